/** How numbers are written for people: addresses with grouped nibbles, sizes in binary units. */
import { PAGE_SIZE } from '../../arch/gfn';

/** A hexadecimal number with its nibbles in groups of four: `0xc000_0000`. */
export function groupHex(value: bigint | number): string {
  return `0x${grouped(value)}`;
}

/** The same without `0x`, for where the column says what it is. */
export function grouped(value: bigint | number): string {
  return value.toString(16).replace(/\B(?=(?:[0-9a-f]{4})+$)/g, '_');
}

/** The byte address of a page. Beyond 2^53 doubles would round, so it is a BigInt. */
export function addressOf(gfn: number): bigint {
  return BigInt(gfn) * BigInt(PAGE_SIZE);
}

/** A page's address, written. */
export function gpaText(gfn: number): string {
  return groupHex(addressOf(gfn));
}

/** Pages `[start, end)` as first and last byte: `0xc000_0000–0xc00f_ffff`. */
export function spanText(start: number, end: number): string {
  return `${gpaText(start)}–${groupHex(addressOf(end) - 1n)}`;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A number of bytes with at most three digits that count: `1.2 GiB`, `256 KiB`. */
export function bytesText(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  // Rounding must not turn 1023.9 MiB into 1024 MiB, nor hide that something is missing: it rounds down.
  const factor = 10 ** digits;
  return `${Math.floor(value * factor) / factor} ${UNITS[unit]}`;
}

/** The size of a number of pages. */
export function sizeText(pages: number): string {
  return pages === 0 ? '0' : bytesText(pages * PAGE_SIZE);
}

const SIZE = /^(\d+(?:\.\d+)?)\s*([kmgtp]?)(?:i?b)?$/i;

/** Reads `2G`, `512 MiB`, `4096` or a hexadecimal number as bytes; undefined where it is none of them. */
export function parseSize(text: string): bigint | undefined {
  const clean = text.trim();
  if (/^0x[0-9a-f](?:_?[0-9a-f])*$/i.test(clean)) return BigInt(clean.replaceAll('_', ''));
  const match = SIZE.exec(clean);
  if (!match) return undefined;
  const factor = 1024 ** ' kmgtp'.indexOf((match[2] || ' ').toLowerCase());
  const bytes = Number(match[1]) * factor;
  return Number.isSafeInteger(bytes) ? BigInt(bytes) : undefined;
}

/** Class names that are there, joined. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
