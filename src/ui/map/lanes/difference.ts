/** Where A and B are not the same, in ink, as no type has its colour. */
import { words } from '../../words/map';
import { column, type Lane, type Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';

/** Pixels of the least bar: a single page that differs must be seen. */
const LEAST = 3;

export const lane: Lane = {
  term: 'policy',
  height: 22,
  main: true,
  ...column(
    ({ beside }) => beside?.differs ?? null,
    () => words.lanes.differs,
    words.lanes.noDifference,
  ),
  paint(brush, { model: { beside }, bars }, place) {
    if (!beside) return undefined;
    if (beside.differs.starts.length === 0) return words.lanes.noDifference;
    const shown = bars(beside.differs);
    paintDifference(brush, shown, place);
    return shown.length > 0 ? undefined : words.lanes.elsewhere;
  },
};

function paintDifference(brush: Brush, bars: readonly Bar[], { y, h }: Place): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    const wide = { ...box, w: Math.max(box.w, LEAST) };
    brush.fill(wide, palette.ink);
    brush.label(wide, [words.lanes.differs, '≠'], palette.paper, { size: 11, weight: 600 });
  }
}
