/** The lane of installed leaves: each as its type, and the outline of what is wrong around those that differ. */
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { paintTypes } from './types-lane';

/** Pixels of the outline. */
const HEAVY = 3;

/** Paints the leaves of a trace; `deviant` are the parts that the policy would not have built. */
export function paintInstalled(
  brush: Brush,
  bars: readonly Bar[],
  deviant: readonly Bar[],
  { y, h }: { y: number; h: number },
): void {
  paintTypes(brush, bars, { y, h, leaves: true, main: false });
  for (const bar of deviant) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    if (box.w < 2 * HEAVY) brush.fill({ ...box, w: Math.max(box.w, HEAVY) }, brush.palette.stale);
    else brush.frame(box, brush.palette.stale, HEAVY);
  }
}
