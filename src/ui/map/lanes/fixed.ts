/** The fixed ranges: what the eleven MSRs hold, hollow where it does not count. */
import { words } from '../../words/map';
import { lookOf, MIXED, typeText } from '../data/names';
import type { Runs } from '../data/runs';
import { column, type Lane, type Place } from '../lane';
import { type Axis, walker } from '../maths/axis';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';
import { looksIn, mixedTexts } from '../paint/mixed';
import { paintNote } from '../paint/notes';

/** Pixels of a range from which on its limits are drawn, and of the smallest letters' lane. */
const LIMITS = 5;
const SIZE = 10.5;

export const lane: Lane = {
  term: 'fixed',
  height: 26,
  ...column(({ fixed }) => fixed.merged, typeText, words.said.noFixed),
  paint(brush, { model, bars, axis }, place) {
    const { off, runs, merged } = model.fixed;
    const shown = bars(merged);
    paintFixed(brush, shown, { ...place, counts: off === null });
    paintLimits(brush, runs, { ...place, axis });
    const end = shown.at(-1);
    if (!end) return words.lanes.elsewhere;
    return off === null ? undefined : () => paintNote(brush, place, words.lanes.fixedOff[off], end.x1 + 4);
  },
};

/** Paints stretches of one type. */
function paintFixed(brush: Brush, bars: readonly Bar[], { y, h, counts }: Place & { counts: boolean }): void {
  const { palette } = brush;
  for (const bar of bars) {
    const box = brush.box(bar.x0, bar.x1, y, h);
    const look = lookOf(bar.code);
    const mixed = bar.code === MIXED;
    if (counts || mixed) brush.look(box, look);
    if (!counts) {
      // Hollow: the type is there to be read, and colours nothing.
      if (!mixed) brush.fill(box, palette.paper);
      brush.frame(box, palette.ruleStrong);
    }
    const texts = mixed ? mixedTexts(bar, looksIn(bar, lookOf)) : [look];
    const under = counts && !mixed && look !== 'WB' ? palette.fill[look] : palette.paper;
    const plain = counts && look === 'WB';
    brush.label(box, texts, counts ? palette.letters[look] : palette.inkFaint, {
      size: SIZE,
      weight: 600,
      ...(plain ? {} : { under }),
    });
  }
}

/** Paints the limits between the ranges of one stretch, where they are wide enough to be told apart. */
function paintLimits(brush: Brush, runs: Runs, { axis, y, h }: Place & { axis: Axis }): void {
  const at = walker(axis);
  const [from, to] = [axis.pages[0] as number, axis.pages[axis.pages.length - 1] as number];
  let last = Number.NEGATIVE_INFINITY;
  for (const start of runs.starts) {
    if (start <= from || start >= to) continue;
    const x = at(start);
    if (x - last >= LIMITS)
      brush.fill({ x: brush.snap(x) - 1, y: y + h - LIMITS, w: 1, h: LIMITS }, brush.palette.inkFaint);
    last = x;
  }
}
