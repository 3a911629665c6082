import { UC, WB } from '../arch/memtype';
import { cdArm, guestMtrr, ramWithoutDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { m2 } from './blocks/m2';
import { segmentBug } from './blocks/segment-bug';
import { always, hasDma, onCdToggle, updateMtrr, zapRules } from './blocks/zaps';
import { IPAT } from './types';

/** Linux 4.2. The order of the first two arms is recalled, not verified. */
export const kvm42 = kvm({
  id: 'kvm-4.2',
  title: 'KVM 4.2',
  summary:
    'The new lookup, with a bug in the fixed ranges; host MMIO follows the guest too; zaps begin here.',
  source: '"KVM: x86: apply guest MTRR virtualization on host reserved pages"',
  unverified: 'the order of the first two rules, and whether a later 4.2.y took MMIO out again',
  mtrrRules: m2({ disabledType: () => UC, unwrittenMask: 'to-the-top', fixed: segmentBug }),
  arms: [ramWithoutDma, cdArm(WB | IPAT, '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED"'), guestMtrr],
  largePage: kvmConsistency('to-the-top', always),
  zaps: zapRules(updateMtrr('to-the-top', hasDma), onCdToggle('kvm_set_cr0', always)),
});
