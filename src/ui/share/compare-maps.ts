/** Two maps held against each other: where they differ, and in which numbers. */
import type { Scenario } from '../../scenario/types';
import type { SegmentsWire } from '../../store/state';
import { sizeText } from '../base/format';
import { codeName, NONE } from '../base/types';
import { thinned } from '../map/data/pieces';
import { type Runs, runsOf } from '../map/data/runs';
import type { Pieces } from '../map/maths/fold';
import { decodeDoc } from './decode-doc';

/** A map as it crosses from the worker. `space` in pages. */
export interface MapSide {
  readonly space: number;
  readonly segments: SegmentsWire;
}

export type Column = 'mtrr' | 'leaf' | 'effective';

/** Where two partitions have different values, `[start, end)` in pages; what only one has differs from nothing. */
export function differing(a: Runs, b: Runs): { start: number; end: number }[] {
  const cuts = Float64Array.from(new Set([...a.starts, ...a.ends, ...b.starts, ...b.ends])).sort();
  const found: { start: number; end: number }[] = [];
  let [i, j] = [0, 0];
  const codeAt = (of: Runs, k: number, at: number): number =>
    k < of.starts.length && (of.starts[k] as number) <= at ? (of.codes[k] as number) : NONE;
  for (let k = 0; k + 1 < cuts.length; k++) {
    const [start, end] = [cuts[k] as number, cuts[k + 1] as number];
    while (i < a.ends.length && (a.ends[i] as number) <= start) i++;
    while (j < b.ends.length && (b.ends[j] as number) <= start) j++;
    if (codeAt(a, i, start) === codeAt(b, j, start)) continue;
    const last = found.at(-1);
    if (last?.end === start) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** Both maps and their difference in one lane. */
export interface LanePair {
  readonly now: Runs;
  readonly next: Runs;
  readonly differs: readonly { start: number; end: number }[];
}

export function lanePair(now: MapSide, next: MapSide, column: Column): LanePair {
  const pair = {
    now: runsOf(now.segments, now.segments[column], now.space),
    next: runsOf(next.segments, next.segments[column], next.space),
  };
  return { ...pair, differs: differing(pair.now, pair.next) };
}

/** The pieces of an axis for both maps: every boundary of either. */
export function piecesOfBoth(now: MapSide, next: MapSide): Pieces {
  const end = Math.max(now.space, next.space);
  const cuts = new Set([0, now.space, next.space, ...now.segments.starts, ...next.segments.starts]);
  const sorted = Float64Array.from(cuts)
    .sort()
    .filter((cut) => cut < end);
  const starts = thinned(sorted, end);
  return { starts, end, empty: new Uint8Array(starts.length) };
}

/** Pages of each type, by its name, in the order in which they come first. */
export function pagesByType({ segments, space }: MapSide, column: 'mtrr' | 'effective'): Map<string, number> {
  const pages = new Map<string, number>();
  segments.starts.forEach((start, i) => {
    const name = codeName(segments[column][i] as number);
    const size = (segments.starts[i + 1] ?? space) - start;
    pages.set(name, (pages.get(name) ?? 0) + size);
  });
  return pages;
}

/** A number that is not the same on both sides, as text. */
export interface Change {
  readonly what: Field | 'effective' | 'mtrr';
  /** Of which type, where `what` is a map. */
  readonly type?: string;
  readonly now: string;
  readonly next: string;
}

export type Field = keyof ReturnType<typeof decodeDoc>;

/** Every number of documents and maps that changes. */
export function changesOf(
  now: MapSide & { readonly doc: Scenario },
  next: MapSide & { readonly doc: Scenario },
): Change[] {
  const [a, b] = [decodeDoc(now.doc), decodeDoc(next.doc)];
  const fields = (Object.keys(a) as Field[])
    .filter((what) => a[what] !== b[what])
    .map((what): Change => ({ what, now: a[what], next: b[what] }));
  const bytes = (['mtrr', 'effective'] as const).flatMap((what) => {
    const [before, after] = [pagesByType(now, what), pagesByType(next, what)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((type): Change[] => {
      const [from, to] = [before.get(type) ?? 0, after.get(type) ?? 0];
      return from === to ? [] : [{ what, type, now: sizeText(from), next: sizeText(to) }];
    });
  });
  return [...fields, ...bytes];
}
