/** The zap calls of KVM 4.2 and later: which range each event makes it drop. Facts: arch/x86/kvm/{mtrr,x86}.c. */
import { cacheDisabled } from '../../arch/cr0';
import { FIXED_MSRS, type FixedMsr } from '../../arch/fixed';
import { msrKind } from '../../arch/msr';
import type { VariableMtrr } from '../../arch/mtrr';
import type { Machine, Vcpu } from '../../scenario/machine';
import type { Transition, ZapCall } from '../types';
import { CD_NW_CLEARED, quirkEnabled } from './arms';
import { hullOf, type UnwrittenMask } from './hull';

export type ZapRule = (transition: Transition) => readonly ZapCall[];

const NOTHING: readonly ZapCall[] = [];

/** No zap at all. */
export const never: ZapRule = () => NOTHING;

/** Everything: the end is clipped to the address space when it is shown. */
export const everything = (call: string): readonly ZapCall[] => [
  { start: 0, end: Number.POSITIVE_INFINITY, call },
];

/**
 * The range of an MTRR write, from the state after it: DEF_TYPE all of it; a fixed MSR its eight ranges, with E and FE;
 * base or mask the range of both as they now stand, with E. V is not looked at, the old range is not zapped, and
 * writing the same value zaps again. Source: `update_mtrr`, Linux 6.1.
 */
export function updateMtrr(unwrittenMask: UnwrittenMask, gate: (machine: Machine) => boolean): ZapRule {
  const call = 'update_mtrr';
  return ({ event, after }) => {
    if (event.type !== 'wrmsr' || !gate(after)) return NOTHING;
    const kind = msrKind(event.msr);
    const { mtrr } = after.vcpus[event.vcpu] as Vcpu;
    if (kind.kind === 'deftype') return everything(call);
    if (!mtrr.enabled) return NOTHING;
    if (kind.kind === 'fixed') {
      const { start, step } = FIXED_MSRS[kind.index] as FixedMsr;
      return mtrr.fixedEnabled ? [{ start, end: start + 8 * step, call }] : NOTHING;
    }
    if (kind.kind !== 'base' && kind.kind !== 'mask') return NOTHING;
    const hull = hullOf(mtrr.variable[kind.index] as VariableMtrr, after.cpu, unwrittenMask);
    return hull.end > hull.start ? [{ ...hull, call }] : NOTHING;
  };
}

/** Did the event toggle CR0.CD of its vCPU? Only MOV to CR0 counts: SET_SREGS, INIT and RESET change CD silently. */
export function togglesCd({ event, before, after }: Transition): boolean {
  if (event.type !== 'cr0') return false;
  const cd = (machine: Machine): boolean => cacheDisabled((machine.vcpus[event.vcpu] as Vcpu).cr0);
  return cd(before) !== cd(after);
}

/** All on a toggle of CR0.CD, where the gate says so. */
export function onCdToggle(call: string, gate: (machine: Machine) => boolean): ZapRule {
  return (transition) => (togglesCd(transition) && gate(transition.after) ? everything(call) : NOTHING);
}

/** All when the first user of non-coherent DMA comes or the last one goes, where the gate says so. */
export function onFirstAndLastDma(gate: (machine: Machine) => boolean): ZapRule {
  return ({ event, before, after }) =>
    event.type === 'dma' && (before.dma === 0) !== (after.dma === 0) && gate(after)
      ? everything(
          event.delta > 0 ? 'kvm_arch_register_noncoherent_dma' : 'kvm_arch_unregister_noncoherent_dma',
        )
      : NOTHING;
}

/** The zap rules of one policy: at most one of them answers an event. */
export function zapRules(...rules: readonly ZapRule[]): (transition: Transition) => readonly ZapCall[] {
  return (transition) => rules.flatMap((rule) => rule(transition));
}

/** Is any user of non-coherent DMA registered? */
export const hasDma = (machine: Machine): boolean => machine.dma > 0;

/** DMA, and the quirk disabled: since "KVM: x86: obey KVM_X86_QUIRK_CD_NW_CLEARED in kvm_set_cr0()". */
export const dmaWithoutQuirk = (machine: Machine): boolean =>
  hasDma(machine) && !quirkEnabled(machine, CD_NW_CLEARED);

export const always = (): boolean => true;
