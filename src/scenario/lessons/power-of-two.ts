import { ACCEPTED, allMtrr, bare, END, GIB, MIB, pages, range, SETUP_STAYS, writes } from './build';
import { SDM } from './sources';
import type { Lesson } from './types';

export const powerOfTwo: Lesson & { id: string } = {
  version: 1,
  id: 'power-of-two',
  title: 'Powers of two, and covering 3 GiB',
  summary: 'A base and a mask hold one aligned power of two; other sizes take several.',
  steps: [
    {
      text: 'This CPU has 36 address bits. Range 0 is WB with PHYSBASE 0x6 and [[PHYSMASK]] 0xf_8000_0800; bit 11 is V.',
      scenario: bare({ '0x2ff': '0x800', '0x200': '0x6', '0x201': '0xf80000800' }, { name: 'One range' }),
      task: {
        kind: 'number',
        ask: 'How much memory does it make WB?',
        amount: { of: 'bytes', value: 'mtrr', is: 'WB' },
      },
      hints: [
        'An address matches if the bits that are 1 in the mask equal those of the base.',
        'Bits 30:12 are 0 in the mask: 2^31 addresses share the rest.',
      ],
      after:
        '2 GiB. For an aligned range the mask is 2^36 minus the size: the zeros at the bottom are the size.',
      sources: [SDM.variable, SDM.examples],
      right: [2 * GIB],
      wrong: [GIB, 4 * GIB],
    },
    {
      text: 'The manual works two ranges out. The first, 2 to 4 MiB, is here: base 200000h, mask FFFE00000h, so PHYSBASE0 is 0x20_0006 and PHYSMASK0 0xf_ffe0_0800.',
      scenario: bare(
        { '0x2ff': '0x800', '0x200': '0x200006', '0x201': '0xfffe00800' },
        { name: 'SDM: 2 to 4 MiB' },
      ),
      view: { window: { start: '0x0', end: '0x1000000' } },
      task: {
        kind: 'goal',
        ask: 'Add its second one: WB from 4 to 8 MiB too. Range 0 stays.',
        all: [
          allMtrr('0x200000', '0x800000', 'WB'),
          allMtrr('0x0', '0x200000', 'UC'),
          allMtrr('0x800000', END, 'UC'),
          { kind: 'kept', msrs: ['0x200', '0x201', '0x2ff'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'The size is 4 MiB, so 22 bits at the bottom of the mask are 0.',
        'PHYSBASE1 = 0x40_0006 and PHYSMASK1 = 0xf_ffc0_0800; or add WB 4M at 4M.',
      ],
      after: 'The manual writes the fields without their low 12 bits: base 000400h, mask FFFC00h.',
      sources: [SDM.examples],
      right: [
        writes({ '0x202': '0x400006', '0x203': '0xfffc00800' }),
        // Bit 21 of the base lies under a 0 of the mask.
        writes({ '0x202': '0x600006', '0x203': '0xfffc00800' }),
      ],
      wrong: [
        writes({ '0x202': '0x400006', '0x203': '0xfffe00800' }),
        writes({ '0x202': '0x400006', '0x203': '0xfffc00000' }),
      ],
    },
    {
      text: 'The guest has 3 GiB of RAM from 0. The default type is UC, and no range is set.',
      scenario: bare({ '0x2ff': '0x800' }, { name: 'Cover 3 GiB' }),
      task: {
        kind: 'goal',
        ask: 'Make exactly the first 3 GiB WB, with at most two ranges. The rest stays UC.',
        all: [
          allMtrr('0x0', '0xc0000000', 'WB'),
          allMtrr('0xc0000000', END, 'UC'),
          { kind: 'ranges', atMost: 2 },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        '3 GiB is no power of two. 2 + 1 is one way; 4 − 1 is another.',
        'Add WB at 0 with 2G, then WB at 2G with 1G.',
        'Or WB at 0 with 4G and UC at 3G with 1G: where they overlap UC wins.',
      ],
      after:
        'Both ways take two registers. Odd sizes take one for each bit that is set, which is why firmware runs out of them.',
      sources: [SDM.size, SDM.precedence],
      right: [
        writes({ ...range(0, 'WB', 0, 2 * GIB, 36), ...range(1, 'WB', 2 * GIB, GIB, 36) }),
        writes({ ...range(0, 'WB', 0, 4 * GIB, 36), ...range(1, 'UC', 3 * GIB, GIB, 36) }),
        writes({
          ...range(0, 'UC', 3 * GIB, GIB, 36),
          ...range(1, 'WB', 0, 4 * GIB, 36),
        }),
      ],
      wrong: [
        writes(range(0, 'WB', 0, 4 * GIB, 36)),
        writes({ '0x200': '0x6', '0x201': '0xf40000800' }),
        writes({
          ...range(0, 'WB', 0, GIB, 36),
          ...range(1, 'WB', GIB, GIB, 36),
          ...range(2, 'WB', 2 * GIB, GIB, 36),
        }),
      ],
    },
    {
      text: 'Somebody wants 2 MiB of WB at 3 MiB, and writes PHYSBASE 0x30_0006 with a mask for 2 MiB.',
      scenario: bare(
        { '0x2ff': '0x800', ...range(0, 'WB', 3 * MIB, 2 * MIB, 36) },
        { name: 'A base that is not aligned' },
      ),
      view: { window: { start: '0x0', end: '0x800000' } },
      task: {
        kind: 'which',
        ask: 'Which of these pages is WB?',
        is: 'WB',
        choices: pages('mtrr', '0x1ff000', '0x200000', '0x300000', '0x400000'),
      },
      hints: ['Base bits under a 0 of the mask are not compared.', 'The range begins at base AND mask.'],
      after:
        'It is 2 MiB from 0x20_0000: the base is compared only where the mask has a 1. WRMSR checks no alignment.',
      sources: [SDM.variable, SDM.size],
      right: ['0x200000', '0x300000'],
      wrong: ['0x1ff000', '0x400000'],
    },
    {
      text: 'The same registers.',
      view: { window: { start: '0x0', end: '0x800000' } },
      task: {
        kind: 'goal',
        ask: 'Make exactly 3 MiB to 5 MiB WB after all.',
        all: [
          allMtrr('0x300000', '0x500000', 'WB'),
          allMtrr('0x0', '0x300000', 'UC'),
          allMtrr('0x500000', END, 'UC'),
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'The size is a power of two, but 3 MiB is no multiple of it.',
        'Two ranges of 1 MiB each: at 3M and at 4M.',
      ],
      after: 'A range must be aligned to its own size, so these 2 MiB take two registers.',
      sources: [SDM.size],
      right: [writes({ ...range(0, 'WB', 3 * MIB, MIB, 36), ...range(1, 'WB', 4 * MIB, MIB, 36) })],
      wrong: [writes(range(0, 'WB', 4 * MIB, 2 * MIB, 36)), writes(range(1, 'WB', 4 * MIB, 2 * MIB, 36))],
    },
  ],
};
