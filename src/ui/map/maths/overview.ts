/** The overview: the whole space, folded, with the window as a brush on it. */
import type { WindowWire } from '../../../store/state';
import { type Axis, axisOf, toPx } from './axis';
import { type Family, rulerAt } from './family';
import { foldedFamily, type Pieces } from './fold';
import { advance } from './ruler';
import { clampWindow, wholeOf, windowBetween } from './window';

/** Pixels of the narrowest brush that is drawn. */
const LEAST = 6;

export interface Overview {
  readonly family: Family;
  readonly axis: Axis;
}

/** The overview on a width in pixels. It is folded whatever the axis of the lanes is. */
export function overviewOf(pieces: Pieces, width: number): Overview {
  const family = foldedFamily(pieces, width);
  return { family, axis: axisOf(family, wholeOf(pieces.end)) };
}

/** Where the brush is drawn: at its true place, widened about its middle where it would be too narrow to see. Pixels. */
export function brushOf({ axis }: Overview, window: WindowWire, width: number): { x0: number; x1: number } {
  const x0 = toPx(axis, window.start);
  const x1 = toPx(axis, window.start + window.span);
  if (x1 - x0 >= LEAST) return { x0, x1 };
  const from = Math.min(Math.max((x0 + x1 - LEAST) / 2, 0), width - LEAST);
  return { x0: from, x1: from + LEAST };
}

/** The part of the brush that a hand takes. */
export type Grip = 'body' | 'start' | 'end';

/** What lies at a pixel of the strip, or undefined outside of the brush. `reach` pixels beside an edge take the edge. */
export function gripAt(brush: { x0: number; x1: number }, px: number, reach = 7): Grip | undefined {
  // Inside, an edge takes a third of a narrow brush at most, so that the body can still be taken.
  const inner = Math.min(reach, (brush.x1 - brush.x0) / 3);
  if (px < brush.x0 - reach || px > brush.x1 + reach) return undefined;
  if (px < brush.x0 + inner) return 'start';
  if (px > brush.x1 - inner) return 'end';
  return 'body';
}

/** The window after dragging a part of the brush by `dx` pixels. */
export function dragged(overview: Overview, window: WindowWire, grip: Grip, dx: number): WindowWire {
  const { family } = overview;
  const ruler = rulerAt(family, 0);
  const end = window.start + window.span;
  if (grip === 'start')
    return windowBetween(Math.min(advance(ruler, window.start, dx), end - 1), end, family.end);
  if (grip === 'end') {
    return windowBetween(window.start, Math.max(advance(ruler, end, dx), window.start + 1), family.end);
  }
  return slid(overview, window, (px) =>
    px < LEAST
      ? advance(ruler, window.start + window.span / 2, dx)
      : advance(ruler, window.start, dx + px / 2),
  );
}

/** The window with its middle at a page, for a click beside the brush. */
export function centredAt(overview: Overview, window: WindowWire, page: number): WindowWire {
  return slid(overview, window, () => page);
}

/**
 * The window about another middle. One that is wide enough to be seen keeps its pixels on the strip, as what one
 * drags does; one that is a mere mark there keeps its pages.
 */
function slid({ family, axis }: Overview, window: WindowWire, middleFor: (px: number) => number): WindowWire {
  const ruler = rulerAt(family, 0);
  const px = toPx(axis, window.start + window.span) - toPx(axis, window.start);
  const middle = middleFor(px);
  if (px < LEAST) return clampWindow({ start: middle - window.span / 2, span: window.span }, family.end);
  const start = advance(ruler, middle, -px / 2);
  const end = advance(ruler, middle, px / 2);
  if (start <= 0) return windowBetween(0, advance(ruler, 0, px), family.end);
  if (end >= family.end) return windowBetween(advance(ruler, family.end, -px), family.end, family.end);
  return windowBetween(start, end, family.end);
}
