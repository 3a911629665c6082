/**
 * Bars: the runs of a lane as pixels. A run narrower than two pixels has no bar of its own where it has neighbours as
 * narrow: they become one mixed bar that knows how many they are and of which values. So no value is ever shown
 * only because it happened to come last.
 */
import { bisectRight } from 'd3';
import { MIXED } from '../data/names';
import { type Level, pyramidOf } from '../data/pyramid';
import { classOf, type Runs } from '../data/runs';
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
  /** The classes of the values in it, where it is mixed; the value itself where it is one. */
  readonly codes: readonly number[];
  /** Pieces of masks with holes that are not listed in it. */
  readonly unlisted: number;
}

/** Pixels below which a run cannot be told from its neighbours. */
export const FINE = 2;
/** Pixels of the narrowest mixed bar. */
const MIXED_LEAST = 4;

/** Runs too narrow to be told apart, on their way to become one bar. */
interface Heap {
  readonly first: Bar;
  x1: number;
  end: number;
  count: number;
  unlisted: number;
  readonly classes: Set<number>;
}

/** The bars of the runs that the axis shows, ascending. */
export function barsOf(runs: Runs, axis: Axis): Bar[] {
  const windowStart = axis.pages[0] as number;
  const windowEnd = axis.pages[axis.pages.length - 1] as number;
  const at = walker(axis);
  const levels = pyramidOf(runs);
  const stride = levels.at(-1)?.size ?? Number.POSITIVE_INFINITY;
  const count = runs.starts.length;
  const bars: Bar[] = [];
  let heap: Heap | null = null;
  let knot = 0;

  const flush = (): void => {
    if (heap) bars.push(heap.count === 1 ? heap.first : mixedBar(heap));
    heap = null;
  };
  let i = Math.max(bisectRight(runs.starts, windowStart) - 1, 0);
  while (i < count) {
    const start = runs.starts[i] as number;
    const end = runs.ends[i] as number;
    if (start >= windowEnd) break;
    if (end <= windowStart) {
      i++;
      continue;
    }
    const [x0, x1] = [at(start), at(end)];
    const fine = x1 - x0 < FINE;
    if (heap && (!fine || x0 - (heap as Heap).x1 >= FINE)) flush();
    if (fine && i % stride === 0) {
      while ((axis.pages[knot + 1] as number) <= start) knot++;
      const block = blockAt(runs, levels, i, axis, knot);
      if (block) {
        heap ??= heapFrom(barAt(runs, i, x0, x1));
        i += addBlock(heap, runs, block, i, at);
        continue;
      }
    }
    const bar = barAt(runs, i, x0, x1);
    if (fine) {
      heap ??= heapFrom(bar);
      addRun(heap, bar, classOf(runs, i));
    } else bars.push(bar);
    i++;
  }
  flush();
  return bars;
}

function barAt({ starts, ends, codes, unlisted }: Runs, i: number, x0: number, x1: number): Bar {
  const code = codes[i] as number;
  const [start, end] = [starts[i] as number, ends[i] as number];
  return { x0, x1, start, end, code, count: 1, codes: [code], unlisted: unlisted?.[i] ?? 0 };
}

/** An empty heap that will begin with a run. */
function heapFrom(first: Bar): Heap {
  return { first, x1: first.x0, end: first.start, count: 0, unlisted: 0, classes: new Set() };
}

function addRun(heap: Heap, bar: Bar, value: number): void {
  heap.x1 = bar.x1;
  heap.end = bar.end;
  heap.count++;
  heap.unlisted += bar.unlisted;
  heap.classes.add(value);
}

/** The largest block that begins with run `i`, lies between two knots and has nothing in it that could be told apart. */
function blockAt(
  { starts, ends }: Runs,
  levels: readonly Level[],
  i: number,
  { pages, px }: Axis,
  knot: number,
): Level | undefined {
  const from = pages[knot] as number;
  const to = pages[knot + 1] as number;
  if ((starts[i] as number) < from) return undefined;
  const density = ((px[knot + 1] as number) - (px[knot] as number)) / (to - from);
  return levels.find(({ size, longest, gap }) => {
    const block = i / size;
    if (!Number.isInteger(block) || block >= longest.length) return false;
    if ((ends[i + size - 1] as number) > to) return false;
    return (longest[block] as number) * density < FINE && (gap[block] as number) * density < FINE;
  });
}

/** Puts a whole block on the heap. Tells how many runs those are. */
function addBlock(heap: Heap, { ends }: Runs, level: Level, i: number, at: (page: number) => number): number {
  const block = i / level.size;
  heap.end = ends[i + level.size - 1] as number;
  heap.x1 = at(heap.end);
  heap.count += level.size;
  heap.unlisted += level.unlisted[block] as number;
  for (const value of level.classes[block] as readonly number[]) heap.classes.add(value);
  return level.size;
}

function mixedBar({ first, x1, end, count, unlisted, classes }: Heap): Bar {
  return {
    x0: first.x0,
    x1: Math.max(x1, first.x0 + MIXED_LEAST),
    start: first.start,
    end,
    code: MIXED,
    count,
    codes: [...classes],
    unlisted,
  };
}
