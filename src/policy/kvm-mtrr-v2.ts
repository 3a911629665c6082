import { WB } from '../arch/memtype';
import type { Machine, Vcpu } from '../scenario/machine';
import { cdArm, guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import {
  always,
  dmaWithoutQuirk,
  exceptWhere,
  hasDma,
  onCdToggle,
  onFirstAndLastDma,
  type ReasonedRule,
  updateMtrr,
  zapRules,
} from './blocks/zaps';
import { IPAT, type Policy } from './types';

const SERIES = '"KVM: x86/mmu: refine memtype related mmu zap", v2, 2023-05-09';

type Owner = (machine: Machine) => number;

/** A write zaps only where it changes the one state that counts: another vCPU's, or the same value again, does not. */
function whenStateChanges(owner: Owner): ReasonedRule {
  const state = (machine: Machine): string => JSON.stringify((machine.vcpus[owner(machine)] as Vcpu).mtrr);
  return exceptWhere(updateMtrr('wraps', hasDma), ({ before, after }, vcpu) => {
    if (vcpu !== owner(after)) {
      return { calls: [], rule: 'zap.v2-other', source: SERIES, values: () => ({ owner: owner(after) }) };
    }
    const isSame = state(before) === state(after);
    return isSame ? { calls: [], rule: 'zap.v2-same', source: SERIES } : undefined;
  });
}

function perVm(id: string, title: string, summary: string, owner: Owner): Policy {
  return kvm({
    id,
    title,
    summary,
    source: SERIES,
    unverified: 'the details beyond the idea of one state for the VM',
    family: 'series',
    mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
    arms: [hostMmio, noDma, cdArm(WB | IPAT, '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED"'), guestMtrr],
    mtrrOwner: owner,
    largePage: kvmConsistency('wraps', hasDma),
    zaps: zapRules(
      whenStateChanges(owner),
      onCdToggle('kvm_post_set_cr0', dmaWithoutQuirk),
      onFirstAndLastDma(always),
    ),
  });
}

/** As posted: vCPU 0's MTRRs stand for the VM. */
export const kvmMtrrV2 = perVm(
  'kvm-mtrr-v2',
  "2023 series v2 (vCPU 0's MTRRs)",
  "One MTRR state for the whole VM, vCPU 0's: the others' writes zap nothing.",
  () => 0,
);

/** As its author planned next: the lowest online vCPU's. */
export const kvmMtrrV2Online = perVm(
  'kvm-mtrr-v2-online',
  "2023 series v2 (lowest online vCPU's MTRRs)",
  'As v2, but the state is that of the lowest vCPU that is online.',
  (machine) =>
    Math.max(
      machine.vcpus.findIndex((vcpu) => vcpu.online),
      0,
    ),
);
