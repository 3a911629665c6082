/** The zap calls of KVM 4.2 and later: which range each event makes it drop. Facts: arch/x86/kvm/{mtrr,x86}.c. */
import { cacheDisabled } from '../../arch/cr0';
import { FIXED_MSRS, type FixedMsr } from '../../arch/fixed';
import { toHex } from '../../arch/hex';
import { msrKind, msrName } from '../../arch/msr';
import type { VariableMtrr } from '../../arch/mtrr';
import type { Machine, Vcpu } from '../../scenario/machine';
import type { Reason, Transition, ZapCall, ZapRule } from '../types';
import { CD_NW_CLEARED, quirkEnabled } from './arms';
import { hullOf, type UnwrittenMask } from './hull';

const NOTHING: readonly ZapCall[] = [];

/** What a rule answers to an event that is its business: the calls, and why these, or why none. */
export interface Verdict {
  readonly calls: readonly ZapCall[];
  /** Key of the sentence, and where the rule stands. */
  readonly rule: string;
  readonly source: string;
  /** For the sentence alone, so it is worked out only when it is asked for. */
  values?(): Reason['values'];
}

/** A rule that always says why. */
export type ReasonedRule = ZapRule & Required<Pick<ZapRule, 'why'>>;

/** A zap rule from what it answers; undefined means that the event is none of its business. */
export function zapRule(verdict: (transition: Transition) => Verdict | undefined): ReasonedRule {
  return Object.assign((transition: Transition) => verdict(transition)?.calls ?? NOTHING, {
    why: (transition: Transition) => {
      const answer = verdict(transition);
      return answer && { rule: answer.rule, values: answer.values?.() ?? {}, source: answer.source };
    },
  });
}

/** No zap at all. */
export const never: ZapRule = () => NOTHING;

/** Everything: the end is clipped to the address space when it is shown. */
export const everything = (call: string): readonly ZapCall[] => [
  { start: 0, end: Number.POSITIVE_INFINITY, call },
];

const UPDATE_MTRR = 'update_mtrr(), arch/x86/kvm/mtrr.c, Linux 4.2 to 6.10';

/**
 * The range of an MTRR write, from the state after it: DEF_TYPE all of it; a fixed MSR its eight ranges, with E and FE;
 * base or mask the range of both as they now stand, with E. V is not looked at, the old range is not zapped, and
 * writing the same value zaps again. Source: `update_mtrr`, Linux 6.1.
 */
export function updateMtrr(unwrittenMask: UnwrittenMask, gate: (machine: Machine) => boolean): ReasonedRule {
  const call = 'update_mtrr';
  const source = UPDATE_MTRR;
  return zapRule(({ event, after }) => {
    if (event.type !== 'wrmsr') return undefined;
    const kind = msrKind(event.msr);
    if (kind.kind === 'pat' || kind.kind === 'cap' || kind.kind === 'unknown') return undefined;
    const { mtrr } = after.vcpus[event.vcpu] as Vcpu;
    const name = msrName(event.msr);
    if (!gate(after)) return { calls: NOTHING, rule: 'zap.mtrr-no-dma', source };
    if (kind.kind === 'deftype') return { calls: everything(call), rule: 'zap.mtrr-deftype', source };
    if (!mtrr.enabled) return { calls: NOTHING, rule: 'zap.mtrr-e', source };
    if (kind.kind === 'fixed') {
      const { start, step } = FIXED_MSRS[kind.index] as FixedMsr;
      if (!mtrr.fixedEnabled) return { calls: NOTHING, rule: 'zap.mtrr-fe', source };
      const calls = [{ start, end: start + 8 * step, call }];
      return { calls, rule: 'zap.mtrr-fixed', source, values: () => ({ name }) };
    }
    const range = mtrr.variable[kind.index] as VariableMtrr;
    const hull = hullOf(range, after.cpu, unwrittenMask);
    const values = () => ({
      index: kind.index,
      v: range.valid ? 1 : 0,
      start: toHex(hull.start * 4096),
      end: toHex(hull.end * 4096),
    });
    if (hull.end <= hull.start) return { calls: NOTHING, rule: 'zap.mtrr-unwritten', source, values };
    return { calls: [{ ...hull, call }], rule: 'zap.mtrr-range', source, values };
  });
}

