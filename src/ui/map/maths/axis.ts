/** The axis: the window as pixels of the plot, by knots. Between two knots it is linear, and it rises everywhere. */
import { bisectRight } from 'd3';
import type { WindowWire } from '../../../store/state';
import { type Family, levelFor, rulerAt } from './family';
import { pieceAt, pieceEnd } from './ruler';

export interface Axis {
  /** Places in pages, ascending; the first is the window's start and the last its end. */
  readonly pages: Float64Array;
  /** Pixels of each knot, from 0 to the width. */
  readonly px: Float64Array;
}

/** The axis of a window: the pieces that it shows, stretched to exactly the width of the plot. */
export function axisOf(family: Family, window: WindowWire): Axis {
  const end = window.start + window.span;
  const ruler = rulerAt(family, levelFor(family, window.start, end, family.width));
  const pages = [window.start];
  const px = [0];
  for (let i = pieceAt(ruler.starts, window.start); i < ruler.starts.length; i++) {
    const start = ruler.starts[i] as number;
    if (start >= end) break;
    const stop = pieceEnd(ruler, i);
    const from = Math.max(start, window.start);
    const to = Math.min(stop, end);
    pages.push(to);
    px.push((px.at(-1) as number) + ((to - from) / (stop - start)) * (ruler.widths[i] as number));
  }
  const stretch = family.width / (px.at(-1) as number);
  return { pages: Float64Array.from(pages), px: Float64Array.from(px, (x) => x * stretch) };
}

/** The pixel of a place. Outside of the window it is the nearest end. */
export function toPx(axis: Axis, page: number): number {
  const last = axis.pages.length - 1;
  if (page <= (axis.pages[0] as number)) return 0;
  if (page >= (axis.pages[last] as number)) return axis.px[last] as number;
  return along(axis.pages, axis.px, bisectRight(axis.pages, page) - 1, page);
}

/** The place under a pixel, as a real number of pages. */
export function toPage(axis: Axis, px: number): number {
  const last = axis.px.length - 1;
  if (px <= 0) return axis.pages[0] as number;
  if (px >= (axis.px[last] as number)) return axis.pages[last] as number;
  return along(axis.px, axis.pages, bisectRight(axis.px, px) - 1, px);
}

/** The page under a pixel: always one that the window shows. */
export function pageAt(axis: Axis, px: number): number {
  const last = Math.ceil(axis.pages[axis.pages.length - 1] as number) - 1;
  return Math.min(Math.floor(toPage(axis, px)), last);
}

function along(xs: Float64Array, ys: Float64Array, i: number, x: number): number {
  const x0 = xs[i] as number;
  const y0 = ys[i] as number;
  return y0 + ((x - x0) / ((xs[i + 1] as number) - x0)) * ((ys[i + 1] as number) - y0);
}

/** `toPx` for many places in ascending order: it walks along the knots and never searches. */
export function walker(axis: Axis): (page: number) => number {
  const last = axis.pages.length - 1;
  let i = 0;
  return (page) => {
    if (page <= (axis.pages[0] as number)) return 0;
    if (page >= (axis.pages[last] as number)) return axis.px[last] as number;
    // The first call may come from anywhere, so a long way is jumped over.
    if (page >= (axis.pages[Math.min(i + 8, last)] as number)) i = bisectRight(axis.pages, page) - 1;
    while (page >= (axis.pages[i + 1] as number)) i++;
    return along(axis.pages, axis.px, i, page);
  };
}

/** Between two axes of one window: all knots of both, `t` of the way (0 the first, 1 the second). */
export function mixAxes(a: Axis, b: Axis, t: number): Axis {
  const pages = Float64Array.from(new Set([...a.pages, ...b.pages])).sort();
  const inA = walker(a);
  const inB = walker(b);
  const px = pages.map((page) => (1 - t) * inA(page) + t * inB(page));
  return { pages, px };
}
