/** What the tables show, against the machine-read copy of the manual. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MEM_TYPES } from '../../arch/memtype';
import { cdTable, eptKey, eptTable, overlapTable, patTable, type Table } from './model';

interface Facts {
  intel_mtrr_x_pat: {
    mtrr: string;
    pat: string;
    effective: string;
    uc_origin: string | null;
    formerly_undefined: boolean;
    amd_effective: string;
    implementations: { bochs: string };
  }[];
}
const facts = JSON.parse(
  readFileSync(new URL('../../arch/fixtures/effective-types.json', import.meta.url), 'utf8'),
) as Facts;

const cellAt = (table: Table, row: string, column: string) =>
  table.rows.find(({ key }) => key === row)?.cells[table.columns.indexOf(column)];

describe('MTRR × PAT', () => {
  it.each(facts.intel_mtrr_x_pat)('$mtrr with $pat', (fact) => {
    const cell = cellAt(patTable, fact.mtrr, fact.pat);
    const text = cell?.text.join(' ') ?? '';
    expect(cell?.type).toBe(fact.effective);
    expect(text.includes('from the MTRR')).toBe(fact.uc_origin === 'mtrr');
    expect(text.includes("from the page's side")).toBe(fact.effective === 'UC' && fact.uc_origin !== 'mtrr');
    expect(text.includes('Older editions')).toBe(fact.formerly_undefined);
    expect(text.includes('AMD')).toBe(fact.amd_effective !== fact.effective);
    expect(text.includes('Bochs')).toBe(fact.implementations.bochs !== fact.effective);
  });

  it.each(facts.intel_mtrr_x_pat)('a leaf of $mtrr with PAT $pat, by IPAT', ({ mtrr, pat, effective }) => {
    expect(cellAt(eptTable, eptKey(mtrr as 'UC', false), pat)?.type).toBe(effective);
    expect(cellAt(eptTable, eptKey(mtrr as 'UC', true), pat)?.type).toBe(mtrr);
  });
});

describe('overlaps', () => {
  it('UC wins, WT over WB, equal stays, all else is undefined and says what is done', () => {
    for (const a of MEM_TYPES)
      for (const b of MEM_TYPES) {
        const cell = cellAt(overlapTable, a, b);
        const pair = [a, b].sort().join(' ');
        const want = a === b ? a : a === 'UC' || b === 'UC' ? 'UC' : pair === 'WB WT' ? 'WT' : 'undefined';
        expect([pair, cell?.type]).toEqual([pair, want]);
        expect(cell?.text.some((text) => text.includes('Xen'))).toBe(want === 'undefined');
      }
  });
});

it('CR0: one of the four is refused', () => {
  expect(cdTable.map(({ cd, nw, isRefused }) => [cd, nw, isRefused])).toEqual([
    [0, 0, false],
    [0, 1, true],
    [1, 0, false],
    [1, 1, false],
  ]);
  for (const row of cdTable)
    expect([row.intel, row.amd, row.more].every((text) => text.length > 4)).toBe(true);
});
