/** The lane of the fixed ranges: what the eleven MSRs hold, hollow where it does not count. */
import { lookOf, MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { type Axis, walker } from '../maths/axis';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { looksIn, mixedTexts } from './mixed';

/** Pixels of a range from which on its limits are drawn, and of the smallest letters' lane. */
const LIMITS = 5;
const SIZE = 10.5;

interface Place {
  readonly y: number;
  readonly h: number;
  /** Do the ranges count? */
  readonly counts: boolean;
}

/** Paints stretches of one type. */
export function paintFixed(brush: Brush, bars: readonly Bar[], { y, h, counts }: Place): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    const look = lookOf(bar.code);
    const mixed = bar.code === MIXED;
    if (counts || mixed) brush.look(box, look);
    if (!counts) {
      // Hollow: the type is there to be read, and colours nothing.
      if (!mixed) brush.fill(box, palette.paper);
      brush.frame(box, palette.ruleStrong);
    }
    const texts = mixed ? mixedTexts(bar, looksIn(bar, lookOf)) : [look];
    const under = counts && !mixed && look !== 'WB' ? palette.fill[look] : palette.paper;
    const plain = counts && look === 'WB';
    brush.label(box, texts, counts ? palette.letters[look] : palette.inkFaint, {
      size: SIZE,
      weight: 600,
      ...(plain ? {} : { under }),
    });
  }
}

/** Paints the limits between the ranges of one stretch, where they are wide enough to be told apart. */
export function paintLimits(
  brush: Brush,
  runs: Runs,
  { axis, y, h }: { axis: Axis } & Omit<Place, 'counts'>,
): void {
  const at = walker(axis);
  const [from, to] = [axis.pages[0] as number, axis.pages[axis.pages.length - 1] as number];
  let last = Number.NEGATIVE_INFINITY;
  for (const start of runs.starts) {
    if (start <= from || start >= to) continue;
    const x = at(start);
    if (x - last >= LIMITS)
      brush.fill({ x: brush.snap(x) - 1, y: y + h - LIMITS, w: 1, h: LIMITS }, brush.palette.inkFaint);
    last = x;
  }
}
