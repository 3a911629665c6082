/** The tables as data: every type in them is asked of the architecture, none is written down here. */
import { CR0_CD, CR0_NW, cr0Refusal } from '../../arch/cr0';
import { effectiveAmd, effectiveIntel, effectiveOfLeaf } from '../../arch/effective';
import { effectiveBochs, overlapAnswers, overlapType, wasUndefined } from '../../arch/implementations';
import { MEM_TYPES, type MemType, PAT_TYPES, patCode, typeCode, typeName } from '../../arch/memtype';
import { tableWords as w } from '../words/tables';

export interface Cell {
  /** A type's name, or `undefined` as a word. */
  readonly type: string;
  /** What there is to say of it, sentence by sentence. */
  readonly text: readonly string[];
}

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly rowHead: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const list = (...texts: (string | false)[]): string[] => texts.filter((text) => text !== false);

/** A row for each of the five types, and in each a cell for each column. */
function tableOf<T extends string>(
  rowHead: string,
  columns: readonly T[],
  cell: (row: MemType, column: T) => Cell,
): Table {
  const rows = MEM_TYPES.map((row) => ({
    key: row,
    name: row,
    cells: columns.map((column) => cell(row, column)),
  }));
  return { rowHead, columns, rows };
}

/** SDM table 11-7 / 12-7, with where others differ. */
export const patTable: Table = tableOf(w.mtrr, PAT_TYPES, (mtrr, pat) => {
  const type = effectiveIntel(mtrr, pat);
  const amd = effectiveAmd(mtrr, pat);
  const bochs = effectiveBochs(mtrr, pat);
  const text = list(
    w.patCell(mtrr, pat, type),
    type === 'UC' && (mtrr === 'UC' ? w.mtrrSide : w.pageSide),
    wasUndefined(mtrr, pat) && w.once,
    amd !== type && w.amd(amd),
    bochs !== type && w.bochs(bochs),
  );
  return { type, text };
});

/** The same through an EPT leaf, with IPAT and without. */
export const eptTable: Table = {
  rowHead: w.leaf,
  columns: PAT_TYPES,
  rows: MEM_TYPES.flatMap((leaf) =>
    [false, true].map((ipat) => ({
      key: eptKey(leaf, ipat),
      name: `${leaf}, ${w.ipat(ipat)}`,
      cells: PAT_TYPES.map((pat): Cell => {
        const type = typeName(effectiveOfLeaf(typeCode(leaf), ipat, patCode(pat)));
        return { type, text: [ipat ? w.ipatCell(type) : w.eptCell(leaf, pat, type), w.realCd] };
      }),
    })),
  ),
};

/** Which row of `eptTable` a leaf stands in. */
export function eptKey(leaf: MemType, ipat: boolean): string {
  return `${leaf} ${ipat ? 1 : 0}`;
}

/** Two variable ranges that hold one page: the row in the register with the lower number. */
export const overlapTable: Table = tableOf(w.range, MEM_TYPES, (first, second) => {
  const type = overlapType(first, second);
  return { type, text: overlapText(first, second, type) };
});

function overlapText(first: MemType, second: MemType, type: string): string[] {
  if (first === second) return [w.same(type)];
  if (type === 'UC') return [w.ucWins, w.kvmUc];
  if (type === 'WT') return [w.wtWins];
  const answers = overlapAnswers(first, second).map(({ who, type: answer }) => w.answer(who, answer));
  return [w.undefinedPair, `${answers.join(', ')}.`];
}

export interface CdRow {
  readonly cd: number;
  readonly nw: number;
  readonly intel: string;
  readonly amd: string;
  readonly more: string;
  /** Does MOV to CR0 refuse it? */
  readonly isRefused: boolean;
}

/** CR0.CD and NW: all four. */
export const cdTable: readonly CdRow[] = [0, 1].flatMap((cd) =>
  [0, 1].map((nw) => ({
    cd,
    nw,
    intel: '',
    amd: '',
    more: '',
    ...w.cdRows[`${cd}${nw}`],
    isRefused: cr0Refusal(BigInt((cd ? CR0_CD : 0) + (nw ? CR0_NW : 0))) !== undefined,
  })),
);
