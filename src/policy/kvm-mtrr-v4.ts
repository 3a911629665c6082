import { cacheDisabled } from '../arch/cr0';
import { ONE_MIB } from '../arch/gfn';
import { typeName, WB } from '../arch/memtype';
import type { Machine, Region, Vcpu } from '../scenario/machine';
import { CD_NW_CLEARED, cdArm, guestMtrr, hostMmio, noDma, quirkEnabled } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { hullOf } from './blocks/hull';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import { zapList } from './blocks/zap-list';
import {
  always,
  everything,
  exceptWhere,
  hasDma,
  onFirstAndLastDma,
  type ReasonedRule,
  togglesCd,
  updateMtrr,
  zapRule,
  zapRules,
} from './blocks/zaps';
import type { Policy, Transition, ZapCall } from './types';

const SERIES = '"KVM: x86/mmu: refine memtype related mmu zap", v4, 2023-07-14';
const CD_CALL = 'kvm_honors_guest_mtrrs_zap_on_cd_toggle';

/** Patch 6: an MTRR write under CR0.CD=1 does not zap; the toggle of CD does. */
const mtrrWriteUnlessCd = exceptWhere(updateMtrr('wraps', hasDma), ({ after }, vcpu) =>
  cacheDisabled((after.vcpus[vcpu] as Vcpu).cr0)
    ? { calls: [], rule: 'zap.v4-cd', source: SERIES }
    : undefined,
);

/** Patch 10: a toggle of CR0.CD zaps only what it can change. Where the list cannot be allocated, everything. */
const cdToggle = (listFails: boolean): ReasonedRule =>
  zapRule((transition) => {
    const { event, after } = transition;
    if (event.type !== 'cr0' || !togglesCd(transition)) return undefined;
    if (!hasDma(after)) return { calls: [], rule: 'zap.cd-no-dma', source: SERIES };
    const vcpu = after.vcpus[event.vcpu] as Vcpu;
    const calls = rangesOfToggle(after, vcpu);
    if (calls?.length === 0) return { calls, rule: 'zap.v4-nothing', source: SERIES };
    if (listFails) return { calls: everything(CD_CALL), rule: 'zap.v4-memory', source: SERIES };
    if (!calls) return { calls: everything(CD_CALL), rule: 'zap.v4-all', source: SERIES };
    const values = () => ({ count: calls.length, type: typeName(vcpu.mtrr.defaultType) });
    return { calls, rule: 'zap.v4-ranges', source: SERIES, values };
  });

/** Patch 9: what is requested goes through the list. Patch 11 cuts each range to the memslots before that. */
const queued = (rule: ReasonedRule, cutToSlots: boolean): ReasonedRule => {
  const list = (transition: Transition): readonly ZapCall[] => {
    const calls = rule(transition);
    return zapList(cutToSlots ? inMemslots(calls, transition.regions) : calls);
  };
  return Object.assign(list, { why: rule.why });
};

function inMemslots(calls: readonly ZapCall[], regions: readonly Region[]): ZapCall[] {
  const slots = regions.filter((region) => region.kind !== 'emulated');
  return calls.flatMap(({ start, end, call }) =>
    slots
      .map((slot) => ({ start: Math.max(start, slot.start), end: Math.min(end, slot.end), call }))
      .filter((part) => part.start < part.end),
  );
}

/** What a toggle asks for, undefined for everything. */
function rangesOfToggle(machine: Machine, { mtrr }: Vcpu): readonly ZapCall[] | undefined {
  const base = mtrr.enabled ? mtrr.defaultType : disabledByCpuid(machine.cpu);
  // With the quirk CD=1 is WB; without it every leaf differs, were it only by IPAT.
  if (!quirkEnabled(machine, CD_NW_CLEARED) || base !== WB) return undefined;
  if (!mtrr.enabled) return [];
  const calls: ZapCall[] = [];
  // The series does not look at FE here: fixed ranges that are switched off still count.
  if (mtrr.fixed.some((type) => type !== base)) calls.push({ start: 0, end: ONE_MIB, call: CD_CALL });
  for (const range of mtrr.variable) {
    if (range.valid && range.type !== base)
      calls.push({ ...hullOf(range, machine.cpu, 'wraps'), call: CD_CALL });
  }
  return calls;
}

function series(
  row: Pick<Policy, 'id' | 'title' | 'summary'>,
  { cutToSlots = false, listFails = false }: { cutToSlots?: boolean; listFails?: boolean } = {},
): Policy {
  return kvm({
    ...row,
    source: SERIES,
    family: 'series',
    mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
    arms: [hostMmio, noDma, cdArm(WB, SERIES), guestMtrr],
    largePage: kvmConsistency('wraps', hasDma),
    zaps: zapRules(
      queued(mtrrWriteUnlessCd, cutToSlots),
      queued(cdToggle(listFails), cutToSlots),
      onFirstAndLastDma(always),
    ),
  });
}

/** The series of 2023 whose fine-grained part was never merged. */
export const kvmMtrrV4 = series({
  id: 'kvm-mtrr-v4',
  title: '2023 series v4 (fine-grained zap)',
  summary:
    'Types as 6.7; MTRR writes under CD=1 do not zap, a CD toggle zaps only the ranges that differ from the default.',
});

/** With patch 11, which its author offered to drop. */
export const kvmMtrrV4Slots = series(
  {
    id: 'kvm-mtrr-v4-slots',
    title: '2023 series v4, cut to memslots',
    summary:
      'As v4, with patch 11: each range is cut to the memslots before it is queued. More calls, fewer bytes.',
  },
  { cutToSlots: true },
);

/** The fallback of patch 10: no memory for the list. */
export const kvmMtrrV4NoMemory = series(
  {
    id: 'kvm-mtrr-v4-nomem',
    title: '2023 series v4, list out of memory',
    summary:
      'As v4, when the list cannot be allocated: a CD toggle that has anything to zap zaps everything.',
  },
  { listFails: true },
);
