/** The largest leaves: three heights, and no colour of a type, for it says nothing about types. */
import { words } from '../../words/map';
import { leafSizeShort, leafSizeText, MIXED } from '../data/names';
import { column, type Lane, type Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { countAt, paintCount, COUNT_SIZE as SIZE } from '../paint/notes';

/** Of the lane's height, by the pages in a leaf. */
const SHARE: Readonly<Record<number, number>> = { 262144: 1, 512: 0.6, 1: 0.22 };
/** Pixels of the line on top of a bar. */
const LID = 1.5;

export const lane: Lane = {
  term: 'largest',
  height: 26,
  ...column(({ largest }) => largest, leafSizeText),
  paint(brush, { model, bars }, place) {
    const { largest, segments } = model.view;
    if (!largest || !model.largest) return words.lanes.tooMany;
    // A leaf over pieces that are not listed is never taken for a large one, so there may be fewer.
    const vague = segments.mixed.some((count) => count > 0);
    const count = words.leaves(largest.leaves, vague);
    paintLargest(brush, bars(model.largest), place, count);
    return () => paintCount(brush, place, count);
  },
};

/** Paints steps of 1 GiB, 2 MiB and 4 KiB, and leaves room for the count. */
export function paintLargest(brush: Brush, bars: readonly Bar[], place: Place, count: string): void {
  const room = countAt(brush, count);
  for (const bar of bars) paintStep(brush, bar, { ...place, room });
}

function paintStep(brush: Brush, bar: Bar, { y, h, room }: Place & { room: number }): void {
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
