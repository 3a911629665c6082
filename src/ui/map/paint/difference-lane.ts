/** The lane of differences: where A and B are not the same, in ink, as no type has its colour. */

import { words } from '../../words/map';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';

/** Pixels of the least bar: a single page that differs must be seen. */
const LEAST = 3;

export function paintDifference(
  brush: Brush,
  bars: readonly Bar[],
  { y, h }: { y: number; h: number },
): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    const wide = { ...box, w: Math.max(box.w, LEAST) };
    brush.fill(wide, palette.ink);
    brush.label(wide, [words.lanes.differs, '≠'], palette.paper, { size: 11, weight: 600 });
  }
}
