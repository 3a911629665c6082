/** The lane of zaps, and the zaps over the EPT lane. */

import { sizeText } from '../../base/format';
import { leafLook, MIXED } from '../data/names';
import { type Axis, toPx } from '../maths/axis';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { looksIn, mixedTexts } from './mixed';

/** Pixels at the lane's top for the brackets of the calls. */
export const CALLS = 8;

/** Paints the calls as made: brackets, also where nothing is mapped. Tells how many are in view. */
export function paintCalls(
  brush: Brush,
  zaps: readonly { start: number; end: number }[],
  { axis, y }: { axis: Axis; y: number },
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
export function paintZapped(brush: Brush, bars: readonly Bar[], { y, h }: { y: number; h: number }): void {
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

/** Paints what was zapped for nothing: the same, but hollow. */
export function paintNeedless(brush: Brush, bars: readonly Bar[], { y, h }: { y: number; h: number }): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    brush.fill(box, palette.paper);
    brush.hatch(box, 'needless', palette.inkFaint);
    brush.frame(box, palette.inkFaint);
    const size = sizeText(bar.end - bar.start);
    const look = leafLook(bar.code);
    const texts =
      bar.code === MIXED
        ? mixedTexts(bar, `${looksIn(bar, leafLook)} needless`)
        : [`needless ${size}, stays ${look}`, `needless ${size}`, 'needless', look];
    brush.label(box, texts, palette.inkSoft, { size: 10.5, under: palette.paper });
  }
}

/** Lays zapped ranges over another lane. `flash` is 1 at the moment of the event and 0 soon after. */
export function paintZapOver(
  brush: Brush,
  bars: readonly Bar[],
  { y, h, flash }: { y: number; h: number; flash: number },
): void {
  const { ctx, palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    ctx.globalAlpha = 0.22;
    brush.hatch(box, 'zap', palette.zap);
    if (flash > 0) {
      ctx.globalAlpha = 0.75 * flash;
      brush.fill(box, palette.zap);
    }
    ctx.globalAlpha = 1;
  }
}
