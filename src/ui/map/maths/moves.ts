/** What a hand does to the window. Every move is a function from a window to a window. */
import type { WindowWire } from '../../../store/state';
import { axisOf, toPage } from './axis';
import { type Family, levelFor, rulerAt } from './family';
import { advance, type Ruler } from './ruler';
import { clampWindow, windowBetween } from './window';

/** The window of a ruler in which `page` lies at pixel `px`; pushed inside where it would pass an end of the space. */
function placed(family: Family, ruler: Ruler, page: number, px: number): WindowWire {
  let start = advance(ruler, page, -px);
  let end = advance(ruler, page, family.width - px);
  if (start <= 0) end = advance(ruler, 0, family.width);
  else if (end >= family.end) start = advance(ruler, family.end, -family.width);
  return windowBetween(start, end, family.end);
}

/**
 * Zooms by `factor` (above 1: closer) and moves what lies at pixel `px` to pixel `to`. `page` may name the place at
 * `px` where the caller knows it better than the window does: a series of steps then keeps to it exactly.
 */
export function zoomed(
  family: Family,
  window: WindowWire,
  px: number,
  factor: number,
  to = px,
  page = toPage(axisOf(family, window), px),
): WindowWire {
  const end = window.start + window.span;
  const level = levelFor(family, window.start, end, family.width * factor);
  return placed(family, rulerAt(family, level), page, to);
}

/** Moves the picture by `dx` pixels; to the right where positive, so lower addresses come into view. */
export function panned(family: Family, window: WindowWire, dx: number): WindowWire {
  const level = levelFor(family, window.start, window.start + window.span, family.width);
  return placed(family, rulerAt(family, level), window.start, dx);
}

/** The window that shows the pages `[start, end)` in the middle, on `share` of the width. */
export function fitted(family: Family, start: number, end: number, share = 0.8): WindowWire {
  const level = levelFor(family, start, end, family.width * share);
  const ruler = rulerAt(family, level);
  const margin = (family.width * (1 - share)) / 2;
  const from = advance(ruler, start, -margin);
  const to = advance(ruler, end, margin);
  return windowBetween(from, to, family.end);
}

/** The window about a page, as deep as the present one. */
export function centred(family: Family, window: WindowWire, page: number): WindowWire {
  const level = levelFor(family, window.start, window.start + window.span, family.width);
  return placed(family, rulerAt(family, level), page, family.width / 2);
}

/** Moves the window as little as needed to show a page. */
export function revealed(family: Family, window: WindowWire, page: number): WindowWire {
  const inside = page >= window.start && page < window.start + window.span;
  return inside ? clampWindow(window, family.end) : centred(family, window, page);
}
