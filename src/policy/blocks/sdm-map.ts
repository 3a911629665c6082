/** The MTRR map as the SDM has it: `(gfn & mask) == (base & mask)`, fixed over variable, and the set rule of overlaps. */
import { fixedIndex, fixedRange } from '../../arch/fixed';
import type { Gfn } from '../../arch/gfn';
import { fixedDecides, lookup, matches } from '../../arch/lookup';
import { mtrrName, type TypeCode, typeName } from '../../arch/memtype';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { MtrrMap, MtrrRules, Reason, Vague } from '../types';
import { fixedCuts } from './fixed-cuts';
import { patternReadings } from './pattern-readings';

const PRECEDENCE = 'SDM vol. 3, MTRR Precedences, 11.11.4.1 / 12.11.4.1';

/** The map by the architecture's rules. A mask with holes is listed inside the window only, up to its limit. */
export const sdmMap: MtrrRules = (state, cpu, window): MtrrMap => {
  const cuts: Gfn[] = [];
  const vague: Vague[] = [];
  const ranges = patternReadings(state, cpu, window);
  if (state.enabled) {
    if (state.fixedEnabled) cuts.push(...fixedCuts(state.fixed));
    for (const span of ranges.flatMap((range) => [...range.spans, ...range.vague]))
      cuts.push(span.start, span.end);
    vague.push(...ranges.flatMap((range) => range.vague));
  }
  return {
    at: (gfn) => lookup(state, gfn),
    cuts,
    vague,
    ranges,
    explain: (gfn) => explainSdm(state, gfn, sdmVerdict),
  };
};

/** The steps that every reader of MTRRs takes before its own rule of overlaps. `verdict` adds the last one. */
export function explainSdm(
  state: MtrrState,
  gfn: Gfn,
  verdict: (hits: readonly number[], state: MtrrState, gfn: Gfn) => Reason,
): Reason[] {
  if (!state.enabled) {
    return [
      { rule: 'mtrr.disabled', values: {}, source: 'SDM vol. 3, IA32_MTRR_DEF_TYPE, 11.11.2.1 / 12.11.2.1' },
    ];
  }
  if (fixedDecides(state, gfn)) return [fixedReason(state.fixed, gfn)];
  const hits = state.variable.flatMap((range, i) => (matches(range, gfn) ? [i] : []));
  if (hits.length === 0) {
    const type = typeName(state.defaultType);
    return [{ rule: 'mtrr.default', values: { type }, source: PRECEDENCE }];
  }
  return [...hits.map((i) => rangeReason(state, i)), ...(hits.length > 1 ? [verdict(hits, state, gfn)] : [])];
}

/** The sentence for a page that a fixed range decides. */
export function fixedReason(fixed: Uint8Array, gfn: Gfn): Reason {
  const index = fixedIndex(gfn);
  const { start, end } = fixedRange(index);
  return {
    rule: 'mtrr.fixed',
    values: {
      index,
      start: `0x${(start * 4096).toString(16)}`,
      end: `0x${(end * 4096).toString(16)}`,
      type: typeName(fixed[index] as TypeCode),
    },
    source: 'SDM vol. 3, Fixed Range MTRRs, 11.11.2.2 / 12.11.2.2',
  };
}

/** The sentence for one variable range that matches. */
export function rangeReason(state: MtrrState, index: number): Reason {
  const range = state.variable[index] as VariableMtrr;
  return {
    rule: 'mtrr.range',
    values: {
      index,
      type: typeName(range.type),
      base: `0x${(range.base * 4096).toString(16)}`,
      mask: `0x${(range.mask * 4096).toString(16)}`,
    },
    source: 'SDM vol. 3, Variable Range MTRRs, 11.11.2.3 / 12.11.2.3',
  };
}

function sdmVerdict(hits: readonly number[], state: MtrrState, gfn: Gfn): Reason {
  const types = [...new Set(hits.map((i) => typeName((state.variable[i] as VariableMtrr).type)))];
  const result = mtrrName(lookup(state, gfn));
  const rule = types.length === 1 ? 'overlap.same' : `overlap.${result}`;
  return { rule, values: { types: types.join(', '), type: result }, source: PRECEDENCE };
}
