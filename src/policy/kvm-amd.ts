import { cacheDisabled } from '../arch/cr0';
import { type AmdType, effectiveNpt, nptCombinedPat } from '../arch/effective';
import { patName, type TypeCode, typeCode, typeName, UC, UNDEFINED, WB } from '../arch/memtype';
import { CD_NW_CLEARED, quirkEnabled } from './blocks/arms';
import { KVM_VARIABLE_MTRRS, kvmRefusals } from './blocks/refusals';
import { storedBy } from './blocks/stored-only';
import { never } from './blocks/zaps';
import type { Access, Arm, Policy, Reason } from './types';

const nestedWb: Arm = {
  key: 'arm.npt',
  source: 'svm has no get_mt_mask(): the nested entry selects entry 0 of the host PAT',
  decide: () => WB,
};

/** The host's MTRR type of the page behind: from the document, else UC for a BAR and WB for RAM. */
function hostMtrr({ machine, region, host }: Access): TypeCode {
  if (machine.host) return host === UNDEFINED ? UC : host;
  return region.kind === 'mmio' ? UC : WB;
}

/** AMD's inferred types in the words of the others: CD is uncached like UC, WC+ is write combining. */
const plain = (type: AmdType): TypeCode =>
  type === 'CD' ? UC : type === 'WC+' ? typeCode('WC') : typeCode(type);

/** SVM strips CD from the hardware's CR0 only while the quirk is enabled. */
const cachesOff = ({ machine, vcpu }: Access): boolean =>
  cacheDisabled(vcpu.cr0) && !quirkEnabled(machine, CD_NW_CLEARED);

function explainNpt(access: Access): Reason {
  if (cachesOff(access)) {
    return {
      rule: 'access.cd-amd',
      values: {},
      source: 'svm_set_cr0(), arch/x86/kvm/svm/svm.c; APM vol. 2, 7.6.2',
    };
  }
  const pat = patName(access.pat);
  const mtrr = typeName(hostMtrr(access));
  const amd = effectiveNpt(pat, 'WB', mtrr);
  const values = { pat, combined: nptCombinedPat(pat, 'WB'), mtrr, amd, type: typeName(plain(amd)) };
  return { rule: 'access.npt', values, source: 'APM vol. 2, 15.25.8, tables 15-19 and 15-20' };
}

/** AMD with nested paging: no guest MTRR, the guest's PAT always, and the host's MTRR by hardware. */
export const kvmAmd: Policy = {
  id: 'kvm-amd',
  title: 'KVM on AMD (NPT)',
  summary:
    "Guest MTRRs never count, the guest's PAT always does; the host's MTRRs by hardware. Up to 6.6 MTRR writes zapped the NPT uselessly (not shown).",
  source: '"KVM: SVM: obey guest PAT"; APM vol. 2, 15.25.8',
  family: 'kvm',
  mtrrRules: storedBy('arch/x86/kvm/svm/svm.c, which has no get_mt_mask(); APM vol. 2, 15.25.8'),
  arms: [nestedWb],
  looksAtHost: true,
  nested: true,
  effective: (access) =>
    cachesOff(access) ? UC : plain(effectiveNpt(patName(access.pat), 'WB', typeName(hostMtrr(access)))),
  explainEffective: explainNpt,
  zaps: never,
  refuses: kvmRefusals,
  variableMtrrs: () => KVM_VARIABLE_MTRRS,
};
