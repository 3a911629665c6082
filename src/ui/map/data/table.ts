/** The segments as rows of text: the same as the lanes show, for those who read. */
import { bisectRight } from 'd3';
import { addressOf, gpaText, groupHex, sizeText } from '../../base/format';
import type { Model } from './model';
import { type Look, leafIpat, leafLook, leafText, lookOf, typeText } from './names';
import { regionText } from './regions';
import type { Runs } from './runs';
import { partText } from './speech';

/** Rows that are listed at most where nobody sees them. */
export const MOST_ROWS = 200;

/** The columns that hold a type, in the order of the table. */
export const TYPE_COLUMNS = ['mtrr', 'ept', 'effective', 'built'] as const;
export type TypeColumn = (typeof TYPE_COLUMNS)[number];

/** One segment in words. Type columns hold a type's name, `undefined` or `none`. */
export interface SegmentRow extends Readonly<Record<TypeColumn, string>> {
  /** Number of the segment, and its first page. */
  readonly index: number;
  readonly page: number;
  readonly start: string;
  /** Its last byte. */
  readonly end: string;
  readonly size: string;
  readonly memory: string;
  /** Of the leaf that would be installed now: `yes`, `no`, or nothing where there is no leaf. */
  readonly ipat: string;
  /** What the event at the cursor did here, and what is wrong with the leaf that stands. */
  readonly state: string;
}

/** Row `i` of the segments. */
export function segmentRow(model: Model, i: number): SegmentRow {
  const { segments } = model.view;
  const [start, end] = limitsOf(model, i);
  const unlisted = segments.mixed[i] as number;
  const leaf = segments.leaf[i] as number;
  return {
    index: i,
    page: start,
    start: gpaText(start),
    end: groupHex(addressOf(end) - 1n),
    size: sizeText(end - start),
    memory: regionText(model.memory, segments.region[i] as number),
    mtrr: typeText(segments.mtrr[i] as number),
    ept: leafLook(leaf),
    ipat: leafLook(leaf) === 'none' ? '' : leafIpat(leaf) ? 'yes' : 'no',
    effective: typeText(segments.effective[i] as number),
    built: leafText(segments.built[i] as number),
    state: [
      ...(unlisted > 0 ? [`and ${unlisted} pieces not listed`] : []),
      share(model.zapped, 'zapped', start, end),
      share(model.needless, 'needless', start, end),
      share(model.stale, 'stale', start, end),
      ...(model.overlay ? [share(model.overlay.deviant, 'installed otherwise', start, end)] : []),
    ]
      .filter(Boolean)
      .join(', '),
  };
}

function limitsOf({ view, space }: Model, i: number): [start: number, end: number] {
  const { starts } = view.segments;
  return [starts[i] as number, starts[i + 1] ?? space];
}

/** Is it true of the pages `[start, end)`, or of part of them? */
function share({ starts, ends }: Runs, word: string, start: number, end: number): string {
  let pages = 0;
  for (let i = Math.max(bisectRight(starts, start) - 1, 0); i < starts.length; i++) {
    if ((starts[i] as number) >= end) break;
    pages += Math.max(Math.min(ends[i] as number, end) - Math.max(starts[i] as number, start), 0);
  }
  return partText(word, pages, end - start);
}

/** One type in one column: `effective UC`; an empty text is every segment. */
export type TypeFilter = '' | `${TypeColumn} ${string}`;

/** The columns by which the table can be sorted; the end is in the order of the start. */
export const SORTED = ['start', 'size', 'memory', ...TYPE_COLUMNS, 'ipat', 'state'] as const;
export type SortedBy = (typeof SORTED)[number];

export interface Order {
  readonly by: SortedBy;
  readonly down: boolean;
  readonly filter: TypeFilter;
}

/** The codes of a column, and the name of the type that a code stands for. */
function columnOf({ view }: Model, column: TypeColumn): { codes: Uint8Array; name(code: number): Look } {
  const { mtrr, leaf, effective, built } = view.segments;
  const codes = { mtrr, ept: leaf, effective, built }[column];
  return { codes, name: column === 'ept' || column === 'built' ? leafLook : lookOf };
}

/** The types that there are in a column, in no order. */
export function typesIn(model: Model, column: TypeColumn): Look[] {
  const { codes, name } = columnOf(model, column);
  return [...new Set([...new Set(codes)].map(name))];
}

/** The numbers of the segments that pass the filter, in order. One with pieces that are not listed always passes. */
export function orderedSegments(model: Model, { by, down, filter }: Order): number[] {
  const { starts, mixed } = model.view.segments;
  const all = Array.from(starts.keys());
  const [column, type] = filter.split(' ') as [TypeColumn | '', string?];
  const { codes, name } = columnOf(model, column || 'mtrr');
  const kept = column
    ? all.filter((i) => name(codes[i] as number) === type || (mixed[i] as number) > 0)
    : all;
  if (by === 'size') {
    const sizeOf = (i: number): number => (starts[i + 1] ?? model.space) - (starts[i] as number);
    kept.sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  } else if (by !== 'start') {
    const texts = new Map(kept.map((i) => [i, segmentRow(model, i)[by]]));
    const textOf = (i: number): string => texts.get(i) ?? '';
    kept.sort((a, b) => (textOf(a) === textOf(b) ? a - b : textOf(a) < textOf(b) ? -1 : 1));
  }
  return down ? kept.reverse() : kept;
}

/** Rows by which the drawn stretch moves: it must not move with every pixel. */
const STEP = 16;

/** The first of `drawn` rows to draw where row `top` is the first in sight: a third of them lie above it. */
export function drawnFrom(top: number, count: number, drawn: number): number {
  const wanted = Math.floor((top - drawn / 3) / STEP) * STEP;
  return Math.max(Math.min(wanted, count - drawn), 0);
}
