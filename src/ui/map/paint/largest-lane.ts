/** The lane of the largest leaves: three heights, and no colour of a type, for it says nothing about types. */
import { leafSizeShort, MIXED } from '../data/names';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';

/** Of the lane's height, by the pages in a leaf. */
const SHARE: Readonly<Record<number, number>> = { 262144: 1, 512: 0.6, 1: 0.22 };
/** Pixels of the letters, and of the line on top of a bar. */
const SIZE = 10.5;
const LID = 1.5;

interface Place {
  readonly y: number;
  readonly h: number;
  /** How many leaves there are, in words. */
  readonly count: string;
}

/** Pixels from the left at which the count begins. */
const countAt = (brush: Brush, count: string): number => brush.width - brush.textWidth(count, SIZE) - 14;

/** Paints steps of 1 GiB, 2 MiB and 4 KiB, and leaves room for the count. */
export function paintLargest(brush: Brush, bars: readonly Bar[], { y, h, count }: Place): void {
  const room = countAt(brush, count);
  for (const bar of bars) paintStep(brush, bar, { y, h, room });
}

/** Paints at the right how many leaves there are. */
export function paintCount(brush: Brush, { y, h, count }: Place): void {
  const { palette } = brush;
  const x = countAt(brush, count);
  const box = { x, y, w: brush.width - x, h: Math.min(SIZE + 4, h) };
  brush.label(box, [count], palette.inkSoft, { size: SIZE, under: palette.paper });
}

function paintStep(brush: Brush, bar: Bar, { y, h, room }: { y: number; h: number; room: number }): void {
  const { palette } = brush;
  if (bar.code === 0) {
    brush.look(brush.box(bar.x0, bar.x1, y, h), 'none');
    return;
  }
  const mixed = bar.code === MIXED;
  const high = brush.snap(h * (mixed ? 1 : (SHARE[bar.code] ?? 1)));
  const box = brush.box(bar.x0, bar.x1, brush.snap(y + h) - high, high);
  if (mixed) brush.look(box, 'mixed');
  else {
    brush.fill(box, palette.ram);
    brush.fill({ ...box, h: LID }, palette.inkFaint);
    if (palette.outline) brush.frame(box, palette.outline);
  }
  // Above a bar that is too low for letters there is room for them, and the count at the right needs its own.
  const low = high < SIZE + 3;
  const place = low ? { ...box, y, h: h - high } : box;
  const w = Math.min(box.w, room - box.x);
  const names = [...new Set(bar.codes)].sort((a, b) => b - a).map(leafSizeShort);
  const texts = mixed ? [`${bar.count} × ${names.join(' ')}`, `${bar.count}`] : names;
  brush.label({ ...place, w }, texts, palette.inkSoft, {
    size: SIZE,
    ...(mixed ? { under: palette.paper } : {}),
  });
}
