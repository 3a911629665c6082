/** Variable ranges in rows: ranges that overlap lie in different rows, so that every overlap is seen. */
import type { RangeWire } from '../../../store/state';
import { type Runs, runsOfSpans } from './runs';

export interface RangeRow {
  readonly index: number;
  /** Type code. */
  readonly type: number;
  /** From 0, the top one. */
  readonly row: number;
  readonly runs: Runs;
  /** Pieces of a mask with holes that are not listed. */
  readonly unlisted: number;
}

/** Each range in the first row in which it touches no other. A lower number lies higher, so rows stay put. */
export function rowsOf(ranges: readonly RangeWire[]): RangeRow[] {
  const rows: { start: number; end: number }[][] = [];
  const inOrder = [...ranges].sort((a, b) => a.index - b.index);
  return inOrder.map((range) => {
    const { spans, unlisted } = range;
    // What is not listed may be anywhere.
    const hull =
      unlisted > 0 || spans.length === 0
        ? { start: 0, end: Number.POSITIVE_INFINITY }
        : { start: spans[0] as number, end: spans[spans.length - 1] as number };
    let row = rows.findIndex((taken) => taken.every((t) => hull.end <= t.start || hull.start >= t.end));
    if (row < 0) row = rows.push([]) - 1;
    rows[row]?.push(hull);
    return { index: range.index, type: range.type, row, runs: runsOfSpans(spans, range.type), unlisted };
  });
}
