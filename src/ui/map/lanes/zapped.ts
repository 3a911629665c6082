/** What the event at the cursor zapped: its calls as brackets, and the types below them. */
import { sizeText } from '../../base/format';
import { words } from '../../words/map';
import { leafLook, MIXED } from '../data/names';
import { runAt } from '../data/runs';
import { column, type Lane, type Place } from '../lane';
import { type Axis, toPx } from '../maths/axis';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { looksIn, mixedTexts } from '../paint/mixed';
import { paintNeedless } from '../paint/zaps';
import { lane as needless } from './needless';

/** Pixels at the lane's top for the brackets of the calls. */
const CALLS = 8;

const needed = column(
  (model) => model.needed,
  () => words.said.zapped,
  words.said.notZapped,
);

export const lane: Lane = {
  term: 'zap',
  height: 38,
  runs: (model) => [model.needed, model.needless],
  text: (model, page) => (runAt(model.needless, page) < 0 ? needed : needless).text(model, page),
  paint(brush, { model, bars, axis }, place) {
    const { audit, cursor } = model.view;
    if (cursor === 0) return words.lanes.atStart;
    if (audit?.refused !== undefined) return words.lanes.refused;
    if (!audit?.zaps.length) return words.lanes.noZap;
    const calls = paintCalls(brush, audit.zaps, axis, place.y);
    const below = { y: place.y + CALLS, h: place.h - CALLS };
    const hollow = bars(model.needless);
    const full = bars(model.needed);
    paintNeedless(brush, hollow, below);
    paintZapped(brush, full, below);
    if (calls === 0) return words.lanes.elsewhere;
    return hollow.length + full.length > 0 ? undefined : words.lanes.zappedNothing;
  },
};

/** Paints the calls as made: brackets, also where nothing is mapped. Tells how many are in view. */
function paintCalls(
  brush: Brush,
  zaps: readonly { start: number; end: number }[],
  axis: Axis,
  y: number,
): number {
  const { ctx, palette } = brush;
  ctx.fillStyle = palette.inkFaint;
  const first = axis.pages[0] as number;
  const last = axis.pages[axis.pages.length - 1] as number;
  const drawn = new Set<string>();
  for (const { start, end } of zaps) {
    if (end <= first || start >= last) continue;
    const x0 = brush.snap(toPx(axis, start));
    const x1 = Math.max(brush.snap(toPx(axis, end)), x0 + 2);
    // Many calls in one pixel are one bracket.
    const key = `${Math.round(x0)} ${Math.round(x1)}`;
    if (drawn.has(key)) continue;
    drawn.add(key);
    ctx.fillRect(x0, y + 2, x1 - x0, 1);
    if (start >= first) ctx.fillRect(x0, y + 2, 1, 4);
    if (end <= last) ctx.fillRect(x1 - 1, y + 2, 1, 4);
  }
  return drawn.size;
}

/** Paints what was zapped with reason: the type that is right now, under the hatch. */
function paintZapped(brush: Brush, bars: readonly Bar[], { y, h }: Place): void {
  const { palette } = brush;
  for (const bar of bars) {
    const look = leafLook(bar.code);
    const box = brush.box(bar.x0, bar.x1, y, h);
    brush.look(box, look === 'none' ? 'mixed' : look);
    brush.hatch(box, 'zap', palette.zap);
    const texts =
      bar.code === MIXED
        ? mixedTexts(bar, looksIn(bar, leafLook))
        : [`${look} ${sizeText(bar.end - bar.start)}`, look];
    brush.label(box, texts, palette.letters[look], { size: 10.5, under: palette.fill[look] });
  }
}
