import { fixed, GIB, LINUX_6_1, type Preset, pcMemory, range } from './build';

/** SeaBIOS on q35: one UC range from 3 GiB up, whatever the RAM. */
export const seabiosQ35: Preset = {
  id: 'seabios-q35-46',
  title: 'SeaBIOS on QEMU q35',
  summary:
    'Default WB and one lone UC range: the common guest, and why the overlap bug of KVM was never met.',
  source: 'SeaBIOS src/fw/mtrr.c mtrr_setup(), measured under QEMU 7.2.22',
  scenario: {
    version: 1,
    name: 'SeaBIOS, q35, 4 GiB',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 2 * GIB),
    vcpus: [
      {
        cr0: '0x10',
        msrs: { '0x2ff': '0xc06', ...fixed('WB', 'UC', 'WP'), ...range(0, 'UC', 3 * GIB, GIB, 46) },
      },
    ],
  },
};
