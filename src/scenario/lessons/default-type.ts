import { ACCEPTED, allMtrr, bare, END, GIB, mtrrOf, pages, range, SETUP_STAYS, writes, wrmsr } from './build';
import { SDM } from './sources';
import type { Lesson } from './types';

export const defaultType: Lesson & { id: string } = {
  version: 1,
  id: 'default-type',
  title: 'The default type',
  summary: 'What memory is when no range says anything, and what the E bit does to that.',
  steps: [
    {
      text: 'A CPU just after reset: every [[MTRR]] is 0, so [[DEF_TYPE|IA32_MTRR_DEF_TYPE]].E is 0 and the MTRRs are disabled.',
      scenario: bare({}, { name: 'After reset', vcpus: [{}] }),
      view: { page: '0x40000000' },
      task: { kind: 'type', ask: 'Which MTRR type has page 0x4000_0000?', probe: mtrrOf('0x40000000') },
      hints: ['E=0 does not mean "no restriction". It means that no register is asked.'],
      after:
        'With E=0 all of memory is UC: the type field, the fixed and the variable ranges are not looked at.',
      sources: [SDM.defType, SDM.init],
      right: ['UC'],
      wrong: ['WB', 'WC'],
    },
    {
      text: 'Firmware has written 6 (WB) into the type field, but E is still 0: IA32_MTRR_DEF_TYPE is 0x6.',
      scenario: bare({ '0x2ff': '0x6' }, { name: 'Type WB, E=0' }),
      view: { page: '0x40000000' },
      task: { kind: 'type', ask: 'Which MTRR type has page 0x4000_0000 now?', probe: mtrrOf('0x40000000') },
      hints: ['Look at E first: bit 11 of IA32_MTRR_DEF_TYPE.'],
      after: 'Still UC. The default type counts only once E=1.',
      sources: [SDM.defType],
      right: ['UC'],
      wrong: ['WB'],
    },
    {
      text: 'Now it is your turn. The type field is already 6.',
      task: {
        kind: 'goal',
        ask: 'Make all of memory WB, without a single variable range.',
        all: [allMtrr('0x0', END, 'WB'), { kind: 'ranges', atMost: 0 }, ACCEPTED, SETUP_STAYS],
      },
      hints: [
        'One bit is missing.',
        'Set E in the Guest panel, or write 0x806 to IA32_MTRR_DEF_TYPE: bit 11 is E, bits 7:0 are the type.',
      ],
      after: 'E=1 and type WB: what no range matches is WB. With FE=0 that includes the first MiB.',
      sources: [SDM.defType],
      right: [{ events: [wrmsr('0x2ff', '0x806')] }],
      wrong: [
        { events: [wrmsr('0x2ff', '0x800')] },
        { events: [wrmsr('0x2ff', '0x807')] },
        writes({ '0x2ff': '0x800', ...range(0, 'WB', 0, 64 * GIB, 36) }),
      ],
    },
    {
      text: 'The default type is WB, and variable range 0 is UC from 3 GiB to 4 GiB.',
      scenario: bare(
        { '0x2ff': '0x806', ...range(0, 'UC', 3 * GIB, GIB, 36) },
        { name: 'Default WB, one UC range' },
      ),
      task: {
        kind: 'which',
        ask: 'Which of these pages gets the default type?',
        is: 'WB',
        choices: pages('mtrr', '0xbffff000', '0xc0000000', '0xfffff000', '0x100000000'),
      },
      hints: ['A range is matched or it is not: the default type takes no part where one matches.'],
      after:
        'The last page below 3 GiB and the first at 4 GiB match no range. The default type is no party in an overlap: it never meets a range.',
      sources: [SDM.precedence],
      right: ['0xbffff000', '0x100000000'],
      wrong: ['0xc0000000', '0xfffff000'],
    },
  ],
};
