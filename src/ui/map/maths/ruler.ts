/**
 * A ruler: a monotone map of the whole space to pixels, made of pieces that are linear inside. All distances are
 * measured from a page to a page, never from the origin, so they are exact to a fraction of a pixel at any depth.
 */
import { bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';

export interface Ruler {
  /** First page of each piece, ascending, beginning with 0. */
  readonly starts: Float64Array;
  /** Pixels of each piece, all above 0. */
  readonly widths: Float64Array;
  /** The page behind the last piece. */
  readonly end: Gfn;
}

/** The piece that a page (or a place between two pages) lies in; the last one for the end of the space. */
export function pieceAt(starts: Float64Array, page: number): number {
  return Math.max(bisectRight(starts, page) - 1, 0);
}

/** Where piece `i` ends. */
export function pieceEnd(ruler: { starts: Float64Array; end: Gfn }, i: number): Gfn {
  return ruler.starts[i + 1] ?? ruler.end;
}

/** Pixels from `a` to `b`; negative where b lies below a. */
export function pxBetween(ruler: Ruler, a: number, b: number): number {
  if (b < a) return -pxBetween(ruler, b, a);
  let i = pieceAt(ruler.starts, a);
  let px = 0;
  for (let at = a; at < b; i++) {
    const end = pieceEnd(ruler, i);
    const stop = Math.min(b, end);
    px += ((stop - at) / (end - (ruler.starts[i] as number))) * (ruler.widths[i] as number);
    if (stop >= ruler.end) break;
    at = stop;
  }
  return px;
}

/** The place (a real number of pages) that lies `px` pixels above `page`, or below it. It stops at the ends of the space. */
export function advance(ruler: Ruler, page: number, px: number): number {
  return px >= 0 ? forward(ruler, page, px) : backward(ruler, page, -px);
}

function forward(ruler: Ruler, page: number, px: number): number {
  let rest = px;
  let at = page;
  for (let i = pieceAt(ruler.starts, page); i < ruler.starts.length; i++) {
    const end = pieceEnd(ruler, i);
    const pagesPerPx = (end - (ruler.starts[i] as number)) / (ruler.widths[i] as number);
    const here = (end - at) / pagesPerPx;
    if (rest < here) return at + rest * pagesPerPx;
    rest -= here;
    at = end;
  }
  return ruler.end;
}

function backward(ruler: Ruler, page: number, px: number): number {
  let rest = px;
  let at = page;
  for (let i = pieceAt(ruler.starts, page); i >= 0; i--) {
    const start = ruler.starts[i] as number;
    const pagesPerPx = (pieceEnd(ruler, i) - start) / (ruler.widths[i] as number);
    const here = (at - start) / pagesPerPx;
    if (rest < here) return at - rest * pagesPerPx;
    rest -= here;
    at = start;
  }
  return 0;
}
