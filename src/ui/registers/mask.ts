/** Sizes and masks of variable ranges: what one pair of registers can say, and what it cannot. */
import { type Gfn, PAGE_SIZE, popCount, trailingZeros } from '../../arch/gfn';
import { hexValue, isHex } from '../../arch/hex';
import { bytesText, parseSize } from '../base/format';
import type { Reading } from '../base/HexField';
import { words } from '../words';

const no = (error: string): { ok: false; error: string } => ({ ok: false, error });

/** Pages of a mask without holes; undefined for a mask with holes. */
export function sizeOfMask(mask: Gfn, space: Gfn): Gfn | undefined {
  if (mask === 0) return space;
  const size = 2 ** trailingZeros(mask);
  return mask === space - size ? size : undefined;
}

/** The mask of a power of two of pages. */
export function maskOfSize(size: Gfn, space: Gfn): Gfn {
  return space - size;
}

/** Into how many pieces the holes of a mask cut its range. */
export function piecesOfMask(mask: Gfn, space: Gfn): number {
  if (mask === 0) return 1;
  const size = 2 ** trailingZeros(mask);
  return 2 ** popCount(space - size - mask);
}

/** A 64-bit register value in hexadecimal. */
export function readValue(text: string): Reading<bigint> {
  const clean = withPrefix(text);
  if (!isHex(clean)) return no(words.field.notHex);
  const value = hexValue(clean);
  return value >> 64n === 0n ? { ok: true, value } : no(words.field.tooLong);
}

/** An address in hexadecimal, in pages. */
export function readAddress(text: string): Reading<Gfn> {
  const clean = withPrefix(text);
  if (!isHex(clean)) return no(words.field.notHex);
  const value = hexValue(clean);
  if (value % BigInt(PAGE_SIZE) !== 0n) return no(words.field.notAligned);
  return value <= 1n << 52n ? { ok: true, value: Number(value) / PAGE_SIZE } : no(words.field.tooHigh);
}

/** A size that one register pair can hold, in pages. */
export function readSize(text: string, space: Gfn): Reading<Gfn> {
  const bytes = parseSize(text);
  if (bytes === undefined) return no(words.field.notSize);
  const pages = Number(bytes) / PAGE_SIZE;
  if (pages < 1) return no(words.field.tooSmall);
  if (pages > space) return no(words.field.tooLarge(bytesText(space * PAGE_SIZE)));
  const below = 2 ** Math.floor(Math.log2(pages));
  if (below === pages) return { ok: true, value: pages };
  return no(
    words.field.notPowerOfTwo(
      bytesText(Number(bytes)),
      bytesText(below * PAGE_SIZE),
      bytesText(2 * below * PAGE_SIZE),
    ),
  );
}

/** `c0000000` is read as `0xc0000000`: whoever types an address means hexadecimal. */
function withPrefix(text: string): string {
  const clean = text.trim();
  return /^0x/i.test(clean) ? clean : `0x${clean}`;
}
