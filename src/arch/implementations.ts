/**
 * What known implementations answer where the manual leaves a cell undefined, or left it so in older editions. Each was
 * read in its source; those of Xen, Bochs, KVM and Linux were also compiled and run (Xen 4.17, Bochs 783b58fd, Linux 6.1).
 */
import { effectiveIntel } from './effective';
import { combine } from './lookup';
import { type MemType, mtrrName, type PatType, typeCode, UNDEFINED } from './memtype';

/** What one implementation makes of a cell. */
export interface Answer {
  readonly who: string;
  readonly type: MemType;
}

/** The type of two matching variable ranges by the SDM, or `undefined` as a word. SDM 11.11.4.1 / 12.11.4.1. */
export function overlapType(a: MemType, b: MemType): MemType | 'undefined' {
  return mtrrName(combine((1 << typeCode(a)) | (1 << typeCode(b))));
}

/**
 * Who answers what for two matching ranges of these types, `first` in the register with the lower number. Empty where
 * the SDM says what holds and all of them do so; KVM's deviation under UC depends on the bases, so it is not here.
 */
export function overlapAnswers(first: MemType, second: MemType): readonly Answer[] {
  if (combine((1 << typeCode(first)) | (1 << typeCode(second))) !== UNDEFINED) return [];
  return [
    { who: 'KVM 4.2 to 6.10', type: 'WB' },
    { who: 'KVM up to 4.1', type: 'UC' },
    { who: 'Xen', type: second },
    { who: 'Linux, for its own', type: 'UC' },
    { who: 'edk2, release build', type: second },
    // WT before anything else, then the first.
    { who: 'BitVisor', type: second === 'WT' ? 'WT' : first },
    { who: 'Bochs', type: 'WB' },
  ];
}

/** Cells of table 11-7 / 12-7 that older editions of the SDM left undefined; its footnote says that all CPUs with PAT agree. */
const ONCE_UNDEFINED: readonly (readonly [MemType, PatType])[] = [
  ['WC', 'WT'],
  ['WC', 'WP'],
  ['WT', 'WP'],
  ['WP', 'UC-'],
  ['WP', 'WT'],
];

/** Did older editions leave this cell of the MTRR and PAT table undefined? */
export function wasUndefined(mtrr: MemType, pat: PatType): boolean {
  return ONCE_UNDEFINED.some(([row, column]) => row === mtrr && column === pat);
}

/** What Bochs makes of MTRR with PAT: the table, but for two cells of the once undefined ones (`resolve_memtype`). */
export function effectiveBochs(mtrr: MemType, pat: PatType): MemType {
  if (mtrr === 'WT' && pat === 'WP') return 'WT';
  if (mtrr === 'WP' && pat === 'UC-') return 'UC';
  return effectiveIntel(mtrr, pat);
}
