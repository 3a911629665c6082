import { listed } from '../presets/ranges';
import { SDM_LAYOUT } from '../presets/sdm-example';
import type { MsrMap, Scenario } from '../types';
import { ACCEPTED, allMtrr, bare, CR0_RUNNING, MIB, mtrrOf, SETUP_STAYS, writes } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

/** The registers of examples 11-2 and 11-3: the same layout, with masks for 36 and 40 address bits. */
function layout(bits: number): MsrMap {
  return { '0x2ff': '0x800', ...listed(SDM_LAYOUT, bits) };
}

/** SDM examples 11-2 / 12-2 (36 bits) and 11-3 / 12-3 (40 bits). Their default type is not given; UC is assumed. */
export const sdmScenario = (bits: number): Scenario =>
  bare(layout(bits), { name: `SDM example 11-${bits === 36 ? 2 : 3}`, cpu: { maxPhysAddr: bits } });

const low = { start: '0x0', end: '0x8000000' };

export const sdmExampleLesson: Lesson & { id: string } = {
  version: 1,
  id: 'sdm-example',
  title: "The SDM's own example",
  summary: '96 MiB of RAM with two holes and a framebuffer, in six registers: examples 11-2 and 11-3.',
  steps: [
    {
      text: 'The manual lays out 96 MiB of RAM, with a card at 64 MiB pushing its last 4 MiB up to 96 MiB. WB takes 64 + 32 + 4 MiB; UC ranges 3 and 4 cut holes at 64 MiB and 15 MiB. It gives no default type: UC is assumed.',
      scenario: sdmScenario(36),
      view: { page: '0x4000000', window: low },
      task: {
        kind: 'type',
        ask: 'Ranges 1 (WB) and 3 (UC) both match page 0x400_0000. Which type has it?',
        probe: mtrrOf('0x4000000'),
      },
      hints: ['Both are variable ranges, and one of them is UC.'],
      after: 'UC: where any of the matching variable ranges is UC, the type is UC.',
      sources: [`${SDM.examples}, example 11-2 / 12-2`, SDM.precedence],
      right: ['UC'],
      wrong: ['WB'],
    },
    {
      text: 'The same registers.',
      view: { window: low },
      task: {
        kind: 'number',
        ask: 'How much memory is WB in all?',
        amount: { of: 'bytes', value: 'mtrr', is: 'WB' },
      },
      hints: [
        '100 MiB are covered by WB ranges.',
        'Take away the two holes: 4 MiB at 64 MiB and 1 MiB at 15 MiB.',
      ],
      after: '95 MiB: 0 to 15, 16 to 64 and 68 to 100 MiB.',
      sources: [`${SDM.examples}, example 11-2 / 12-2`],
      right: [95 * MIB],
      wrong: [96 * MIB, 100 * MIB],
    },
    {
      text: 'Example 11-3 is the same layout for 40 address bits. Here its registers are loaded, but range 5 was left with its 36-bit mask: 0xf_ff80_0800.',
      scenario: {
        ...sdmScenario(40),
        vcpus: [{ cr0: CR0_RUNNING, msrs: { ...layout(40), '0x20b': '0xfff800800' } }],
      },
      task: {
        kind: 'number',
        ask: 'Into how many pieces does that mask cut range 5?',
        amount: { of: 'pieces', range: 5 },
      },
      hints: ['Bits 39:36 are 0 in the mask: they are not compared.', 'Four free bits above the range.'],
      after: '16: the 8 MiB repeat every 64 GiB. A mask must be as wide as the CPU that it is loaded on.',
      sources: [`${SDM.examples}, example 11-3 / 12-3`, SDM.variable],
      right: [16],
      wrong: [1, 4],
    },
    {
      text: 'The same registers.',
      task: {
        kind: 'goal',
        ask: 'Make it example 11-3: WC only at 0xa000_0000 to 0xa07f_ffff, everything else as it is.',
        all: [
          allMtrr('0xa0000000', '0xa0800000', 'WC'),
          allMtrr('0xa0800000', '0x10000000000', 'UC'),
          allMtrr('0x6400000', '0xa0000000', 'UC'),
          allMtrr('0x4400000', '0x6400000', 'WB'),
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: ['Only the mask of range 5 is wrong.', 'Write 0xff_ff80_0800 to IA32_MTRR_PHYSMASK5 (0x20b).'],
      after: 'That is the value the manual prints.',
      sources: [`${SDM.examples}, example 11-3 / 12-3`],
      right: [writes({ '0x20b': '0xffff800800' })],
      wrong: [writes({ '0x20b': '0xfff800000' }), writes({ '0x20b': '0xffff000800' })],
    },
    {
      text: 'Back to 36 bits. KVM of Linux 6.1 reads the same six registers in its own way.',
      scenario: sdmScenario(36),
      view: { page: '0xf00000', window: low },
      task: {
        kind: 'which',
        ask: 'Who answers WB for the hole at 0xf0_0000?',
        is: 'WB',
        choices: [
          { label: 'The SDM', probe: { page: '0xf00000', value: 'mtrr', policy: 'bare-metal' } },
          { label: 'KVM 3.13 to 4.1', probe: { page: '0xf00000', value: 'mtrr', policy: 'kvm-3.13' } },
          { label: 'KVM 6.0 to 6.6', probe: { page: '0xf00000', value: 'mtrr', policy: 'kvm-6.0' } },
          { label: 'Xen 4.19', probe: { page: '0xf00000', value: 'mtrr', policy: 'xen' } },
        ],
      },
      hints: ['One of them walks a list sorted by descending PHYSBASE: it meets UC first, then WB.'],
      after:
        'KVM 4.2 to 6.10: having UC, it takes the WB that comes later for an undefined mix, which it makes WB. The hole at 0x400_0000 stays UC: its WB range has the same base, and WB (6) sorts before UC (0).',
      sources: [KVM.type, SDM.precedence],
      right: ['KVM 6.0 to 6.6'],
      wrong: ['The SDM', 'KVM 3.13 to 4.1', 'Xen 4.19'],
    },
  ],
};
