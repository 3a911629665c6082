/** Linux' words for the memory types, and numbers in text. Source: mtrr_strings[] in arch/x86/kernel/cpu/mtrr/. */
import { patName, type TypeCode } from '../arch/memtype';
import { patEntries } from '../arch/pat';

const WORDS: ReadonlyMap<string, TypeCode> = new Map([
  ['uncachable', 0],
  ['write-combining', 1],
  ['write-through', 4],
  ['write-protect', 5],
  ['write-back', 6],
]);

/** The code of a type's word, or undefined where it is none of the five. */
export function wordType(word: string): TypeCode | undefined {
  return WORDS.get(word);
}

/** A type's word. */
export function typeWord(type: TypeCode): string {
  return [...WORDS].find(([, code]) => code === type)?.[0] as string;
}

/** Why a type's word is not read. The kernel prints `?` for the codes 2, 3 and 7, which no CPU accepts. */
export function badType(word: string): string {
  if (word === '?') return 'the type is printed as ?: a reserved code, which no CPU accepts';
  return `${JSON.stringify(word)} is not a memory type: is the line cut short?`;
}

/** A hexadecimal number without its prefix. */
export function hex(digits: string): bigint {
  return BigInt(`0x${digits}`);
}

/**
 * An address of hexadecimal digits without their prefix, in bytes. Exact up to 2^53; what is larger stays larger than
 * any limit. For files of a million rows, where BigInt would cost as much as all else.
 */
export function address(digits: string): number {
  return Number.parseInt(digits, 16);
}

/** The end of the widest address space, in bytes. */
export const SPACE_END = 2 ** 52;

/** How many bits a number needs. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Several things as a list in a sentence, the first few of them. */
export function some(items: readonly string[], most = 4): string {
  const more = items.length - most;
  return more > 0 ? `${items.slice(0, most).join(', ')} and ${more} more` : items.join(', ');
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A power of two of bytes in the largest unit that holds it whole. */
export function sizeWord(bytes: bigint): string {
  let [rest, unit] = [bytes, 0];
  while (unit < UNITS.length - 1 && rest !== 0n && rest % 1024n === 0n)
    [rest, unit] = [rest / 1024n, unit + 1];
  return `${rest} ${UNITS[unit]}`;
}

/** The eight entries of a PAT by name. */
export function patText(value: bigint): string {
  return patEntries(value).map(patName).join(' ');
}
