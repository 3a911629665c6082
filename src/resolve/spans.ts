/**
 * Sets of pages and maps over pages, as sorted boundaries. Nothing here walks pages: the cost is the number of
 * boundaries, whatever the size of memory.
 */
import type { Gfn } from '../arch/gfn';
import type { Span } from '../policy/types';

export type { Span };

/** A map of the whole space `[0, end)`: `values[i]` holds on `[starts[i], starts[i + 1])`. `starts[0]` is 0. */
export interface SpanMap {
  readonly starts: readonly Gfn[];
  readonly values: readonly number[];
  readonly end: Gfn;
}

/** One value everywhere. */
export function constant(value: number, end: Gfn): SpanMap {
  return { starts: [0], values: [value], end };
}

/** Sorted, without doubles, inside `[0, end)`, beginning with 0. */
export function boundaries(cuts: readonly Gfn[], end: Gfn): Gfn[] {
  const sorted = Float64Array.from(cuts).sort();
  const out: Gfn[] = [0];
  for (const cut of sorted) if (cut > (out.at(-1) as Gfn) && cut < end) out.push(cut);
  return out;
}

/** Evaluates a function that is constant between the boundaries, and merges neighbours that are equal. */
export function evaluate(starts: readonly Gfn[], end: Gfn, at: (gfn: Gfn) => number): SpanMap {
  const outStarts: Gfn[] = [];
  const values: number[] = [];
  for (const start of starts) push(outStarts, values, start, at(start));
  return { starts: outStarts, values, end };
}

function push(starts: Gfn[], values: number[], start: Gfn, value: number): void {
  if (values[values.length - 1] === value) return;
  starts.push(start);
  values.push(value);
}

/** A map of two maps' values, neighbours merged. Both must span the same space. */
export function zip(a: SpanMap, b: SpanMap, combine: (a: number, b: number) => number): SpanMap {
  const starts: Gfn[] = [];
  const values: number[] = [];
  let i = 0;
  let j = 0;
  let at = 0;
  for (;;) {
    push(starts, values, at, combine(a.values[i] as number, b.values[j] as number));
    const nextA = a.starts[i + 1] ?? a.end;
    const nextB = b.starts[j + 1] ?? b.end;
    at = Math.min(nextA, nextB);
    if (at >= a.end) return { starts, values, end: a.end };
    if (nextA === at) i++;
    if (nextB === at) j++;
  }
}

/** A map that is 1 on the spans (in any order, overlapping or not) and 0 elsewhere. */
export function indicator(spans: readonly Span[], end: Gfn): SpanMap {
  const merged = union(spans);
  const starts: Gfn[] = [];
  const values: number[] = [];
  let at = 0;
  for (const span of merged) {
    const start = Math.max(span.start, 0);
    const stop = Math.min(span.end, end);
    if (start >= stop) continue;
    if (start > at) push(starts, values, at, 0);
    push(starts, values, start, 1);
    at = stop;
  }
  if (at < end) push(starts, values, at, 0);
  return { starts, values, end };
}

/** Sorted and merged; touching spans become one. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.start < span.end).sort((a, b) => a.start - b.start);
  const out: { start: Gfn; end: Gfn }[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ start: span.start, end: span.end });
  }
  return out;
}

/** The stretches of a map whose value passes the test. */
export function spansWhere(map: SpanMap, test: (value: number) => boolean): Span[] {
  const out: { start: Gfn; end: Gfn }[] = [];
  map.values.forEach((value, i) => {
    if (!test(value)) return;
    const start = map.starts[i] as Gfn;
    const end = map.starts[i + 1] ?? map.end;
    const last = out.at(-1);
    if (last && last.end === start) last.end = end;
    else out.push({ start, end });
  });
  return out;
}

/** Pages in all of the spans, which must not overlap. */
export function pagesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** Where in a map a page lies: an index into `starts`. */
export function indexAt(starts: ArrayLike<Gfn>, gfn: Gfn): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as Gfn) <= gfn) low = middle;
    else high = middle;
  }
  return low;
}

/** The value of a map at a page. */
export function valueAt(map: SpanMap, gfn: Gfn): number {
  return map.values[indexAt(map.starts, gfn)] as number;
}
