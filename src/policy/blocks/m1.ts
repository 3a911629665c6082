/**
 * The MTRR lookup of KVM up to 4.1. Source: `get_mtrr_type` and `kvm_get_guest_memory_type`, arch/x86/kvm/mmu.c.
 * It compares as the architecture does, walks by register number, and answers UC for what the SDM leaves undefined.
 */
import { fixedIndex } from '../../arch/fixed';
import { type Gfn, ONE_MIB } from '../../arch/gfn';
import { lookup, matches } from '../../arch/lookup';
import { mtrrName, type TypeCode, typeName, UC, WB, WT } from '../../arch/memtype';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { MtrrRules, Reason } from '../types';
import { fixedCuts } from './fixed-cuts';
import { patternReadings } from './pattern-readings';
import { fixedReason, rangeReason } from './sdm-map';

const SOURCE = 'get_mtrr_type(), arch/x86/kvm/mmu.c, Linux 2.6.31 to 4.1';

/** The type of a page. FE is not asked: below 1 MiB the fixed ranges decide as soon as E or FE is set. */
function m1Type(state: MtrrState, gfn: Gfn): TypeCode {
  if (!state.enabled && !state.fixedEnabled) return WB;
  if (gfn < ONE_MIB) return state.fixed[fixedIndex(gfn)] as TypeCode;
  if (!state.enabled) return state.defaultType;
  let type: TypeCode | undefined;
  for (const range of state.variable) {
    if (!matches(range, gfn)) continue;
    if (type === undefined || type === range.type) type = range.type;
    else if ((type === WT || type === WB) && (range.type === WT || range.type === WB)) type = WT;
    else return UC;
  }
  return type ?? state.defaultType;
}

/** The map by these rules. */
export const m1: MtrrRules = (state, cpu, window) => {
  const ranges = patternReadings(state, cpu, window);
  const cuts: Gfn[] = state.enabled || state.fixedEnabled ? fixedCuts(state.fixed) : [];
  for (const span of ranges.flatMap((range) => [...range.spans, ...range.vague]))
    cuts.push(span.start, span.end);
  return {
    at: (gfn) => m1Type(state, gfn),
    cuts,
    vague: ranges.flatMap((range) => range.vague),
    ranges,
    explain: (gfn) => explainM1(state, gfn),
  };
};

function explainM1(state: MtrrState, gfn: Gfn): Reason[] {
  const type = typeName(m1Type(state, gfn));
  if (!state.enabled && !state.fixedEnabled)
    return [{ rule: 'm1.disabled', values: { type }, source: SOURCE }];
  const sdm = mtrrName(lookup(state, gfn));
  if (gfn < ONE_MIB) {
    const asked = state.enabled && state.fixedEnabled;
    const unasked: Reason = { rule: 'm1.fixed-unasked', values: { type, sdm }, source: SOURCE };
    return asked ? [fixedReason(state.fixed, gfn)] : [fixedReason(state.fixed, gfn), unasked];
  }
  const hits = state.variable.flatMap((range, i) => (matches(range, gfn) ? [i] : []));
  if (!state.enabled) return [{ rule: 'm1.default-unasked', values: { type, sdm }, source: SOURCE }];
  if (hits.length === 0) return [{ rule: 'mtrr.default', values: { type }, source: SOURCE }];
  const reasons = hits.map((i) => rangeReason(state, i));
  if (hits.length === 1) return reasons;
  const types = new Set(hits.map((i) => typeName((state.variable[i] as VariableMtrr).type)));
  const rule = types.size === 1 ? 'overlap.same' : type === sdm ? `overlap.${type}` : 'm1.overlap-uc';
  return [...reasons, { rule, values: { types: [...types].join(', '), type, sdm }, source: SOURCE }];
}
