/** Stale leaves: a heavy outline that nothing else on the page uses. */
import { words } from '../../words/map';
import { leafLook, leafText, MIXED, staleText, unpair } from '../data/names';
import { column, type Lane, marks, type Place, unmixed } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { looksIn, mixedTexts } from '../paint/mixed';

/** Pixels of the outline. */
const HEAVY = 3;

export const lane: Lane = {
  term: 'stale',
  height: 26,
  ...column(
    ({ stale }) => stale,
    unmixed((pair) => words.said.staleHere(leafText(unpair(pair).built))),
    words.said.notStale,
  ),
  paint: marks(({ stale }) => stale, words.lanes.noStale, paintStale),
};

/** Paints the leaves that stand and should not: their type inside the outline. */
function paintStale(brush: Brush, bars: readonly Bar[], { y, h }: Place): void {
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
