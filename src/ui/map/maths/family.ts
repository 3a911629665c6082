/**
 * A family of rulers: one for each depth of zoom, from level 0 (the whole space is as wide as the plot) to level 1
 * (as deep as it goes). The width of a piece moves from one to the other on a straight line of its logarithm, so
 * that a folded axis unfolds as one looks closer and is linear at the end. A window finds its own level: the one
 * at which it is as wide as the plot. So the window stays the only state.
 */
import type { Gfn } from '../../../arch/gfn';
import { pieceAt, pieceEnd, type Ruler } from './ruler';
import { MIN_SPAN } from './window';

export interface Family {
  readonly starts: Float64Array;
  readonly end: Gfn;
  /** Pixels of the plot. */
  readonly width: number;
  /** Natural logarithms of each piece's pixels at level 0, and what is added to them up to level 1 (not negative). */
  readonly from: Float64Array;
  readonly rise: Float64Array;
}

/** A family from the pieces' pixels at both ends. A piece never shrinks as one zooms in. */
export function familyOf(
  starts: Float64Array,
  end: Gfn,
  width: number,
  whole: Float64Array,
  deepest: Float64Array,
): Family {
  const from = whole.map(Math.log);
  const rise = deepest.map((px, i) => Math.max(Math.log(px) - (from[i] as number), 0));
  return { starts, end, width, from, rise };
}

/** Every page has the same width. */
export function linearFamily(space: Gfn, width: number): Family {
  const deepest = (width * space) / Math.min(MIN_SPAN, space);
  return familyOf(Float64Array.of(0), space, width, Float64Array.of(width), Float64Array.of(deepest));
}

/** Every doubling of the address has the same width; inside a doubling the axis is linear. */
export function logFamily(space: Gfn, width: number): Family {
  const starts = [0];
  for (let page = 1; page < space; page *= 2) starts.push(page);
  const each = width / starts.length;
  // Deep enough for MIN_SPAN pages of the last, largest doubling.
  const deepest = Math.max((width * space) / 2 / MIN_SPAN, each);
  const all = (px: number): Float64Array => new Float64Array(starts.length).fill(px);
  return familyOf(Float64Array.from(starts), space, width, all(each), all(deepest));
}

/** The ruler of a level. */
export function rulerAt(family: Family, level: number): Ruler {
  const { starts, end, from, rise } = family;
  const widths = from.map((log, i) => Math.exp(log + level * (rise[i] as number)));
  return { starts, widths, end };
}

/** The level at which the pages `[a, b)` are `px` pixels wide; 0 or 1 where no level makes them so. */
export function levelFor(family: Family, a: number, b: number, px: number): number {
  const first = pieceAt(family.starts, a);
  const target = Math.log(px);
  // The logarithm of the width is a convex, rising function of the level: Newton's steps from the right end come
  // down to the root without ever passing it.
  let level = 1;
  for (let step = 0; step < 60; step++) {
    let sum = 0;
    let slope = 0;
    for (let i = first; i < family.starts.length; i++) {
      const start = family.starts[i] as number;
      if (start >= b) break;
      const end = pieceEnd(family, i);
      const share = (Math.min(b, end) - Math.max(a, start)) / (end - start);
      const width = share * Math.exp((family.from[i] as number) + level * (family.rise[i] as number));
      sum += width;
      slope += width * (family.rise[i] as number);
    }
    const excess = Math.log(sum) - target;
    if (level === 1 && excess <= 0) return 1;
    if (slope === 0) return 0;
    const next = level - (excess * sum) / slope;
    if (next <= 0) {
      if (level === 0) return 0;
      level = 0;
      continue;
    }
    if (Math.abs(next - level) < 1e-12) return next;
    level = next;
  }
  return level;
}
