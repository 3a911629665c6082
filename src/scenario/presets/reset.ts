import { GIB, LINUX_6_1, type Preset, pcMemory } from './build';

/** A guest that has executed nothing. */
export const reset: Preset = {
  id: 'x86-reset',
  title: 'CPU reset: MTRRs off, CR0.CD=1',
  summary: 'E=0 means UC by the architecture; what KVM makes of it hangs on a quirk and on the guest CPUID.',
  source: 'QEMU target/i386 x86_cpu_reset, measured in 7.2.22',
  scenario: {
    version: 1,
    name: 'CPU reset',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: 40 },
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 2 * GIB),
    vcpus: [{ cr0: '0x60000010' }],
  },
};
