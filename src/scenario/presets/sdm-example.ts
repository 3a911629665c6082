import { MIB, memory, type Preset, range } from './build';

/** The SDM's own worked example. */
export const sdmExample: Preset = {
  id: 'sdm-example-11-2',
  group: 'sdm',
  tags: ['example', 'overlap', '36-bit'],
  title: "The SDM's example 11-2: 96 MiB with two holes",
  summary:
    'Six ranges of the manual; the holes at 15 MiB and 64 MiB are UC by the SDM and WB under KVM up to 6.10.',
  source: 'SDM vol. 3, example 11-2 / 12-2; default type UC assumed, the manual does not say',
  scenario: {
    version: 1,
    name: 'SDM example 11-2',
    policy: 'bare-metal',
    cpu: { maxPhysAddr: 36 },
    memory: [memory(0, 100 * MIB, 'ram', 'RAM'), memory(0xa0000000, 0xa0800000, 'mmio', 'Framebuffer')],
    vcpus: [
      {
        cr0: '0x80000011',
        msrs: {
          '0x2ff': '0x800',
          ...range(0, 'WB', 0, 64 * MIB, 36),
          ...range(1, 'WB', 64 * MIB, 32 * MIB, 36),
          ...range(2, 'WB', 96 * MIB, 4 * MIB, 36),
          ...range(3, 'UC', 64 * MIB, 4 * MIB, 36),
          ...range(4, 'UC', 15 * MIB, MIB, 36),
          ...range(5, 'WC', 0xa0000000, 8 * MIB, 36),
        },
      },
    ],
  },
};
