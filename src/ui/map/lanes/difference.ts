/** Where A and B are not the same, in ink, as no type has its colour. */
import { words } from '../../words/map';
import type { Model } from '../data/model';
import type { Runs } from '../data/runs';
import { column, type Lane, marks, type Place } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';

/** Pixels of the least bar: a single page that differs must be seen. */
const LEAST = 3;

const differs = ({ beside }: Model): Runs | null => beside?.differs ?? null;

export const lane: Lane = {
  term: 'policy',
  height: 22,
  main: true,
  ...column(differs, () => words.lanes.differs, words.lanes.noDifference),
  paint: marks(differs, words.lanes.noDifference, paintDifference),
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
