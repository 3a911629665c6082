/**
 * The state of one CPU's MTRRs, as fields. 64-bit register values become fields here, once, and stay fields.
 * Source: SDM vol. 3, "Memory Type Range Registers", 11.11 / 12.11.
 */
import { FIXED_COUNT } from './fixed';
import { type Gfn, PAGE_SHIFT } from './gfn';
import type { TypeCode } from './memtype';
import { msrKind } from './msr';
import { byteOf } from './pat';

/** One PHYSBASE and PHYSMASK pair. Both address fields count pages, without the bits at and above MAXPHYADDR. */
export interface VariableMtrr {
  readonly base: Gfn;
  readonly mask: Gfn;
  readonly type: TypeCode;
  readonly valid: boolean;
  /** Was PHYSMASK ever written? KVM answers differently for a mask that was written as 0 and one that never was. */
  readonly maskWritten: boolean;
}

/** Immutable: a write gives a new state that shares what did not change. */
export interface MtrrState {
  /** IA32_MTRR_DEF_TYPE.E, bit 11. */
  readonly enabled: boolean;
  /** IA32_MTRR_DEF_TYPE.FE, bit 10. */
  readonly fixedEnabled: boolean;
  readonly defaultType: TypeCode;
  readonly variable: readonly VariableMtrr[];
  /** The 88 fixed types, lowest address first. Never written to in place. */
  readonly fixed: Uint8Array;
}

const RESET_RANGE: VariableMtrr = { base: 0, mask: 0, type: 0, valid: false, maskWritten: false };

/** The state after power-up: everything zero, so disabled. SDM table 9-1 / 10-1 (the undefined bits as 0). */
export function resetMtrrs(variableCount: number): MtrrState {
  return {
    enabled: false,
    fixedEnabled: false,
    defaultType: 0,
    variable: Array.from({ length: variableCount }, () => RESET_RANGE),
    fixed: new Uint8Array(FIXED_COUNT),
  };
}

const addressField = (value: bigint): Gfn => Number(value >> BigInt(PAGE_SHIFT));

/**
 * The state after an accepted WRMSR to an MTRR. The value must have passed the check of its policy: nothing is
 * refused here. MSRs that are no MTRR leave the state as it is.
 */
export function writeMtrr(state: MtrrState, msr: number, value: bigint): MtrrState {
  const kind = msrKind(msr);
  switch (kind.kind) {
    case 'deftype':
      return {
        ...state,
        enabled: (value & 0x800n) !== 0n,
        fixedEnabled: (value & 0x400n) !== 0n,
        defaultType: Number(value & 7n) as TypeCode,
      };
    case 'fixed': {
      const fixed = state.fixed.slice();
      for (let i = 0; i < 8; i++) fixed[kind.index * 8 + i] = byteOf(value, i);
      return { ...state, fixed };
    }
    case 'base':
      return withRange(state, kind.index, {
        base: addressField(value),
        type: Number(value & 7n) as TypeCode,
      });
    case 'mask':
      return withRange(state, kind.index, {
        mask: addressField(value),
        valid: (value & 0x800n) !== 0n,
        maskWritten: true,
      });
    default:
      return state;
  }
}

function withRange(state: MtrrState, index: number, fields: Partial<VariableMtrr>): MtrrState {
  const variable = state.variable.slice();
  variable[index] = { ...(variable[index] ?? RESET_RANGE), ...fields };
  return { ...state, variable };
}

/** IA32_MTRR_DEF_TYPE's value from its fields. */
export function defTypeValue(state: Pick<MtrrState, 'enabled' | 'fixedEnabled' | 'defaultType'>): bigint {
  return BigInt((state.enabled ? 0x800 : 0) | (state.fixedEnabled ? 0x400 : 0) | state.defaultType);
}

/** The value of fixed-range MSR number `row` (0 to 10) among the 88 types: byte 0 the lowest range. */
export function fixedValue(fixed: Uint8Array, row: number): bigint {
  return fixed.subarray(8 * row, 8 * row + 8).reduceRight((sum, type) => (sum << 8n) | BigInt(type), 0n);
}

/** PHYSBASE's value from its fields. */
export function physBaseValue(range: Pick<VariableMtrr, 'base' | 'type'>): bigint {
  return (BigInt(range.base) << BigInt(PAGE_SHIFT)) | BigInt(range.type);
}

/** PHYSMASK's value from its fields. */
export function physMaskValue(range: Pick<VariableMtrr, 'mask' | 'valid'>): bigint {
  return (BigInt(range.mask) << BigInt(PAGE_SHIFT)) | (range.valid ? 0x800n : 0n);
}
