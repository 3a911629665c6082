/**
 * A base and mask as a set of pages. Zero bits in the middle of a mask ("holes") repeat the range: k of them make
 * 2^k fragments, up to 2^39. So nothing here lists them all: fragments are counted, and found by number.
 * Source: SDM vol. 3, "Variable Range MTRRs", 11.11.2.3 / 12.11.2.3 (discontinuous ranges).
 */
import { and, andNot, type Gfn, popCount, trailingZeros } from './gfn';

export interface Fragments {
  /** How many equal pieces the pattern has. */
  readonly count: number;
  /** Pages in each. */
  readonly size: Gfn;
  /** First page of piece `i`, in ascending order: `[start(i), start(i) + size)`. */
  start(i: number): Gfn;
}

/** The pieces of a pattern in a space of that many pages. Mask 0 is one piece: everything. */
export function fragmentsOf(base: Gfn, mask: Gfn, space: Gfn): Fragments {
  if (mask === 0) return { count: 1, size: space, start: () => 0 };
  const size = 2 ** trailingZeros(mask);
  const holes = andNot(space - size, mask);
  const first = and(base, mask);
  return { count: 2 ** popCount(holes), size, start: (i) => first + deposit(i, holes) };
}

/** Spreads the low bits of `value` over the set bits of `bits`, lowest first. */
function deposit(value: number, bits: Gfn): Gfn {
  let rest = bits;
  let v = value;
  let result = 0;
  while (v > 0 && rest > 0) {
    const bit = 2 ** trailingZeros(rest);
    if (v % 2 === 1) result += bit;
    rest -= bit;
    v = Math.floor(v / 2);
  }
  return result;
}

/** The number of the first piece that ends above a page; `count` where there is none. */
export function firstFragmentAbove(fragments: Fragments, gfn: Gfn): number {
  let low = 0;
  let high = fragments.count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fragments.start(middle) + fragments.size <= gfn) low = middle + 1;
    else high = middle;
  }
  return low;
}
