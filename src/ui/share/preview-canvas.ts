/** Two maps over each other: the lanes of both on one axis, by the painters of the large map. */
import { type Axis, axisOf, toPx } from '../map/maths/axis';
import { barsOf } from '../map/maths/bars';
import { foldedFamily, type Pieces } from '../map/maths/fold';
import { ticksOf } from '../map/maths/ticks';
import type { Brush } from '../map/paint/brush';
import { paintTypes } from '../map/paint/types-lane';
import type { Column, LanePair } from './compare-maps';

export interface PreviewLane extends LanePair {
  readonly column: Column;
}

/** Pixels: the axis, one strip, the marks between two strips, a pair with the gap below it. */
const AXIS = 18;
const STRIP = 20;
const MARK = 4;
const PAIR = 2 * STRIP + MARK + 10;

/** Pixels of the whole picture. */
export function previewHeight(lanes: readonly PreviewLane[]): number {
  return AXIS + lanes.length * PAIR;
}

/** Paints the picture; what differs is marked between the two strips. */
export function drawPreview(
  brush: Brush,
  { lanes, pieces, width }: { lanes: readonly PreviewLane[]; pieces: Pieces; width: number },
): void {
  const axis = axisOf(foldedFamily(pieces, width), { start: 0, span: pieces.end });
  drawTicks(brush, axis, previewHeight(lanes));
  lanes.forEach(({ column, now, next, differs }, i) => {
    const y = AXIS + i * PAIR;
    const options = { h: STRIP, leaves: column === 'leaf', main: false };
    paintTypes(brush, barsOf(now, axis), { ...options, y });
    paintTypes(brush, barsOf(next, axis), { ...options, y: y + STRIP + MARK });
    for (const { start, end } of differs) {
      const [x0, x1] = [toPx(axis, start), toPx(axis, end)];
      // A page that differs is never too small to be seen.
      brush.fill({ x: x0, y: y + STRIP + 1, w: Math.max(x1 - x0, 2), h: MARK - 1 }, brush.palette.stale);
    }
  });
}

function drawTicks(brush: Brush, axis: Axis, height: number): void {
  const { ctx, palette } = brush;
  for (const { px, label } of ticksOf(axis, true)) {
    if (label === null) continue;
    brush.fill({ x: brush.snap(px), y: AXIS - 4, w: 1, h: height - AXIS }, palette.rule);
    ctx.font = `400 10px ${palette.mono}`;
    ctx.fillStyle = palette.inkSoft;
    ctx.textBaseline = 'middle';
    ctx.fillText(label, px + 3, AXIS / 2);
  }
}
