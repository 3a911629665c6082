/** The worked examples of the manuals, and each of their rules alone. */
import type { Hex } from '../../arch/hex';
import type { MsrMap } from '../types';
import { type Card, fixed, GIB, MIB, type Preset } from './build';
import { listed, type Range } from './ranges';
import { SDM_LAYOUT, sdmExample } from './sdm-example';

interface Example extends Omit<Card, 'tags'> {
  tags?: readonly string[];
  bits?: number;
  defType?: Hex;
  ranges?: readonly Range[];
  more?: MsrMap;
}

function example({ bits = 36, defType = '0x800', ranges = [], more, tags = [], ...card }: Example): Preset {
  return {
    ...card,
    tags: [...tags, 'example', `${bits}-bit`],
    group: 'sdm',
    scenario: {
      version: 1,
      name: card.title,
      policy: 'bare-metal',
      cpu: { maxPhysAddr: bits },
      vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': defType, ...more, ...listed(ranges, bits) } }],
    },
  };
}

const RULES = 'SDM vol. 3, "MTRR Precedences", 11.11.4.1 / 12.11.4.1';
const REGISTERS = 'SDM vol. 3, "Variable Range MTRRs", 11.11.2.3 / 12.11.2.3';
const EXAMPLES = 'SDM vol. 3, 11.11.3 / 12.11.3, "Example Base and Mask Calculations"';
const WB_GIB: Range = ['WB', 0, GIB];

