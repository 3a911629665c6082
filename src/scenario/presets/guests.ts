import { fixed, GIB, LINUX_6_1, LINUX_PAT, memory, type Preset, pcMemory, range } from './build';

/** A running Linux: its PAT makes WC possible at index 1. */
export const linuxOvmf: Preset = {
  id: 'linux-ovmf-q35',
  title: 'Linux guest on OVMF, 40-bit CPU',
  summary: 'A framebuffer that Linux maps WC: which types the PAT can still give under each hypervisor.',
  source: 'measured: QEMU 7.2.22, OVMF 2025.02, Linux 6.1',
  scenario: {
    version: 1,
    name: 'Linux on OVMF, 4 GiB',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: 40 },
    memory: [
      ...pcMemory(4 * GIB, 2 * GIB),
      memory(0xfd000000, 0xfe000000, 'ram', 'bochs VGA framebuffer (host RAM)'),
    ],
    pageAttributes: [{ start: '0xfd000000', end: '0xfe000000', patIndex: 1 }],
    vcpus: [
      {
        cr0: '0x80050033',
        msrs: {
          '0x2ff': '0xc06',
          ...fixed('WB', 'UC', 'UC'),
          ...range(0, 'UC', 2 * GIB, 2 * GIB, 40),
          ...range(1, 'UC', 0xc000000000, 0x2000000000, 40),
          ...LINUX_PAT,
        },
      },
    ],
  },
};

/** The SDM demands that all processors agree. Firmware that forgets the others is real. */
export const disagreeing: Preset = {
  id: 'vcpu-inconsistent',
  title: 'Two vCPUs that disagree',
  summary: 'vCPU 1 was never programmed: which of them faults first decides the type of a page.',
  source: 'measured under QEMU TCG with two CPUs, before Linux repairs it',
  scenario: {
    version: 1,
    name: 'vCPU 1 is blank',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: 40 },
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 2 * GIB),
    vcpus: [
      {
        cr0: '0x80050033',
        msrs: {
          '0x2ff': '0xc06',
          ...fixed('WB', 'UC', 'WP'),
          ...range(0, 'UC', 3 * GIB, GIB, 40),
          ...LINUX_PAT,
        },
      },
      { cr0: '0x80050033', msrs: { '0x2ff': '0x0' } },
    ],
  },
};
