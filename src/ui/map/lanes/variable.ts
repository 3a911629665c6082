/** Variable MTRRs: each range its own bars, what overlaps in rows of their own. */
import { sizeText } from '../../base/format';
import { words } from '../../words/map';
import { lookOf, MIXED, typeText } from '../data/names';
import type { RangeRow } from '../data/rows';
import { runAt } from '../data/runs';
import type { Lane, Place, Seen } from '../lane';
import type { Bar } from '../maths/bars';
import type { Brush } from '../paint/brush';

/** Rows that share the lane where there are no more: then none is thicker than a third of it. */
const USUAL_ROWS = 3;

/** Pixels that a handle needs beside the letters' own air. */
const GRIP = 3;

/** Where the row lies in a lane of a height that never changes: many rows are thinner. Pixels from the lane's top. */
export function rowBox(row: number, rows: number, height: number): { y: number; h: number } {
  const pitch = height / Math.max(rows, USUAL_ROWS);
  return { y: row * pitch, h: Math.max(pitch - (pitch > 6 ? 2 : 1), 1) };
}

export const lane: Lane = {
  term: 'variable',
  height: 62,
  runs: ({ ranges }) => ranges.map(({ runs }) => runs),
  text: ({ ranges }, page) =>
    ranges
      .filter(({ runs }) => runAt(runs, page) >= 0)
      .map(({ index, type }) => `#${index} ${typeText(type)}`)
      .join(', ') || words.said.noRange,
  paint(brush, seen, place) {
    if (seen.model.ranges.length === 0) return words.lanes.noRanges;
    return paintVariable(brush, seen, place) > 0 ? undefined : words.lanes.elsewhere;
  },
};

/** Paints the ranges. Tells how many bars there are in view. */
function paintVariable(brush: Brush, { model: { ranges, rows }, bars }: Seen, { y, h }: Place): number {
  let drawn = 0;
  for (const range of ranges) {
    const row = rowBox(range.row, rows, h);
    if (range.unlisted > 0) {
      const box = { x: 0, y: y + row.y + row.h - 1, w: brush.width, h: 1 };
      brush.fill(box, brush.palette.inkFaint);
    }
    const shown = bars(range.runs);
    for (const bar of shown) paintRange(brush, range, bar, y + row.y, row.h);
    if (range.unlisted > 0) nameUnlisted(brush, range, y + row.y, row.h);
    drawn += shown.length + (range.unlisted > 0 ? 1 : 0);
  }
  return drawn;
}

/** A range with pieces that are not listed is named at the right, where its bars say nothing. */
function nameUnlisted(brush: Brush, range: RangeRow, y: number, h: number): void {
  const text = `#${range.index} ${lookOf(range.type)}: ${words.lanes.notListed(range.unlisted)}`;
  const w = brush.textWidth(text, 10.5) + 14;
  const box = { x: brush.width - w, y, w, h };
  brush.label(box, [text], brush.palette.inkSoft, { size: 10.5, under: brush.palette.paper });
}

function paintRange(brush: Brush, range: RangeRow, bar: Bar, y: number, h: number): void {
  const { palette } = brush;
  const look = bar.code === MIXED ? 'mixed' : lookOf(range.type);
  const box = brush.box(bar.x0, bar.x1, y, h);
  brush.look(box, look);
  const name = `#${range.index} ${lookOf(range.type)}`;
  const more = bar.code === MIXED ? `${bar.count} pieces` : sizeText(bar.end - bar.start);
  const under = look === 'WB' ? undefined : palette.fill[look];
  const short = `#${range.index}`;
  const options = { size: Math.min(11, h - 2), ...(under ? { under } : {}) };
  // At both ends there may be handles; between them a number in the middle has room for longest.
  const inner = { ...box, x: box.x + GRIP, w: box.w - 2 * GRIP };
  const written = brush.label(inner, [`${name} ${more}`, name, short], palette.letters[look], options);
  if (written === undefined) brush.label(box, [short], palette.letters[look], options);
}
