/** The type that an access gets from two sources. Each table is written as the manual prints it. */
import {
  MEM_TYPES,
  type MemType,
  type MtrrCode,
  PAT_TYPES,
  type PatCode,
  type PatType,
  patCode,
  TYPE_CODES,
  type TypeCode,
  typeCode,
  UC,
  UNDEFINED,
} from './memtype';

/** AMD's inferred types, which software cannot write: APM vol. 2, 7.4. */
export type AmdType = MemType | 'CD' | 'WC+';

/** Rows: MTRR (or EPT) type. Columns: PAT type UC, UC-, WC, WT, WP, WB. SDM table 11-7 / 12-7 (CR0.CD=0). */
const INTEL: Record<MemType, string> = {
  UC: 'UC UC WC UC UC UC',
  WC: 'UC WC WC UC UC WC',
  WT: 'UC UC WC WT WP WT',
  WP: 'UC WC WC WT WP WP',
  WB: 'UC UC WC WT WP WB',
};

/** The same for AMD: APM vol. 2, table 7-11. */
const AMD: Record<MemType, string> = {
  UC: 'UC UC WC UC UC UC',
  WC: 'CD WC WC CD CD WC',
  WT: 'CD CD WC WT CD WT',
  WP: 'CD CD WC CD WP WP',
  WB: 'CD CD WC WT WP WB',
};

/** AMD nested paging, step 1: guest PAT (rows) with host PAT (columns UC, UC-, WC, WP, WT, WB). APM 15.25.8, table 15-19. */
const NPT_PAT: Record<PatType, string> = {
  UC: 'UC UC UC UC UC UC',
  'UC-': 'UC UC- WC UC UC UC',
  WC: 'WC WC WC WC+ WC+ WC+',
  WP: 'UC UC UC WP UC WP',
  WT: 'UC UC UC UC WT WT',
  WB: 'UC UC WC WP WT WB',
};
const NPT_PAT_COLUMNS: readonly PatType[] = ['UC', 'UC-', 'WC', 'WP', 'WT', 'WB'];

/** Step 2: that result (rows) with the host's MTRR (columns UC, WC, WP, WT, WB). APM 15.25.8, table 15-20. */
const NPT_MTRR: Record<PatType | 'WC+', string> = {
  UC: 'UC CD CD CD CD',
  'UC-': 'UC WC CD CD CD',
  WC: 'WC WC WC WC WC',
  'WC+': 'WC WC WC+ WC+ WC+',
  WP: 'UC CD WP CD WP',
  WT: 'UC CD CD WT WT',
  WB: 'UC WC WP WT WB',
};
const NPT_MTRR_COLUMNS: readonly MemType[] = ['UC', 'WC', 'WP', 'WT', 'WB'];

const cell = <T extends string>(row: string, column: number): T => row.split(' ')[column] as T;

/** MTRR (or EPT leaf with IPAT=0) with PAT on Intel: SDM table 11-7 / 12-7. */
export function effectiveIntel(mtrr: MemType, pat: PatType): MemType {
  return cell(INTEL[mtrr], PAT_TYPES.indexOf(pat));
}

/** MTRR with PAT on AMD: APM table 7-11. */
export function effectiveAmd(mtrr: MemType, pat: PatType): AmdType {
  return cell(AMD[mtrr], PAT_TYPES.indexOf(pat));
}

/** Guest PAT with the host PAT that the nested leaf selects: APM table 15-19. */
export function nptCombinedPat(guest: PatType, host: PatType): PatType | 'WC+' {
  return cell(NPT_PAT[guest], NPT_PAT_COLUMNS.indexOf(host));
}

/** What an access through nested paging gets: both steps. APM tables 15-19 and 15-20. */
export function effectiveNpt(guest: PatType, host: PatType, hostMtrr: MemType): AmdType {
  return cell(NPT_MTRR[nptCombinedPat(guest, host)], NPT_MTRR_COLUMNS.indexOf(hostMtrr));
}

/** The Intel table by code, laid out for the sweep: index 8 * MTRR code + PAT code. */
const BY_CODE = new Uint8Array(9 * 8);
for (const mtrr of MEM_TYPES) {
  for (const pat of PAT_TYPES) {
    BY_CODE[8 * typeCode(mtrr) + patCode(pat)] = typeCode(effectiveIntel(mtrr, pat));
  }
}
// An undefined overlap stays undefined, except where every row of the table agrees (PAT UC and PAT WC).
for (const pat of PAT_TYPES) {
  const column = new Set(TYPE_CODES.map((code) => BY_CODE[8 * code + patCode(pat)] as number));
  BY_CODE[8 * UNDEFINED + patCode(pat)] = column.size === 1 ? ([...column][0] as number) : UNDEFINED;
}

/** `effectiveIntel` on codes. UNDEFINED in gives UNDEFINED out, unless the PAT type alone decides. */
export function effectiveCode(mtrr: MtrrCode, pat: PatCode): MtrrCode {
  return BY_CODE[8 * mtrr + pat] as MtrrCode;
}

/**
 * What a guest's access through an EPT leaf gets: IPAT means the leaf alone, else the table with the leaf's type
 * in the MTRR's place. The real CR0.CD would make all of it UC, but KVM never lets a guest set it.
 * Source: SDM vol. 3, "Memory Type Used for Translated Guest-Physical Addresses", 28.2.6.2 / 29.3.7.2.
 */
export function effectiveOfLeaf(type: TypeCode, ipat: boolean, pat: PatCode): TypeCode {
  return (ipat ? type : BY_CODE[8 * type + pat]) as TypeCode;
}

/**
 * The whole rule for an access through EPT: the real CR0.CD=1 makes it UC, also with IPAT; else as `effectiveOfLeaf`.
 * Source: the same section. KVM keeps the real bit at 0.
 */
export function effectiveTranslated(
  cacheDisabled: boolean,
  type: TypeCode,
  ipat: boolean,
  pat: PatCode,
): TypeCode {
  return cacheDisabled ? UC : effectiveOfLeaf(type, ipat, pat);
}
