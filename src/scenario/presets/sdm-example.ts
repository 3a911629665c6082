import { MIB, memory, type Preset } from './build';
import { listed, type Range } from './ranges';

/** The ranges of examples 11-2 / 12-2 (36 address bits) and 11-3 / 12-3 (40): only the masks differ. */
export const SDM_LAYOUT: readonly Range[] = [
  ['WB', 0, 64 * MIB],
  ['WB', 64 * MIB, 32 * MIB],
  ['WB', 96 * MIB, 4 * MIB],
  ['UC', 64 * MIB, 4 * MIB],
  ['UC', 15 * MIB, MIB],
  ['WC', 0xa0000000, 8 * MIB],
];

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
    vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x800', ...listed(SDM_LAYOUT, 36) } }],
  },
};
