/**
 * Bars: the runs of a lane as pixels. A run narrower than two pixels has no bar of its own where it has neighbours as
 * narrow: they become one mixed bar that knows how many they are and of which values. So no value is ever shown
 * only because it happened to come last.
 */
import { bisectRight } from 'd3';
import { MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { type Axis, walker } from './axis';

export interface Bar {
  /** Pixels `[x0, x1)`. */
  readonly x0: number;
  readonly x1: number;
  /** Pages `[start, end)`, not cut at the window. */
  readonly start: number;
  readonly end: number;
  /** The value, or MIXED. */
  readonly code: number;
  /** How many runs it stands for: 1 but for a mixed bar. */
  readonly count: number;
  /** The values in it, where it is mixed. */
  readonly codes: readonly number[];
}

/** Pixels below which a run cannot be told from its neighbours. */
export const FINE = 2;
/** Pixels of the narrowest mixed bar. */
const MIXED_LEAST = 4;

/** The bars of the runs that the axis shows, ascending. */
export function barsOf(runs: Runs, axis: Axis): Bar[] {
  const windowStart = axis.pages[0] as number;
  const windowEnd = axis.pages[axis.pages.length - 1] as number;
  const at = walker(axis);
  const bars: Bar[] = [];
  let heap: Bar[] = [];
  const flush = (): void => {
    if (heap.length === 1) bars.push(heap[0] as Bar);
    else if (heap.length > 1) bars.push(mixedBar(heap));
    heap = [];
  };
  const first = Math.max(bisectRight(runs.starts, windowStart) - 1, 0);
  for (let i = first; i < runs.starts.length; i++) {
    const start = runs.starts[i] as number;
    const end = runs.ends[i] as number;
    if (start >= windowEnd) break;
    if (end <= windowStart) continue;
    const code = runs.codes[i] as number;
    const bar: Bar = { x0: at(start), x1: at(end), start, end, code, count: 1, codes: [code] };
    const fine = bar.x1 - bar.x0 < FINE;
    const last = heap.at(-1);
    if (!fine || (last && bar.x0 - last.x1 >= FINE)) flush();
    if (fine) heap.push(bar);
    else bars.push(bar);
  }
  flush();
  return bars;
}

function mixedBar(parts: readonly Bar[]): Bar {
  const first = parts[0] as Bar;
  const last = parts[parts.length - 1] as Bar;
  const codes = [...new Set(parts.map((part) => part.code))];
  return {
    x0: first.x0,
    x1: Math.max(last.x1, first.x0 + MIXED_LEAST),
    start: first.start,
    end: last.end,
    code: MIXED,
    count: parts.length,
    codes,
  };
}
