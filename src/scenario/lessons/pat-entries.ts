import {
  ACCEPTED,
  bare,
  CR0_RUNNING,
  effectiveOf,
  GIB,
  MIB,
  pages,
  range,
  SETUP_STAYS,
  wrmsr,
} from './build';
import { OTHER, SDM } from './sources';
import type { Lesson } from './types';

/** Where the guest's page tables select PA1, PA2 and PA3. */
const pageAttributes = [1, 2, 3].map((patIndex) => ({
  start: `0x${(patIndex * 0x1000_0000).toString(16)}`,
  end: `0x${(patIndex * 0x1000_0000 + MIB).toString(16)}`,
  patIndex,
}));
const wb = bare({ '0x2ff': '0x806' }, { name: 'PAT at reset over WB', pageAttributes });

export const patEntries: Lesson & { id: string } = {
  version: 1,
  id: 'pat-entries',
  title: 'PAT entries, and UC- against UC',
  summary:
    'Three bits of a page-table entry choose one of eight types; two of the eight are UC in two strengths.',
  steps: [
    {
      text: 'All memory is WB by the MTRRs. Page tables choose an entry of IA32_PAT with [[PAT]], PCD and PWT: entry 4·PAT + 2·PCD + PWT. The PAT is at reset: WB, WT, UC-, UC, and the same again.',
      scenario: wb,
      view: { page: '0x10000000' },
      task: {
        kind: 'type',
        ask: 'Page 0x1000_0000 is mapped with PWT=1, PCD=0, PAT=0. Which type has an access?',
        probe: effectiveOf('0x10000000'),
      },
      hints: ['That is entry 1.'],
      after: 'WT: PA1 at reset. It is what PWT meant before there was a PAT.',
      sources: [SDM.pat, SDM.mtrrPat],
      right: ['WT'],
      wrong: ['WB', 'UC'],
    },
    {
      text: 'Page 0x2000_0000 is mapped through PA2 (UC-), page 0x3000_0000 through PA3 (UC). Both lie over WB.',
      view: { page: '0x20000000' },
      task: {
        kind: 'which',
        ask: 'Which of them is UC?',
        is: 'UC',
        choices: pages('effective', '0x20000000', '0x30000000'),
      },
      hints: ['The minus has to do with one MTRR type only, and it is not WB.'],
      after: 'Both. Over WB there is no difference between UC- and UC.',
      sources: [SDM.mtrrPat],
      right: ['0x20000000', '0x30000000'],
      wrong: [],
    },
    {
      text: 'Variable range 0 now makes the first GiB WC. The page tables are the same: PA1 is WT, PA2 UC-, PA3 UC.',
      scenario: {
        ...wb,
        name: 'PAT at reset over WC',
        vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', ...range(0, 'WC', 0, GIB, 36) } }],
      },
      view: { page: '0x20000000' },
      task: {
        kind: 'which',
        ask: 'Which pages are WC for an access?',
        is: 'WC',
        choices: pages('effective', '0x0', '0x10000000', '0x20000000', '0x30000000'),
      },
      hints: [
        'Page 0 uses PA0, WB, which takes the type of the MTRR.',
        'UC- can be overridden by a WC MTRR; UC cannot.',
      ],
      after:
        'PA0 (WB) gives the MTRR its way, and so does PA2 (UC-). PA3 (UC) does not, and WT over WC is UC.',
      sources: [SDM.mtrrPat],
      right: ['0x0', '0x20000000'],
      wrong: ['0x10000000', '0x30000000'],
    },
    {
      text: 'Back to WB by the MTRRs. Linux wants WC pages without spending a range, so it reprograms the PAT.',
      scenario: wb,
      view: { page: '0x10000000' },
      task: {
        kind: 'goal',
        ask: 'Make page 0x1000_0000, which selects PA1, WC by a write to IA32_PAT. Entries 0, 2 and 3 stay.',
        all: [
          { kind: 'page', page: '0x10000000', value: 'effective', is: 'WC' },
          { kind: 'page', page: '0x0', value: 'effective', is: 'WB' },
          { kind: 'page', page: '0x20000000', value: 'effective', is: 'UC' },
          { kind: 'page', page: '0x30000000', value: 'effective', is: 'UC' },
          { kind: 'kept', msrs: ['0x2ff', '0x200', '0x201'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'Entry i is byte i of the MSR, and WC is 1.',
        'Choose WC for PA1 in the Guest panel, or write 0x0007_0406_0007_0106.',
      ],
      after: 'WC by PAT over WB by MTRR is WC. Linux has WC in PA1 too: 0x0407_0506_0007_0106.',
      sources: [SDM.pat, OTHER.linuxPat],
      right: [
        { events: [wrmsr('0x277', '0x7040600070106')] },
        { events: [wrmsr('0x277', '0x407050600070106')] },
      ],
      wrong: [
        { events: [wrmsr('0x277', '0x7010600070406')] },
        { events: [wrmsr('0x277', '0x7040600070206')] },
        { events: [wrmsr('0x277', '0x101010101010101')] },
      ],
    },
    {
      text: 'The PAT works only through page tables. This CPU has paging off: CR0.PG=0.',
      scenario: {
        ...wb,
        name: 'Paging off',
        vcpus: [{ cr0: '0x11', msrs: { '0x2ff': '0x806', '0x277': '0x0' } }],
      },
      view: { page: '0x0' },
      task: {
        kind: 'type',
        ask: 'IA32_PAT is 0, so all eight entries are UC. Which type has an access to page 0?',
        probe: effectiveOf('0x0'),
      },
      hints: ['Who would select an entry?'],
      after: 'WB: without paging no entry is selected, and the MTRR type is used alone.',
      sources: [SDM.pat],
      right: ['WB'],
      wrong: ['UC'],
    },
  ],
};
