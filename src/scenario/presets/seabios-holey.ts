import { fixed, LINUX_6_1, MIB, type Preset, pcMemory } from './build';

/** SeaBIOS computes the mask as -(4 GiB - base): no power of two here, so the mask gets a hole. */
export const seabiosHoley: Preset = {
  id: 'seabios-i440fx-3328M-holey',
  title: 'SeaBIOS on i440fx with 3.25 GiB: a mask with a hole',
  summary:
    'By the SDM 256 MiB of the PCI window stay WB; KVM up to 6.10 reads one solid UC range. Same register, two readings.',
  source: 'SeaBIOS src/fw/mtrr.c mtrr_setup(), measured under QEMU 7.2.22',
  scenario: {
    version: 1,
    name: 'SeaBIOS, i440fx, 3328 MiB',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: 40 },
    vm: { noncoherentDma: 1 },
    memory: [
      ...pcMemory(3328 * MIB, 3328 * MIB).slice(0, 4),
      { start: '0xe0000000', end: '0xf0000000', kind: 'mmio', name: 'BAR of an assigned device' },
    ],
    vcpus: [
      {
        cr0: '0x10',
        msrs: {
          '0x2ff': '0xc06',
          ...fixed('WB', 'UC', 'WP'),
          '0x200': '0xd0000000',
          '0x201': '0xffd0000800',
        },
      },
    ],
  },
};
