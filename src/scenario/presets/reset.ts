import { GIB, guest, LINUX_6_1, pcMemory } from './build';

/** A guest that has executed nothing. */
export const reset = guest(
  {
    id: 'x86-reset',
    title: 'CPU reset: MTRRs off, CR0.CD=1',
    summary:
      'E=0 means UC by the architecture; what KVM makes of it hangs on a quirk and on the guest CPUID.',
    source: 'QEMU target/i386 x86_cpu_reset; measured: QEMU 7.2.22 TCG, before the first instruction',
    tags: ['qemu', 'power-on', 'init', '40-bit', '4G'],
  },
  { bits: 40 },
  ({ ram, bits }) => ({
    version: 1,
    name: 'CPU reset',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: bits },
    vm: { noncoherentDma: 1 },
    memory: pcMemory(ram, 2 * GIB),
    vcpus: [{ cr0: '0x60000010' }],
  }),
);
