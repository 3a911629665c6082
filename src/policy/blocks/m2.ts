/**
 * The MTRR lookup of KVM 4.2 to 6.10, its bugs included.
 * Source: `kvm_mtrr_get_guest_memory_type`, arch/x86/kvm/mtrr.c, Linux 6.1.
 */
import { fixedIndex } from '../../arch/fixed';
import { type Gfn, ONE_MIB } from '../../arch/gfn';
import { type TypeCode, typeName, UC, WB, WT } from '../../arch/memtype';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { Cpu } from '../../scenario/machine';
import type { MtrrMap, MtrrRules, Reason } from '../types';
import { fixedCuts } from './fixed-cuts';
import { hullOf, type UnwrittenMask, walkOrder } from './hull';
import { explainVariable, M2_SOURCE, type Ranked } from './m2-why';
import { fixedReason } from './sdm-map';

export interface M2Options {
  /** The type of every page while IA32_MTRR_DEF_TYPE.E is 0. */
  disabledType(cpu: Cpu): TypeCode;
  readonly unwrittenMask: UnwrittenMask;
  /** A different reading of the fixed ranges (the segment bug of 4.2 and 4.3). */
  readonly fixed?: FixedReading;
}

/** How the fixed ranges are read: the type of a page below 1 MiB, or undefined where the variable ranges decide. */
export interface FixedReading {
  at(fixed: Uint8Array, gfn: Gfn): TypeCode | undefined;
  readonly cuts: readonly Gfn[];
  /** Also asked for a page where it finds nothing: then its step says so, and those of the variable ranges follow. */
  explain(fixed: Uint8Array, gfn: Gfn): Reason;
}

const asWritten: FixedReading = {
  at: (fixed, gfn) => fixed[fixedIndex(gfn)] as TypeCode,
  cuts: [],
  explain: fixedReason,
};

/** From 4.4 on: UC, or WB where the guest's CPUID hides MTRR ("treat memory as writeback if MTRR is disabled in guest CPUID"). */
export const disabledByCpuid = (cpu: Cpu): TypeCode => (cpu.mtrr ? UC : WB);

/** Makes the lookup. The window plays no part: KVM knows no holes. */
export function m2({ disabledType, unwrittenMask, fixed = asWritten }: M2Options): MtrrRules {
  const cache = new WeakMap<MtrrState, MtrrMap>();
  return (state, cpu) => {
    let map = cache.get(state);
    if (!map) {
      map = build(state, cpu);
      cache.set(state, map);
    }
    return map;
  };

  function build(state: MtrrState, cpu: Cpu): MtrrMap {
    const order: Ranked[] = walkOrder(state).map((index) => {
      const range = state.variable[index] as VariableMtrr;
      return { index, type: range.type, ...hullOf(range, cpu, unwrittenMask) };
    });
    const ranges = order.map(({ index, type, start, end }) => ({
      index,
      type,
      spans: [{ start, end }],
      unlisted: 0,
    }));
    if (!state.enabled) {
      const disabled = disabledType(cpu);
      const values = { type: typeName(disabled), cpuid: cpu.mtrr ? 1 : 0 };
      const explain = (): Reason[] => [{ rule: 'kvm.disabled', values, source: M2_SOURCE }];
      return { at: () => disabled, cuts: [], vague: [], ranges, explain };
    }
    const asksFixed = (gfn: Gfn): boolean => state.fixedEnabled && gfn < ONE_MIB;
    const fixedAt = (gfn: Gfn): TypeCode | undefined =>
      asksFixed(gfn) ? fixed.at(state.fixed, gfn) : undefined;
    const explain = (gfn: Gfn): Reason[] => {
      const first = asksFixed(gfn) ? [fixed.explain(state.fixed, gfn)] : [];
      if (fixedAt(gfn) !== undefined) return first;
      return [...first, ...explainVariable(state, order, gfn, variableType(order, gfn, state.defaultType))];
    };
    const cuts = order.flatMap((range) => [range.start, range.end]);
    if (state.fixedEnabled) cuts.push(...fixedCuts(state.fixed), ...fixed.cuts);
    return {
      at: (gfn) => fixedAt(gfn) ?? variableType(order, gfn, state.defaultType),
      cuts,
      vague: [],
      ranges,
      explain,
    };
  }
}

/** The fold over the ranges that contain the page, in walk order. It returns at the first UC or undefined pair that it meets. */
function variableType(ranges: readonly Ranked[], gfn: Gfn, defaultType: TypeCode): TypeCode {
  let type: TypeCode | undefined;
  for (const range of ranges) {
    if (gfn < range.start || gfn >= range.end) continue;
    if (type === undefined || type === range.type) type = range.type;
    else if (range.type === UC) return UC;
    else if ((type === WT || type === WB) && (range.type === WT || range.type === WB)) type = WT;
    // "We use WB for the undefined behavior": also reached when UC was the first, which the SDM lets win.
    else return WB;
  }
  return type ?? defaultType;
}