/** Did the event toggle CR0.CD of its vCPU? Only MOV to CR0 counts: SET_SREGS, INIT and RESET change CD silently. */
export function togglesCd({ event, before, after }: Transition): boolean {
  if (event.type !== 'cr0') return false;
  const cd = (machine: Machine): boolean => cacheDisabled((machine.vcpus[event.vcpu] as Vcpu).cr0);
  return cd(before) !== cd(after);
}

/** All on a toggle of CR0.CD, where the gate says so. */
export function onCdToggle(call: string, gate: (machine: Machine) => boolean): ReasonedRule {
  const source = `${call}(), arch/x86/kvm/x86.c`;
  return zapRule((transition) => {
    if (!togglesCd(transition)) return undefined;
    const { after } = transition;
    if (gate(after)) {
      const rule = gate === always ? 'zap.cd-always' : 'zap.cd';
      return { calls: everything(call), rule, source };
    }
    return { calls: NOTHING, rule: hasDma(after) ? 'zap.cd-quirk' : 'zap.cd-no-dma', source };
  });
}

/**
 * All when the first user of non-coherent DMA comes or the last one goes, where the gate says so. `silent` is the key
 * of the sentence for where it does not.
 */
export function onFirstAndLastDma(
  gate: (machine: Machine) => boolean,
  silent = 'zap.dma-gate',
): ReasonedRule {
  return zapRule(({ event, before, after }) => {
    if (event.type !== 'dma') return undefined;
    const call =
      event.delta === 1 ? 'kvm_arch_register_noncoherent_dma' : 'kvm_arch_unregister_noncoherent_dma';
    const source = `${call}(), arch/x86/kvm/x86.c; "KVM: x86/mmu: Zap KVM TDP when noncoherent DMA assignment starts/stops"`;
    const values = () => ({ count: after.dma });
    if ((before.dma === 0) === (after.dma === 0)) {
      return { calls: NOTHING, rule: 'zap.dma-more', source, values };
    }
    if (!gate(after)) return { calls: NOTHING, rule: silent, source };
    return { calls: everything(call), rule: after.dma > 0 ? 'zap.dma-first' : 'zap.dma-last', source };
  });
}

/** The zap rules of one policy: at most one of them answers an event. */
export function zapRules(...rules: readonly ReasonedRule[]): ReasonedRule {
  return Object.assign((transition: Transition) => rules.flatMap((rule) => rule(transition)), {
    why(transition: Transition) {
      for (const rule of rules) {
        const reason = rule.why(transition);
        if (reason) return reason;
      }
      return undefined;
    },
  });
}

/** A rule of MTRR writes, but where the exception answers, that. It is told the vCPU that writes. */
export function exceptWhere(
  rule: ReasonedRule,
  exception: (transition: Transition, vcpu: number) => Verdict | undefined,
): ReasonedRule {
  return zapRule((transition) => {
    const { event } = transition;
    const reason = rule.why(transition);
    if (event.type !== 'wrmsr' || !reason) return undefined;
    return (
      exception(transition, event.vcpu) ?? { ...reason, calls: rule(transition), values: () => reason.values }
    );
  });
}

/** Is any user of non-coherent DMA registered? */
export const hasDma = (machine: Machine): boolean => machine.dma > 0;

/** DMA, and the quirk disabled: since "KVM: x86: obey KVM_X86_QUIRK_CD_NW_CLEARED in kvm_set_cr0()". */
export const dmaWithoutQuirk = (machine: Machine): boolean =>
  hasDma(machine) && !quirkEnabled(machine, CD_NW_CLEARED);

export const always = (): boolean => true;
