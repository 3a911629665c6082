/** What was zapped: hollow where that was needless, and as a hatch over another lane. */
import { sizeText } from '../../base/format';
import { leafLook, MIXED } from '../data/names';
import type { Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { looksIn, mixedTexts } from './mixed';

/** Paints what was zapped for nothing: the same, but hollow. */
export function paintNeedless(brush: Brush, bars: readonly Bar[], { y, h }: Place): void {
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
  { y, h, flash }: Place & { flash: number },
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
