/**
 * The compare of a variable range, bit by bit: which address bits count, and which of them differ.
 * Source: SDM vol. 3, 11.11.3 / 12.11.3: a page is in the range where `(address & mask) == (base & mask)`.
 */
import type { Gfn } from './gfn';

/** One address bit of the compare. */
export interface ComparedBit {
  /** Its number in the byte address: 12 and up. */
  readonly bit: number;
  readonly address: boolean;
  readonly base: boolean;
  /** Is the mask's bit set? Only then does the bit count. */
  readonly cared: boolean;
  /** It counts, and the address has it otherwise than the base. */
  readonly differs: boolean;
}

/** The bits from MAXPHYADDR-1 down to 12. All three are page numbers. */
export function compareBits(gfn: Gfn, base: Gfn, mask: Gfn, maxPhysAddr: number): ComparedBit[] {
  const has = (value: Gfn, bit: number): boolean => Math.floor(value / 2 ** (bit - 12)) % 2 === 1;
  return Array.from({ length: maxPhysAddr - 12 }, (_, i) => {
    const bit = maxPhysAddr - 1 - i;
    const address = has(gfn, bit);
    const ofBase = has(base, bit);
    const cared = has(mask, bit);
    return { bit, address, base: ofBase, cared, differs: cared && address !== ofBase };
  });
}
