/**
 * The window: the part of the space that is looked at, `[start, start + span)` in whole pages. It is the only state
 * of the view; pixels are always computed from it and never back into it by sums, so nothing drifts at 2^52.
 */
import type { Gfn } from '../../../arch/gfn';
import type { WindowWire } from '../../../store/state';

/** The smallest window, in pages: single 4 KiB pages are wide enough to be pointed at. */
export const MIN_SPAN = 16;

/** The whole space. */
export function wholeOf(space: Gfn): WindowWire {
  return { start: 0, span: space };
}

/** Integers inside the space, at least MIN_SPAN long. What is no number becomes the whole space. */
export function clampWindow(window: WindowWire, space: Gfn): WindowWire {
  if (!Number.isFinite(window.start) || !Number.isFinite(window.span)) return wholeOf(space);
  const span = Math.min(Math.max(Math.round(window.span), Math.min(MIN_SPAN, space)), space);
  const start = Math.min(Math.max(Math.round(window.start), 0), space - span);
  return { start, span };
}

/** The window with these real limits, in whole pages; one that is too short grows about its middle. */
export function windowBetween(start: number, end: number, space: Gfn): WindowWire {
  const from = Math.round(start);
  const span = Math.round(end) - from;
  if (span >= MIN_SPAN) return clampWindow({ start: from, span }, space);
  return clampWindow({ start: Math.round((start + end - MIN_SPAN) / 2), span: MIN_SPAN }, space);
}

/** Do two windows show the same pages? */
export function sameWindow(a: WindowWire, b: WindowWire): boolean {
  return a.start === b.start && a.span === b.span;
}

/** Is any of the pages `[start, end)` inside the window? */
export function touches(window: WindowWire, start: Gfn, end: Gfn): boolean {
  return start < window.start + window.span && end > window.start;
}
