/** From printed registers to MSR values, and back to what two sources can be compared by. */
import { FIXED_MSRS } from '../arch/fixed';
import type { TypeCode } from '../arch/memtype';
import { MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../arch/msr';
import type { Printed, RangeFact } from './types';

const PAGE_BITS = 0xfffn;
const MASK_VALID = 0x800n;

/** The mask of a range. A size is the negative of the mask, as Linux has it, so the mask is the negative of the size. */
export function maskOf(range: RangeFact, bits: number): bigint {
  return range.mask ?? -(range.size ?? 0n) & ((1n << BigInt(bits)) - 1n);
}

/** The values of one variable range; nothing for one that is not valid, since its contents are not printed. */
export function rangeMsrs(index: number, range: RangeFact, bits: number): [number, bigint][] {
  if (!range.valid) return [];
  return [
    [MTRR_PHYSBASE0 + 2 * index, range.base | BigInt(range.type)],
    [MTRR_PHYSMASK0 + 2 * index, maskOf(range, bits) | MASK_VALID],
  ];
}

/** The eleven fixed MSRs, those of which at least one byte is known. `gaps` counts the bytes that are not. */
export function fixedMsrs(fixed: readonly number[]): { msrs: [number, bigint][]; gaps: number } {
  const msrs: [number, bigint][] = [];
  let gaps = 0;
  FIXED_MSRS.forEach(({ msr }, i) => {
    const types = fixed.slice(8 * i, 8 * i + 8);
    const missing = types.filter((type) => type < 0).length;
    gaps += missing;
    if (missing === 8) return;
    msrs.push([msr, types.reduce((sum, type, k) => sum | (BigInt(Math.max(type, 0)) << BigInt(8 * k)), 0n)]);
  });
  return { msrs, gaps };
}

export interface DefTypeFields {
  readonly enabled: boolean;
  readonly fixedEnabled: boolean;
  readonly type: TypeCode;
}

export function defTypeFields(value: bigint): DefTypeFields {
  return {
    enabled: (value & 0x800n) !== 0n,
    fixedEnabled: (value & 0x400n) !== 0n,
    type: Number(value & 7n) as TypeCode,
  };
}

/** A variable range of raw registers; undefined where base or mask was not read. */
export function rawRange(msrs: ReadonlyMap<number, bigint>, index: number): RangeFact | undefined {
  const base = msrs.get(MTRR_PHYSBASE0 + 2 * index);
  const mask = msrs.get(MTRR_PHYSMASK0 + 2 * index);
  if (base === undefined || mask === undefined) return undefined;
  return {
    valid: (mask & MASK_VALID) !== 0n,
    base: base & ~PAGE_BITS,
    type: Number(base & 7n) as TypeCode,
    mask: mask & ~PAGE_BITS,
  };
}

/** Do two sources say the same of a range? Ranges that are not valid are the same, whatever they hold. */
export function sameRange(a: RangeFact | undefined, b: RangeFact | undefined, bits: number): boolean {
  if (!a?.valid || !b?.valid) return (a?.valid ?? false) === (b?.valid ?? false);
  return a.base === b.base && a.type === b.type && sameMask(a, b, bits);
}

/** Linux fills the upper bits of a mask with holes before it makes a size of it. */
function sameMask(a: RangeFact, b: RangeFact, bits: number): boolean {
  const [x, y] = [maskOf(a, bits), maskOf(b, bits)];
  if (x === y || (a.mask !== undefined && b.mask !== undefined)) return x === y;
  const filled = a.mask === undefined ? fill(y, bits) : fill(x, bits);
  return filled === (a.mask === undefined ? x : y);
}

function fill(mask: bigint, bits: number): bigint {
  if (mask === 0n) return 0n;
  const top = 1n << BigInt(mask.toString(2).length - 1);
  return (mask | -top) & ((1n << BigInt(bits)) - 1n);
}

/** Printed fields of IA32_MTRR_DEF_TYPE that are known. */
export function printedDefType(printed: readonly Printed[]): Partial<DefTypeFields> {
  const fields: { enabled?: boolean; fixedEnabled?: boolean; type?: TypeCode } = {};
  for (const one of printed) {
    if (one.enabled !== undefined) fields.enabled ??= one.enabled;
    if (one.fixedEnabled !== undefined) fields.fixedEnabled ??= one.fixedEnabled;
    if (one.defaultType !== undefined) fields.type ??= one.defaultType;
  }
  return fields;
}
