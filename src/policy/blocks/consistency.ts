/** May a large page be mapped here? Each hypervisor's own answer. `[start, end)` in pages, aligned to their length. */
import type { Gfn } from '../../arch/gfn';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { Cpu, Machine } from '../../scenario/machine';
import type { LargePage } from '../types';
import { hullOf, type UnwrittenMask, walkOrder } from './hull';

/** One type in the whole range: the rule that a hypervisor needs, and what Xen does. */
export const uniform: LargePage = ({ map }, start, end) => {
  if (map.vague.some((stretch) => stretch.start < end && stretch.end > start)) return false;
  const type = map.at(start);
  return map.cuts.every((cut) => cut <= start || cut >= end || map.at(cut) === type);
};

/**
 * KVM's check, its false negatives included: raw types without precedence, and a walk in descending order of base that
 * takes abutting ranges for a hole. Source: `kvm_mtrr_check_gfn_range_consistency`, Linux 4.2 to 6.10.
 */
export function kvmConsistency(unwritten: UnwrittenMask, gate: (machine: Machine) => boolean): LargePage {
  return ({ machine, state }, start, end) =>
    !gate(machine) || !state.enabled || consistent(state, machine.cpu, unwritten, start, end);
}

function consistent(state: MtrrState, cpu: Cpu, unwritten: UnwrittenMask, start: Gfn, end: Gfn): boolean {
  // The first large page holds all the fixed ranges, the others none.
  const types: number[] = state.fixedEnabled && start === 0 ? [...state.fixed] : [];
  let partial = false;
  // "start_max" begins at the start of the whole range, also where fixed ranges covered its first part.
  let covered = start;
  for (const index of walkOrder(state)) {
    const range = state.variable[index] as VariableMtrr;
    const hull = hullOf(range, cpu, unwritten);
    if (hull.start >= end || hull.end <= start) continue;
    partial ||= covered < hull.start;
    covered = Math.max(covered, hull.end);
    types.push(range.type);
  }
  partial ||= covered < end;
  if (types.some((type) => type !== types[0])) return false;
  return !partial || types.length === 0 || types[0] === state.defaultType;
}