export const sdmExamples: readonly Preset[] = [
  sdmExample,
  example({
    id: 'sdm-example-11-3',
    title: "The SDM's example 11-3: the same with 40 bits",
    summary: 'The layout of example 11-2 on a CPU with 40 address bits: the masks have four more ones.',
    source: `${EXAMPLES}, example 11-3; default type UC assumed`,
    bits: 40,
    ranges: SDM_LAYOUT,
  }),
  example({
    id: 'sdm-2-to-4-mib',
    title: 'One range, 2 MiB to 4 MiB',
    summary:
      'Base 0x200000 and a mask with everything but the low 21 bits: the first calculation of the manual.',
    source: EXAMPLES,
    ranges: [['WB', 2 * MIB, 2 * MIB]],
  }),
  example({
    id: 'sdm-4-to-8-mib',
    title: 'One range, 4 MiB to 8 MiB',
    summary: 'Twice the size is one bit less in the mask: the second calculation of the manual.',
    source: EXAMPLES,
    ranges: [['WB', 4 * MIB, 4 * MIB]],
  }),
  example({
    id: 'apm-32-mib-52-bits',
    title: "The APM's example with 52 bits",
    summary: '32 MiB at 32 MiB in the largest physical address space that there is.',
    source: 'AMD64 APM vol. 2, 7.7.2 "PhysMask and PhysBase Values"',
    tags: ['amd'],
    bits: 52,
    ranges: [['WB', 32 * MIB, 32 * MIB]],
  }),
  example({
    id: 'rule-mtrrs-off',
    title: 'E=0: everything is UC',
    summary: 'FE, the default type and every range are ignored while IA32_MTRR_DEF_TYPE.E is clear.',
    source: 'SDM vol. 3, 11.11.2.1 / 12.11.2.1, "IA32_MTRR_DEF_TYPE MSR"',
    tags: ['enable'],
    defType: '0x406',
    ranges: [['WB', 0, 4 * GIB]],
    more: fixed('WB', 'WB', 'WB'),
  }),
  example({
    id: 'rule-fixed-off',
    title: 'FE=0: variable ranges reach below 1 MiB',
    summary: 'With the fixed ranges off, variable ranges and the default type decide the first MiB.',
    source: 'SDM vol. 3, 11.11.2.1 / 12.11.2.1, "IA32_MTRR_DEF_TYPE MSR"',
    ranges: [
      ['WB', 0, 512 * 1024],
      ['WC', 512 * 1024, 256 * 1024],
    ],
    more: fixed('WP', 'WP', 'WP'),
  }),
  example({
    id: 'rule-fixed-wins',
    title: 'Fixed over variable, even over UC',
    summary: 'A UC range over the first 2 MiB: below 1 MiB the fixed ranges say WB, and they win.',
    source: RULES,
    tags: ['precedence', 'overlap'],
    defType: '0xc06',
    ranges: [['UC', 0, 2 * MIB]],
    more: fixed('WB', 'WB', 'WB'),
  }),
  example({
    id: 'rule-wt-over-wb',
    title: 'WT over WB gives WT',
    summary: 'The one overlap without UC that the architecture defines.',
    source: RULES,
    tags: ['precedence', 'overlap'],
    ranges: [WB_GIB, ['WT', 256 * MIB, 16 * MIB]],
  }),
  example({
    id: 'rule-three-types',
    title: 'UC, WT and WB over one another',
    summary: 'Where all three meet UC wins; next to it WT wins over WB.',
    source: RULES,
    tags: ['precedence', 'overlap'],
    ranges: [WB_GIB, ['WT', 256 * MIB, 16 * MIB], ['UC', 256 * MIB, 4 * MIB]],
  }),
  example({
    id: 'rule-undefined',
    title: 'WC over WB: undefined',
    summary: 'The architecture does not say what happens; every implementation answers something else.',
    source: RULES,
    tags: ['precedence', 'overlap', 'undefined'],
    ranges: [WB_GIB, ['WC', 256 * MIB, 16 * MIB]],
  }),
  example({
    id: 'rule-uc-rescues',
    title: 'WC, WB and UC: defined again',
    summary: 'A third range of type UC over the undefined pair makes the answer UC.',
    source: RULES,
    tags: ['precedence', 'overlap'],
    ranges: [WB_GIB, ['WC', 256 * MIB, 16 * MIB], ['UC', 256 * MIB, 16 * MIB]],
  }),
  example({
    id: 'rule-misaligned-base',
    title: 'A base that is not aligned',
    summary: 'Base 3 MiB with a 2 MiB mask holds 2 to 4 MiB: base bits below the mask do not count.',
    source: REGISTERS,
    tags: ['mask'],
    more: { '0x200': '0x300006', '0x201': '0xfffe00800' },
  }),
  example({
    id: 'rule-mask-with-holes',
    title: 'A mask with holes',
    summary: 'Two free bits in the mask: the range holds 0 to 0x1fff and the same again at 1 MiB.',
    source: `${REGISTERS}, on discontinuous ranges`,
    tags: ['mask', 'discontiguous'],
    more: { '0x200': '0x6', '0x201': '0xfffefe800' },
  }),
  example({
    id: 'rule-short-mask',
    title: 'A mask for 36 bits on a CPU with 40',
    summary:
      'The upper four bits of the mask are zero, so 64 MiB of WB come back every 64 GiB, sixteen times.',
    source: REGISTERS,
    tags: ['mask', 'discontiguous'],
    bits: 40,
    more: { '0x200': '0x6', '0x201': '0xffc000800' },
  }),
  example({
    id: 'rule-zero-mask',
    title: 'A mask of zero matches everything',
    summary: 'V=1 with no bit in the mask: one WP range over the whole space.',
    source: REGISTERS,
    tags: ['mask'],
    more: { '0x200': '0x5', '0x201': '0x800' },
  }),
  example({
    id: 'linux-mtrr-overlap',
    title: "Linux' own example of an overlap",
    summary: 'A WC framebuffer of 16 MiB, and its first page UC again, where the registers of the card are.',
    source: 'Linux Documentation/arch/x86/mtrr.rst, "Creating overlapping MTRRs"',
    tags: ['kernel', 'voodoo', 'overlap'],
    ranges: [
      ['WB', 0, 64 * MIB],
      ['WC', 0xfb000000, 16 * MIB],
      ['UC', 0xfb000000, 4096],
    ],
  }),
  example({
    id: 'coreboot-subtractive',
    title: 'Subtractive: three ranges in place of fourteen',
    summary: '2 GiB of WB with two UC holes at its top; adding WB pieces up would take fourteen registers.',
    source: 'coreboot mailing list, 2009-01-24, "MTRR setup strategy"',
    tags: ['carve-out', 'overlap', 'solver'],
    ranges: [
      ['WB', 0, 2 * GIB],
      ['UC', 0x7c000000, 64 * MIB],
      ['UC', 0x7bff0000, 64 * 1024],
    ],
  }),
];
