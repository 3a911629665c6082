import { ACCEPTED, allMtrr, bare, fixed, GIB, MIB, mtrrOf, pages, range, SETUP_STAYS, writes } from './build';
import { SDM } from './sources';
import type { Lesson } from './types';

const VARIABLE = ['0x200', '0x201', '0x202', '0x203'];
const start = bare(
  { '0x2ff': '0xc00', ...fixed('WB', 'UC', 'WP'), ...range(0, 'WB', 0, GIB, 36) },
  { name: 'Fixed and variable' },
);

export const fixedOverVariable: Lesson & { id: string } = {
  version: 1,
  id: 'fixed-over-variable',
  title: 'Fixed ranges below 1 MiB',
  summary: 'With FE=1 the 88 fixed ranges decide the first MiB alone, even against UC.',
  steps: [
    {
      text: 'E=1 and FE=1. Variable range 0 makes the first GiB WB; the [[fixed MTRR]] of 0xa_0000 says UC.',
      scenario: start,
      view: { page: '0xa0000', window: { start: '0x0', end: '0x200000' } },
      task: { kind: 'type', ask: 'Which MTRR type has page 0xa_0000?', probe: mtrrOf('0xa0000') },
      hints: ['Below 1 MiB with FE=1 only one kind of register is asked.'],
      after: 'UC. The fixed range decides; the variable range is not consulted there.',
      sources: [SDM.precedence, SDM.fixed],
      right: ['UC'],
      wrong: ['WB', 'WP'],
    },
    {
      text: 'Now variable range 1 is UC over the first 2 MiB, and all fixed ranges are WB.',
      scenario: bare(
        {
          '0x2ff': '0xc06',
          ...fixed('WB', 'WB', 'WB'),
          ...range(1, 'UC', 0, 2 * MIB, 36),
        },
        { name: 'A UC range across 1 MiB' },
      ),
      view: { window: { start: '0x0', end: '0x400000' } },
      task: {
        kind: 'which',
        ask: 'Which of these pages is UC?',
        is: 'UC',
        choices: pages('mtrr', '0x9f000', '0xff000', '0x100000', '0x1ff000'),
      },
      hints: ['"UC wins" is a rule among variable ranges.', 'The fixed ranges end at 0x10_0000.'],
      after:
        'From 0x10_0000 up. "UC wins" holds among variable ranges only; of this one just the part below 1 MiB is hidden.',
      sources: [SDM.precedence],
      right: ['0x100000', '0x1ff000'],
      wrong: ['0x9f000', '0xff000'],
    },
    {
      text: 'A framebuffer sits in the VGA window, 0xa_0000 to 0xb_ffff. Its 8 sub-ranges of 16 KiB are the 8 bytes of one MSR.',
      scenario: start,
      view: { window: { start: '0x0', end: '0x200000' } },
      task: {
        kind: 'goal',
        ask: 'Make 0xa_0000 to 0xb_ffff WC, and leave the rest as it is.',
        all: [
          allMtrr('0xa0000', '0xc0000', 'WC'),
          allMtrr('0x0', '0xa0000', 'WB'),
          allMtrr('0xc0000', '0x100000', 'WP'),
          { kind: 'kept', msrs: VARIABLE },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'Variable ranges cannot help here: FE=1 hides them.',
        'The MSR is IA32_MTRR_FIX16K_A0000, 0x259. Unfold Fixed MTRRs in the Guest panel.',
        'Write 0x0101010101010101: type 1 is WC, once for each 16 KiB.',
      ],
      after: 'One WRMSR retypes all 128 KiB: a fixed MSR holds eight types, one in each byte.',
      sources: [SDM.fixed],
      right: [writes({ '0x259': '0x101010101010101' })],
      wrong: [
        writes({ '0x259': '0x1' }),
        writes(range(1, 'WC', 0xa0000, 0x20000, 36)),
        writes({ '0x258': '0x101010101010101' }),
      ],
    },
    {
      text: 'IA32_MTRR_FIX16K_80000 (0x258) now holds 0x6, with all other fixed MSRs 0.',
      scenario: bare({ '0x2ff': '0xc00', '0x258': '0x6' }, { name: 'One byte' }),
      view: { window: { start: '0x0', end: '0x200000' } },
      task: {
        kind: 'which',
        ask: 'Which page is WB?',
        is: 'WB',
        choices: pages('mtrr', '0x7f000', '0x80000', '0x84000', '0x9c000'),
      },
      hints: ['Byte 0, bits 7:0, belongs to the lowest addresses.'],
      after:
        'Byte 0 is the lowest sub-range: 0x8_0000 to 0x8_3fff. The 0 in the other bytes is a type too: UC.',
      sources: [SDM.fixed],
      right: ['0x80000'],
      wrong: ['0x84000', '0x9c000'],
    },
  ],
};
