/** Every cell of the manuals' tables, from a machine-compared copy of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  effectiveAmd,
  effectiveCode,
  effectiveIntel,
  effectiveNpt,
  effectiveOfLeaf,
  nptCombinedPat,
} from './effective';
import { MEM_TYPES, type MemType, PAT_TYPES, type PatType, patCode, typeCode, UNDEFINED } from './memtype';

type Table = Record<string, Record<string, string>>;

interface Tables {
  intel_mtrr_x_pat: { mtrr: MemType; pat: PatType; effective: MemType; amd_effective: string }[];
  intel_matrix: Table;
  amd_matrix_table_7_11: Table;
  amd_npt: { step1_guest_pat_x_host_pat: Table; step2_combined_pat_x_host_mtrr: Table };
  no_pat_vs_reset_pat_conflicts: { mtrr: MemType; table_11_7_with_reset_pat_index1_WT: MemType }[];
}

const tables = JSON.parse(
  readFileSync(new URL('./fixtures/effective-types.json', import.meta.url), 'utf8'),
) as Tables;
const cells = (table: Table): [string, string, string][] =>
  Object.entries(table).flatMap(([row, columns]) =>
    Object.entries(columns).map(([column, type]): [string, string, string] => [row, column, type]),
  );

describe('SDM table 11-7 / 12-7', () => {
  it('has 30 cells', () => expect(tables.intel_mtrr_x_pat).toHaveLength(30));
  it.each(tables.intel_mtrr_x_pat)('MTRR $mtrr with PAT $pat is $effective', (cell) => {
    expect(effectiveIntel(cell.mtrr, cell.pat)).toBe(cell.effective);
    expect(effectiveCode(typeCode(cell.mtrr), patCode(cell.pat))).toBe(typeCode(cell.effective));
    expect(tables.intel_matrix[cell.mtrr]?.[cell.pat]).toBe(cell.effective);
  });
  it.each(tables.no_pat_vs_reset_pat_conflicts)('MTRR $mtrr with the reset PAT, PWT=1', (cell) => {
    expect(effectiveIntel(cell.mtrr, 'WT')).toBe(cell.table_11_7_with_reset_pat_index1_WT);
  });
  it('an open MTRR type stays open but under PAT UC and PAT WC', () => {
    const settled = PAT_TYPES.filter((pat) => effectiveCode(UNDEFINED, patCode(pat)) !== UNDEFINED);
    expect(settled).toEqual(['UC', 'WC']);
  });
});

describe('an EPT leaf in place of the MTRR', () => {
  it.each(MEM_TYPES)('%s: IPAT means the leaf alone', (type) => {
    for (const pat of PAT_TYPES) {
      expect(effectiveOfLeaf(typeCode(type), true, patCode(pat))).toBe(typeCode(type));
      expect(effectiveOfLeaf(typeCode(type), false, patCode(pat))).toBe(typeCode(effectiveIntel(type, pat)));
    }
  });
});

describe('AMD', () => {
  it.each(cells(tables.amd_matrix_table_7_11))(
    'APM table 7-11: MTRR %s with PAT %s is %s',
    (mtrr, pat, type) => {
      expect(effectiveAmd(mtrr as MemType, pat as PatType)).toBe(type);
    },
  );
  it.each(cells(tables.amd_npt.step1_guest_pat_x_host_pat))(
    'APM table 15-19: guest PAT %s with host PAT %s is %s',
    (guest, host, type) => {
      expect(nptCombinedPat(guest as PatType, host as PatType)).toBe(type);
    },
  );
  it('APM table 15-20 follows, whatever pair leads to a row', () => {
    const step2 = tables.amd_npt.step2_combined_pat_x_host_mtrr;
    for (const guest of PAT_TYPES) {
      for (const host of PAT_TYPES) {
        for (const mtrr of MEM_TYPES) {
          expect(effectiveNpt(guest, host, mtrr)).toBe(step2[nptCombinedPat(guest, host)]?.[mtrr]);
        }
      }
    }
  });
});
