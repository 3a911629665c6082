/** Where the parts of the axis lie, for whatever draws them: an SVG on the screen, a brush in a picture. */
import { sizeText } from '../../base/format';
import type { Break } from '../maths/breaks';
import { CHAR } from '../maths/ticks';
import { tearAt } from './breaks';

/** Pixels of the axis: the line is at the bottom. */
export const AXIS_HEIGHT = 50;
export const LINE_Y = AXIS_HEIGHT - 0.5;
/** Baselines of a tick's two lines of text, and of the sizes that are left out. */
export const SIZE_Y = AXIS_HEIGHT - 24;
export const HEX_Y = AXIS_HEIGHT - 10;
export const FOLD_Y = 11;
/** Where a tick's line begins, with a label and without. */
export const TICK_Y = AXIS_HEIGHT - 32;
export const MINOR_Y = LINE_Y - 5;
/** Pixels from a tick's line to its text. */
export const TICK_PAD = 5;
/** Half the width and height of a slant, and how far the two of a break stand off its middle. */
export const SLANT = { dx: 2.5, dy: 6, apart: 3 } as const;

export interface FoldLabel {
  readonly stretch: Break;
  readonly text: string;
  readonly shift: number;
}

/** The text of each break, and how far it is pushed off its glyph to stay inside; empty where another is in the way. */
export function foldLabels(breaks: readonly Break[], width: number): FoldLabel[] {
  const taken: { from: number; to: number }[] = [];
  return breaks.map((stretch) => {
    const text = sizeText(stretch.end - stretch.start);
    const half = (text.length * CHAR) / 2 + 2;
    const x = Math.min(Math.max(tearAt(stretch), half), width - half);
    const free = taken.every((t) => x + half + 6 <= t.from || x - half - 6 >= t.to);
    if (free) taken.push({ from: x - half, to: x + half });
    return { stretch, text: free ? text : '', shift: x - tearAt(stretch) };
  });
}
