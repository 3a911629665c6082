/** The lane of stale leaves: a heavy outline that nothing else on the page uses. */
import { leafLook, MIXED, staleText, unpair } from '../data/names';
import type { Bar } from '../maths/bars';
import type { Brush } from './brush';
import { looksIn, mixedTexts } from './mixed';

/** Pixels of the outline. */
const HEAVY = 3;

/** Paints the leaves that stand and should not: their type inside the outline. */
export function paintStale(brush: Brush, bars: readonly Bar[], { y, h }: { y: number; h: number }): void {
  const { palette } = brush;
  for (const bar of bars) {
    const { built, leaf } = unpair(bar.code);
    const look = bar.code === MIXED ? 'mixed' : leafLook(built);
    const box = brush.box(bar.x0, bar.x1, y, h);
    const narrow = box.w < 2 * HEAVY;
    if (narrow) {
      // Stale pages are never too few to be seen.
      brush.fill({ ...box, w: Math.max(box.w, HEAVY) }, palette.stale);
      continue;
    }
    brush.look(box, look);
    brush.frame(box, palette.stale, HEAVY);
    const texts =
      bar.code === MIXED
        ? mixedTexts(bar, `still ${looksIn(bar, (code) => leafLook(unpair(code).built))}`)
        : [staleText(built, leaf), look];
    const inner = { ...box, x: box.x + HEAVY, w: box.w - 2 * HEAVY };
    brush.label(inner, texts, palette.letters[look], {
      size: 10.5,
      weight: 600,
      under: palette.fill[look],
    });
  }
}
