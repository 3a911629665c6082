/** Breaks: the stretches that a folded axis shows much shorter than they are. */
import type { Axis } from './axis';

export interface Break {
  /** Pages `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Pixels. */
  readonly x0: number;
  readonly x1: number;
}

/** A stretch is marked where a linear axis would leave it at least this share of what it has here ... */
const SHARE = 1 / 4;
/** ... and where its pixels hold this many times more pages than half of the plot's. */
const SQUEEZE = 8;
/** Pixels that the mark needs. */
const ROOM = 22;

/**
 * The stretches between two knots that take up the space without taking up the plot, ascending: next to a PC's 4 GiB
 * that is the 64 TiB gap above its memory, but not one of its gigabytes against a device's one page.
 */
export function breaksOf(axis: Axis): Break[] {
  const last = axis.pages.length - 1;
  const mean = ((axis.pages[last] as number) - (axis.pages[0] as number)) / (axis.px[last] as number);
  const stretches = Array.from({ length: last }, (_, i) => {
    const [start, end] = [axis.pages[i] as number, axis.pages[i + 1] as number];
    const [x0, x1] = [axis.px[i] as number, axis.px[i + 1] as number];
    return { start, end, x0, x1, scale: (end - start) / (x1 - x0) };
  });
  const least = Math.max(SHARE * mean, SQUEEZE * medianScale(stretches));
  return stretches
    .filter(({ scale, x0, x1 }) => scale > least && x1 - x0 >= ROOM)
    .map(({ start, end, x0, x1 }) => ({ start, end, x0, x1 }));
}

/** The scale (pages in a pixel) that half of the pixels do not exceed. */
function medianScale(stretches: readonly { x0: number; x1: number; scale: number }[]): number {
  const sorted = [...stretches].sort((a, b) => a.scale - b.scale);
  const half = sorted.reduce((sum, { x0, x1 }) => sum + x1 - x0, 0) / 2;
  let px = 0;
  for (const { x0, x1, scale } of sorted) {
    px += x1 - x0;
    if (px >= half) return scale;
  }
  return Number.POSITIVE_INFINITY;
}
