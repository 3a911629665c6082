/** Why KVM 4.2 to 6.10 gives a page its MTRR type: which ranges hold it, and where the answer is not the SDM's. */
import type { Gfn } from '../../arch/gfn';
import { lookup, matches } from '../../arch/lookup';
import { mtrrName, type TypeCode, typeName, UC } from '../../arch/memtype';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { Reason } from '../types';
import type { Hull } from './hull';

export const M2_SOURCE = 'kvm_mtrr_get_guest_memory_type(), arch/x86/kvm/mtrr.c, Linux 4.2 to 6.10';
const RANGE_SOURCE = 'var_mtrr_range(), arch/x86/kvm/mtrr.c, Linux 4.2 to 6.10';

/** A valid variable range as KVM reads it; `[start, end)` in pages. */
export interface Ranked extends Hull {
  readonly index: number;
  readonly type: TypeCode;
}

const hex = (gfn: Gfn): string => `0x${(gfn * 4096).toString(16)}`;

/**
 * The steps for a page that no fixed range decides. `ranges` in walk order; `type` is KVM's answer. A step that
 * says what the SDM says instead carries it as `sdm`.
 */
export function explainVariable(
  state: MtrrState,
  ranges: readonly Ranked[],
  gfn: Gfn,
  type: TypeCode,
): Reason[] {
  const hits = ranges.filter((range) => gfn >= range.start && gfn < range.end);
  const steps =
    hits.length === 0
      ? [{ rule: 'mtrr.default', values: { type: typeName(type) }, source: M2_SOURCE }]
      : hits.map((hit) => rangeStep(state, hit));
  const sdm = mtrrName(lookup(state, gfn));
  if (hits.length > 1) steps.push(verdict(hits, typeName(type), sdm));
  const named = steps.some((step) => 'sdm' in step.values);
  if (sdm !== typeName(type) && !named && readsOtherwise(state, hits, gfn)) {
    steps.push({ rule: 'kvm.hull', values: { type: typeName(type), sdm }, source: RANGE_SOURCE });
  }
  return steps;
}

function rangeStep(state: MtrrState, { index, type, start, end }: Ranked): Reason {
  const { base, mask } = state.variable[index] as VariableMtrr;
  const values = {
    index,
    type: typeName(type),
    base: hex(base),
    mask: hex(mask),
    start: hex(start),
    end: hex(end),
  };
  return { rule: 'kvm.range', values, source: RANGE_SOURCE };
}

function verdict(hits: readonly Ranked[], type: string, sdm: string): Reason {
  const types = [...new Set(hits.map((hit) => typeName(hit.type)))];
  const values = { types: types.join(', '), type };
  if (types.length === 1) return { rule: 'overlap.same', values, source: M2_SOURCE };
  if (type === 'UC' || type === 'WT') return { rule: `overlap.${type}`, values, source: M2_SOURCE };
  const order = hits.map((hit) => `#${hit.index} ${typeName(hit.type)}`).join(', ');
  return { rule: overlapRule(hits), values: { order, type, sdm }, source: M2_SOURCE };
}

/** Which way to WB: UC came first and was not recognised, UC comes after an undefined pair, or there is no UC. */
function overlapRule(hits: readonly Ranked[]): string {
  if (hits[0]?.type === UC) return 'kvm.uc-first';
  return hits.some((hit) => hit.type === UC) ? 'kvm.uc-late' : 'kvm.overlap-wb';
}

/** Do the SDM's match rule and KVM's ranges find different registers for the page? */
function readsOtherwise(state: MtrrState, hits: readonly Ranked[], gfn: Gfn): boolean {
  const found = new Set(hits.map((hit) => hit.index));
  return state.variable.some((range, i) => matches(range, gfn) !== found.has(i));
}
