import { cacheDisabled } from '../arch/cr0';
import { ONE_MIB } from '../arch/gfn';
import { UC, WB } from '../arch/memtype';
import type { Machine, Vcpu } from '../scenario/machine';
import { CD_NW_CLEARED, cdArm, guestMtrr, hostMmio, noDma, quirkEnabled } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { hullOf } from './blocks/hull';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import { zapList } from './blocks/zap-list';
import {
  always,
  everything,
  hasDma,
  onFirstAndLastDma,
  togglesCd,
  updateMtrr,
  type ZapRule,
  zapRules,
} from './blocks/zaps';
import type { ZapCall } from './types';

const SERIES = '"KVM: x86/mmu: refine memtype related mmu zap", v4, 2023-07-14';

/** Patch 6: an MTRR write under CR0.CD=1 does not zap; the toggle of CD does. */
const mtrrWrite = updateMtrr('wraps', hasDma);
const mtrrWriteUnlessCd: ZapRule = (transition) => {
  const { event, after } = transition;
  if (event.type !== 'wrmsr' || cacheDisabled((after.vcpus[event.vcpu] as Vcpu).cr0)) return [];
  return mtrrWrite(transition);
};

/** Patch 10: a toggle of CR0.CD zaps only what it can change. */
const fineGrainedCdToggle: ZapRule = (transition) => {
  const { event, after } = transition;
  if (event.type !== 'cr0' || !togglesCd(transition) || !hasDma(after)) return [];
  return zapList(rangesOfToggle(after, after.vcpus[event.vcpu] as Vcpu));
};

function rangesOfToggle(machine: Machine, { mtrr }: Vcpu): readonly ZapCall[] {
  const call = 'kvm_honors_guest_mtrrs_zap_on_cd_toggle';
  const quirk = quirkEnabled(machine, CD_NW_CLEARED);
  const base = mtrr.enabled ? mtrr.defaultType : disabledByCpuid(machine.cpu);
  if (base !== (quirk ? WB : UC) || !quirk) return everything(call);
  if (!mtrr.enabled) return [];
  const calls: ZapCall[] = [];
  // The series does not look at FE here: fixed ranges that are switched off still count.
  if (mtrr.fixed.some((type) => type !== base)) calls.push({ start: 0, end: ONE_MIB, call });
  for (const range of mtrr.variable) {
    if (range.valid && range.type !== base) calls.push({ ...hullOf(range, machine.cpu, 'wraps'), call });
  }
  return calls;
}

/** The series of 2023 whose fine-grained part was never merged. */
export const kvmMtrrV4 = kvm({
  id: 'kvm-mtrr-v4',
  title: '2023 series v4 (fine-grained zap)',
  summary:
    'Types as 6.7; MTRR writes under CD=1 do not zap, a CD toggle zaps only the ranges that differ from the default.',
  source: SERIES,
  family: 'series',
  mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
  arms: [hostMmio, noDma, cdArm(WB, SERIES), guestMtrr],
  largePage: kvmConsistency('wraps', hasDma),
  zaps: zapRules(mtrrWriteUnlessCd, fineGrainedCdToggle, onFirstAndLastDma(always)),
});
