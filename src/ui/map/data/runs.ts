/** Runs: neighbouring pages with one value in one lane. What a lane draws, before any pixel. */
import { bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import type { SegmentsWire } from '../../../store/state';
import { MIXED } from './names';

/** `[starts[i], ends[i])` in pages has the value `codes[i]`. Ascending, not overlapping; gaps are allowed. */
export interface Runs {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly codes: Int32Array;
  /** Of each run: pieces of masks with holes that are not listed in it. Absent: none anywhere. */
  readonly unlisted?: Float64Array;
  /** What is told of a value where it stands among many: its kind where values are mere numbers. Absent: the value. */
  classOf?(code: number): number;
}

/** The class of run `i`. */
export function classOf(runs: Runs, i: number): number {
  const code = runs.codes[i] as number;
  return runs.classOf && code !== MIXED ? runs.classOf(code) : code;
}

export const NO_RUNS: Runs = runs([], [], []);

function runs(starts: number[], ends: number[], codes: number[]): Runs {
  return {
    starts: new Float64Array(starts),
    ends: new Float64Array(ends),
    codes: new Int32Array(codes),
  };
}

/**
 * The runs of one column of the segments. A segment with unlisted pieces has no one value, so it is MIXED; two such
 * are one run only where as many pieces are missing, so that each can say how many.
 */
export function runsOf(segments: SegmentsWire, column: ArrayLike<number>, space: Gfn): Runs {
  const most = segments.starts.length;
  // Tens of thousands at each answer: written in place, and cut to what was needed.
  const starts = new Float64Array(most);
  const ends = new Float64Array(most);
  const codes = new Int32Array(most);
  const unlisted = new Float64Array(most);
  let last = -1;
  let isVague = false;
  for (let i = 0; i < most; i++) {
    const missing = segments.mixed[i] as number;
    const code = missing > 0 ? MIXED : (column[i] as number);
    const isSame = last >= 0 && codes[last] === code && unlisted[last] === missing;
    if (!isSame) {
      last++;
      starts[last] = segments.starts[i] as number;
      codes[last] = code;
      unlisted[last] = missing;
      isVague ||= missing > 0;
    }
    ends[last] = i + 1 < most ? (segments.starts[i + 1] as number) : space;
  }
  const count = last + 1;
  const made = { starts: starts.slice(0, count), ends: ends.slice(0, count), codes: codes.slice(0, count) };
  return isVague ? { ...made, unlisted: unlisted.slice(0, count) } : made;
}

/** Neighbours of one value as one run. Gaps stay. */
export function merged(of: Runs): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const codes: number[] = [];
  of.codes.forEach((code, i) => {
    const last = codes.length - 1;
    if (codes[last] === code && ends[last] === of.starts[i]) ends[last] = of.ends[i] as number;
    else {
      starts.push(of.starts[i] as number);
      ends.push(of.ends[i] as number);
      codes.push(code);
    }
  });
  return runs(starts, ends, codes);
}

/** A whole partition: run `i` is `[starts[i], starts[i + 1])`, the last one ends at `space`. */
export function runsOfSteps(starts: Float64Array, values: ArrayLike<number>, space: Gfn): Runs {
  return {
    starts,
    ends: starts.map((_, i) => starts[i + 1] ?? space),
    codes: Int32Array.from(values),
  };
}

/** Flat spans (start, end, start, end ...) as runs of one value. */
export function runsOfSpans(spans: Float64Array, code = 0): Runs {
  const count = spans.length / 2;
  return {
    starts: Float64Array.from({ length: count }, (_, i) => spans[2 * i] as number),
    ends: Float64Array.from({ length: count }, (_, i) => spans[2 * i + 1] as number),
    codes: new Int32Array(count).fill(code),
  };
}

/** Where `a` and `b` both have a run: what `codeOf` makes of their values, and nothing where that is undefined. */
export function both(a: Runs, b: Runs, codeOf: (a: number, b: number) => number | undefined): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const codes: number[] = [];
  for (let i = 0, j = 0; i < a.starts.length && j < b.starts.length; ) {
    const start = Math.max(a.starts[i] as number, b.starts[j] as number);
    const end = Math.min(a.ends[i] as number, b.ends[j] as number);
    const code = start < end ? codeOf(a.codes[i] as number, b.codes[j] as number) : undefined;
    if (code !== undefined) {
      starts.push(start);
      ends.push(end);
      codes.push(code);
    }
    if ((a.ends[i] as number) < (b.ends[j] as number)) i++;
    else j++;
  }
  return runs(starts, ends, codes);
}

/** The parts of `a` that lie inside `b`, with the values of `a`. */
export const within = (a: Runs, b: Runs): Runs => both(a, b, (code) => code);

/** The parts of `a` that lie outside of `b`. */
export function without(a: Runs, b: Runs): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const codes: number[] = [];
  let j = 0;
  for (let i = 0; i < a.starts.length; i++) {
    const end = a.ends[i] as number;
    let at = a.starts[i] as number;
    while (j < b.starts.length && (b.ends[j] as number) <= at) j++;
    for (let k = j; at < end; k++) {
      const cut = Math.min(b.starts[k] ?? end, end);
      if (cut > at) {
        starts.push(at);
        ends.push(cut);
        codes.push(a.codes[i] as number);
      }
      at = Math.max(at, k < b.starts.length ? (b.ends[k] as number) : end);
    }
  }
  return runs(starts, ends, codes);
}

/** The run that holds a page, or -1. */
export function runAt(of: Runs, page: Gfn): number {
  const i = bisectRight(of.starts, page) - 1;
  return i >= 0 && page < (of.ends[i] as number) ? i : -1;
}

/** Pages in all runs. */
export function pagesOf(of: Runs): number {
  return of.starts.reduce((sum, start, i) => sum + (of.ends[i] as number) - start, 0);
}
