/** A variable range as Linux knows it: a base and a size. */
import { type TypeCode, typeName } from '../../arch/memtype';
import type { RangeFact } from '../types';

export interface LinuxRange {
  readonly base: bigint;
  readonly size: bigint;
  readonly type: TypeCode;
}

/** The range, or why it is not one aligned power of two. */
export function linuxRange(range: RangeFact & { readonly mask: bigint }, bits: number): LinuxRange | string {
  const whole = (1n << BigInt(bits)) - 1n;
  const mask = range.mask & whole & ~0xfffn;
  const size = mask === 0n ? whole + 1n : mask & -mask;
  if (mask !== ((whole + 1n - size) & whole)) return 'its mask has holes';
  if ((range.base & (size - 1n)) !== 0n) return 'its base has bits outside the mask';
  return { base: range.base, size, type: range.type };
}

/** A type for a comment. */
export function inWords(type: TypeCode): string {
  return typeName(type);
}
