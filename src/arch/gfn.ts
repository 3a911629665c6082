/**
 * Guest frame numbers. A GFN counts 4 KiB pages and reaches 2^40, so it is exact in a double; but the bit
 * operators of the language work on 32 bits, so every bit operation on a GFN is here and nowhere else.
 */

/** A guest frame number: a count of 4 KiB pages, an integer from 0 to 2^40. */
export type Gfn = number;

export const PAGE_SIZE = 4096;
export const PAGE_SHIFT = 12;
/** Where the fixed-range MTRRs end: 1 MiB, in pages. */
export const ONE_MIB: Gfn = 0x100;

const SPLIT = 0x100000;

const high = (x: Gfn): number => Math.floor(x / SPLIT);
const low = (x: Gfn): number => x % SPLIT;
const join = (h: number, l: number): Gfn => h * SPLIT + l;

/** Bitwise and of two GFNs. */
export function and(a: Gfn, b: Gfn): Gfn {
  return join(high(a) & high(b), low(a) & low(b));
}

/** Bitwise or of two GFNs. */
export function or(a: Gfn, b: Gfn): Gfn {
  return join(high(a) | high(b), low(a) | low(b));
}

/** The bits of `a` that are not in `b`. */
export function andNot(a: Gfn, b: Gfn): Gfn {
  return join(high(a) & ~high(b), low(a) & ~low(b));
}

/** How many trailing zero bits a GFN has; 40 for zero. */
export function trailingZeros(a: Gfn): number {
  if (a === 0) return 40;
  const l = low(a);
  const word = l === 0 ? high(a) : l;
  return (l === 0 ? 20 : 0) + 31 - Math.clz32(word & -word);
}

/** How many of a GFN's bits are set. */
export function popCount(a: Gfn): number {
  let n = 0;
  for (let w = high(a); w !== 0; w &= w - 1) n++;
  for (let w = low(a); w !== 0; w &= w - 1) n++;
  return n;
}

/** The number of pages of an address space of that many bits: the first GFN that does not exist. */
export function spacePages(maxPhysAddr: number): Gfn {
  return 2 ** (maxPhysAddr - PAGE_SHIFT);
}

/** The page that a byte address lies in. */
export function gfnOf(address: number): Gfn {
  return Math.floor(address / PAGE_SIZE);
}
