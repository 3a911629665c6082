/**
 * The folded axis: every boundary of what is drawn cuts the space, and a piece gets its width by the logarithm of
 * its size, never less than what a finger can hit (while there is room). Stretches with nothing in them get less.
 */
import type { Gfn } from '../../../arch/gfn';
import { type Family, familyOf } from './family';
import { MIN_SPAN } from './window';

/** Pixels of a piece's least width at the whole space, while all pieces have room. */
export const MIN_PIECE = 22;

/** What the folded axis is laid out from. */
export interface Pieces {
  /** First page of each piece, ascending, beginning with 0. */
  readonly starts: Float64Array;
  readonly end: Gfn;
  /** 1 where nothing is mapped and no register says anything. */
  readonly empty: Uint8Array;
}

/** The pixels of each piece when the whole space is shown. Their sum is the width. */
export function foldedWidths(pieces: Pieces, width: number): Float64Array {
  const count = pieces.starts.length;
  const weights = new Float64Array(count);
  const most = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const size = (pieces.starts[i + 1] ?? pieces.end) - (pieces.starts[i] as number);
    weights[i] = (0.6 + 0.12 * Math.log2(size)) * (pieces.empty[i] === 1 ? 0.4 : 1);
    // No page is wider here than at the deepest zoom, or zooming in would shrink it.
    most[i] = (size * width) / MIN_SPAN;
  }
  const least = Math.min(MIN_PIECE, (0.6 * width) / count);
  return share(weights, most, least, width);
}

/** Shares `width` out by weight on top of `least` each, none above its `most`; what is over goes to the others. */
function share(weights: Float64Array, most: Float64Array, least: number, width: number): Float64Array {
  const out = new Float64Array(weights.length);
  const open = new Set(weights.keys());
  let rest = width;
  for (;;) {
    let total = 0;
    for (const i of open) total += weights[i] as number;
    const spare = Math.max(rest - least * open.size, 0);
    let capped = false;
    for (const i of open) {
      out[i] = least + (spare * (weights[i] as number)) / total;
      if ((out[i] as number) <= (most[i] as number)) continue;
      out[i] = most[i] as number;
      rest -= out[i] as number;
      open.delete(i);
      capped = true;
    }
    if (!capped || open.size === 0) return out;
  }
}

/** The family of folded rulers: squeezed at the whole space, linear at the deepest zoom. */
export function foldedFamily(pieces: Pieces, width: number): Family {
  const whole = foldedWidths(pieces, width);
  const deepest = pieces.starts.map(
    (start, i) => (((pieces.starts[i + 1] ?? pieces.end) - start) * width) / MIN_SPAN,
  );
  return familyOf(pieces.starts, pieces.end, width, whole, deepest);
}
