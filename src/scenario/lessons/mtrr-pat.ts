import { ACCEPTED, bare, effectiveOf, MIB, pages, range, SETUP_STAYS, writes } from './build';
import { SDM } from './sources';
import type { Lesson } from './types';

const at = (i: number): string => `0x${(i * 0x1000_0000).toString(16)}`;
/** PA0 WB, PA1 WC, PA2 UC-, PA3 UC, PA4 WT, PA5 WP: Linux's types in an order of our own. */
const PAT = { '0x277': '0x50400070106' };
const attributes = (...list: [page: number, patIndex: number][]) =>
  list.map(([page, patIndex]) => ({
    start: at(page),
    end: `0x${(page * 0x1000_0000 + MIB).toString(16)}`,
    patIndex,
  }));
/** A page for each of PA0 to PA5: a whole row of the table. */
const pageAttributes = attributes([1, 1], [2, 2], [3, 3], [4, 4], [5, 5]);
const choices = pages('effective', at(0), at(1), at(2), at(3), at(4), at(5));

export const mtrrPat: Lesson & { id: string } = {
  version: 1,
  id: 'mtrr-pat',
  title: 'MTRR × PAT',
  summary: 'The table that makes one effective type of two; "the stricter wins" is not it.',
  steps: [
    {
      text: 'A framebuffer lies in memory that the MTRRs call UC. The driver maps it through a PAT entry that is WC.',
      scenario: bare(
        { '0x2ff': '0x800', ...PAT },
        { name: 'UC by MTRR, WC by PAT', pageAttributes: attributes([13, 1]) },
      ),
      view: { page: '0xd0000000' },
      task: {
        kind: 'type',
        ask: 'Which type has an access to page 0xd000_0000?',
        probe: effectiveOf('0xd0000000'),
      },
      hints: ['One column of the table has the same type in every row.'],
      after:
        'WC. A WC entry of the PAT wins over every MTRR type, over UC too. That is why drivers need no MTRR for it.',
      sources: [SDM.mtrrPat],
      right: ['WC'],
      wrong: ['UC'],
    },
    {
      text: 'Everything is WB by the MTRRs. Page n·0x1000_0000 is mapped through entry n: 0 WB, 1 WC, 2 UC-, 3 UC, 4 WT, 5 WP.',
      scenario: bare({ '0x2ff': '0x806', ...PAT }, { name: 'A row of the table: WB', pageAttributes }),
      task: {
        kind: 'which',
        ask: 'Which accesses are UC?',
        is: 'UC',
        choices,
      },
      hints: ['In the WB row the PAT has its way.'],
      after: 'UC- and UC. Over WB the effective type is that of the PAT entry, and UC- is UC.',
      sources: [SDM.mtrrPat],
      right: [at(2), at(3)],
      wrong: [at(0), at(1), at(4), at(5)],
    },
    {
      text: 'Now the default type is WC, with the same page tables. "The stricter of the two" would give WC at worst.',
      scenario: bare({ '0x2ff': '0x801', ...PAT }, { name: 'A row of the table: WC', pageAttributes }),
      task: {
        kind: 'which',
        ask: 'Which accesses are UC here?',
        is: 'UC',
        choices,
      },
      hints: ['WB and UC- let the MTRR have its way.', 'WC and WT have no common ground: what is left?'],
      after:
        'UC, WT and WP. A cacheable PAT type over a WC MTRR becomes UC, except WB, which takes the MTRR type. No ordering of the types gives this table.',
      sources: [SDM.mtrrPat],
      right: [at(3), at(4), at(5)],
      wrong: [at(0), at(1), at(2)],
    },
    {
      text: 'The default type is UC, and a page at 0x4000_0000 is mapped through PA4, WT.',
      scenario: bare(
        { '0x2ff': '0x800', ...PAT },
        { name: 'UC by MTRR, WT by PAT', pageAttributes: attributes([4, 4]) },
      ),
      view: { page: at(4) },
      task: {
        kind: 'goal',
        ask: 'Make accesses to 0x4000_0000 WT. The PAT stays, and so does the type of page 0.',
        all: [
          { kind: 'page', page: at(4), value: 'effective', is: 'WT' },
          { kind: 'page', page: '0x0', value: 'effective', is: 'UC' },
          { kind: 'kept', msrs: ['0x277'] },
          ACCEPTED,
          SETUP_STAYS,
        ],
      },
      hints: [
        'Which MTRR types leave WT alone?',
        'Add a WB (or WT, or WP) range over the page: 4K at 0x4000_0000.',
      ],
      after: 'WT by PAT stays WT over WB, WT and WP; over UC and WC it is UC.',
      sources: [SDM.mtrrPat],
      right: [
        writes(range(0, 'WB', 0x40000000, 4096, 36)),
        writes(range(0, 'WT', 0x40000000, 0x40000000, 36)),
        writes(range(0, 'WP', 0x40000000, 4096, 36)),
      ],
      wrong: [
        writes(range(0, 'WC', 0x40000000, 4096, 36)),
        writes({ '0x2ff': '0x806' }),
        writes({ '0x277': '0x604040404040406' }),
      ],
    },
  ],
};
