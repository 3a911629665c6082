/** The registers of the view as fields, for the Guest panel. */
import { gfnOf } from '../../arch/gfn';
import { type Hex, hexValue, isHex } from '../../arch/hex';
import type { PatCode, TypeCode } from '../../arch/memtype';
import { byteOf, patEntries } from '../../arch/pat';

/** One variable range: fields, and the two values as the guest would read them. */
export interface RangeFields {
  index: number;
  /** First page that PHYSBASE names. */
  base: number;
  type: TypeCode;
  mask: number;
  valid: boolean;
  baseValue: bigint;
  maskValue: bigint;
}

const number = (text: Hex): bigint => (isHex(text) ? hexValue(text) : 0n);

/** Reads one PHYSBASE and PHYSMASK pair. */
export function rangeFields(pair: { base: Hex; mask: Hex }, index: number): RangeFields {
  const baseValue = number(pair.base);
  const maskValue = number(pair.mask);
  return {
    index,
    base: gfnOf(Number((baseValue >> 12n) << 12n)),
    type: (byteOf(baseValue, 0) & 7) as TypeCode,
    mask: Number(maskValue >> 12n),
    valid: (maskValue & 0x800n) !== 0n,
    baseValue,
    maskValue,
  };
}

/** Was nothing ever put into the range? Then it is a free register. */
export function isFree(range: RangeFields): boolean {
  return range.baseValue === 0n && range.maskValue === 0n;
}

/** IA32_MTRR_DEF_TYPE's fields. */
export function defTypeFields(value: Hex): { enabled: boolean; fixed: boolean; type: TypeCode } {
  const bits = Number(number(value) & 0xfffn);
  return {
    enabled: (bits & 0x800) !== 0,
    fixed: (bits & 0x400) !== 0,
    type: (bits & 7) as TypeCode,
  };
}

/** The 88 fixed types, lowest address first. */
export function fixedTypes(fixed: readonly Hex[]): TypeCode[] {
  return fixed.flatMap((text) => {
    const value = number(text);
    return Array.from({ length: 8 }, (_, i) => byteOf(value, i) as TypeCode);
  });
}

/** One fixed-range MSR with one of its bytes changed. */
export function withByte(value: Hex, index: number, byte: number): bigint {
  const shift = BigInt(8 * index);
  return (number(value) & ~(0xffn << shift)) | (BigInt(byte) << shift);
}

/** The eight entries of a PAT value. */
export function patOfValue(value: Hex): PatCode[] {
  return patEntries(number(value));
}
