/**
 * A variable range as KVM 4.2 to 6.10 reads it: one range from the base to the last address that the mask leaves free.
 * Source: `var_mtrr_range`, arch/x86/kvm/mtrr.c, Linux 6.1. A mask with holes becomes its hull; base bits outside the
 * mask move the range.
 */
import { andNot, type Gfn, or } from '../../arch/gfn';
import type { MtrrState, VariableMtrr } from '../../arch/mtrr';
import type { Cpu } from '../../scenario/machine';

/** Pages `[start, end)`; `end` 0 where the sum wrapped around: an empty range. */
export interface Hull {
  readonly start: Gfn;
  readonly end: Gfn;
}

/**
 * What KVM takes as the address bits of a mask that was never written. From 4.4 on, bits at and above MAXPHYADDR are
 * put into the mask when it is written: one that never was lacks them, and the end wraps to 0. Up to 4.3 they are
 * added whenever the mask is used.
 */
export type UnwrittenMask = 'wraps' | 'to-the-top';

/** The range that KVM computes from a base and mask pair as they stand now. */
export function hullOf(range: VariableMtrr, cpu: Cpu, unwritten: UnwrittenMask): Hull {
  if (!range.maskWritten && unwritten === 'wraps') return { start: range.base, end: 0 };
  return { start: range.base, end: or(range.base, andNot(cpu.space - 1, range.mask)) + 1 };
}

/** The valid ranges in the order in which KVM walks them: descending by the value of PHYSBASE, type byte included. */
export function walkOrder(state: MtrrState): number[] {
  return state.variable
    .flatMap((range, i) => (range.valid ? [i] : []))
    .sort((a, b) => {
      const x = state.variable[a] as VariableMtrr;
      const y = state.variable[b] as VariableMtrr;
      return y.base - x.base || y.type - x.type;
    });
}
