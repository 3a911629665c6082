import { ACCEPTED, allMtrr, bare, END, GIB, mtrrOf, pages, SETUP_STAYS, under, wrmsr } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

const holey = bare(
  { '0x2ff': '0x800', '0x200': '0x6', '0x201': '0xec0000800' },
  { name: 'A mask with a hole' },
);

export const holes: Lesson & { id: string } = {
  version: 1,
  id: 'holes',
  title: 'Masks with holes',
  summary: 'A 0 in the middle of a mask makes several ranges out of one register.',
  steps: [
    {
      text: 'Range 0 is WB with base 0 and PHYSMASK 0xe_c000_0800: the mask of 1 GiB, except that bit 32 is 0.',
      scenario: holey,
      task: {
        kind: 'which',
        ask: 'Which of these pages is WB?',
        is: 'WB',
        choices: pages('mtrr', '0x3ffff000', '0x40000000', '0x100000000', '0x140000000', '0x200000000'),
      },
      hints: [
        'The rule is (address AND mask) == (base AND mask), and nothing else.',
        'Bit 32 of the address is not compared.',
      ],
      after:
        '0 to 1 GiB and 4 to 5 GiB: an address matches whatever its bit 32 is. The SDM advises against it, WRMSR allows it.',
      sources: [SDM.variable],
      right: ['0x3ffff000', '0x100000000'],
      wrong: ['0x40000000', '0x140000000', '0x200000000'],
    },
    {
      text: 'Suppose bits 33 and 35 of the mask were 0 as well: PHYSMASK 0x4_c000_0800.',
      scenario: bare(
        { '0x2ff': '0x800', '0x200': '0x6', '0x201': '0x4c0000800' },
        { name: 'Three holes in a mask' },
      ),
      task: {
        kind: 'number',
        ask: 'Into how many pieces is the range cut?',
        amount: { of: 'pieces', range: 0 },
      },
      hints: [
        'Each free bit above the lowest 1 of the mask doubles them.',
        'Which of the pieces touch each other?',
      ],
      after: 'Bits 32, 33 and 35 are free: 2 × 2 × 2 = 8 pieces of 1 GiB.',
      sources: [SDM.variable],
      right: [8],
      wrong: [3, 4],
    },
    {
      text: 'The extreme: V=1 and a mask of 0. PHYSMASK is 0x800.',
      scenario: bare(
        { '0x2ff': '0x800', '0x200': '0x40000006', '0x201': '0x800' },
        { name: 'A mask of zero' },
      ),
      task: {
        kind: 'number',
        ask: 'How much memory is WB?',
        amount: { of: 'bytes', value: 'mtrr', is: 'WB' },
      },
      hints: ['No bit is compared. Which addresses match?'],
      after: 'All 64 GiB: a mask of 0 matches every address, whatever the base.',
      sources: [SDM.variable],
      right: [64 * GIB],
      wrong: [GIB, 0],
    },
    {
      text: 'The first mask once more: WB with bit 32 free. KVM 4.2 to 6.10 kept ranges as a start and an end.',
      scenario: holey,
      view: { page: '0x80000000' },
      task: {
        kind: 'which',
        ask: 'Who answers WB for page 0x8000_0000, in the gap?',
        is: 'WB',
        choices: [
          { label: 'The SDM', probe: mtrrOf('0x80000000') },
          ...under(mtrrOf('0x80000000'), ['KVM 3.13 to 4.1', 'kvm-3.13'], ['KVM 6.0 to 6.6', 'kvm-6.0']),
        ],
      },
      hints: ['With a start and an end there can be no gap.'],
      after:
        'KVM 4.2 to 6.10: it takes everything from the base to base OR NOT mask, here 0 to 5 GiB, as one range.',
      sources: [KVM.type, SDM.variable],
      right: ['KVM 6.0 to 6.6'],
      wrong: ['The SDM', 'KVM 3.13 to 4.1'],
    },
    {
      text: 'Back to the SDM, with the first mask.',
      scenario: holey,
      task: {
        kind: 'goal',
        ask: 'Repair the mask: WB for exactly the first GiB, by one write.',
        all: [
          allMtrr('0x0', '0x40000000', 'WB'),
          allMtrr('0x40000000', END, 'UC'),
          { kind: 'kept', msrs: ['0x200', '0x2ff'] },
          { kind: 'ranges', atMost: 1 },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'Bits 35:30 must all be 1.',
        'Write 0xf_c000_0800 to IA32_MTRR_PHYSMASK0; or type the size 1G.',
      ],
      after: 'A mask without holes is a run of ones down to the size.',
      sources: [SDM.variable, SDM.examples],
      right: [{ events: [wrmsr('0x201', '0xfc0000800')] }],
      wrong: [
        { events: [wrmsr('0x201', '0xfc0000000')] },
        { events: [wrmsr('0x201', '0xff80000800')] },
        { events: [wrmsr('0x201', '0xf80000800')] },
      ],
    },
  ],
};
