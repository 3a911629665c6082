import { UC, WB } from '../arch/memtype';
import { cdArm, guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { m2 } from './blocks/m2';
import { segmentBug } from './blocks/segment-bug';
import { always, hasDma, onCdToggle, updateMtrr, zapRules } from './blocks/zaps';
import { IPAT } from './types';

/** Linux 4.3. */
export const kvm43 = kvm({
  id: 'kvm-4.3',
  title: 'KVM 4.3',
  summary: 'As 4.2, but host MMIO is UC again. Every CD toggle zaps everything, device or not.',
  source: 'revert of "KVM: x86: apply guest MTRR virtualization on host reserved pages"',
  unverified:
    'that CR0.CD already counted before 4.4, and that the fixed ranges were looked up wrong until 4.4',
  mtrrRules: m2({ disabledType: () => UC, unwrittenMask: 'to-the-top', fixed: segmentBug }),
  arms: [hostMmio, noDma, cdArm(WB | IPAT, '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED"'), guestMtrr],
  largePage: kvmConsistency('to-the-top', always),
  zaps: zapRules(updateMtrr('to-the-top', hasDma), onCdToggle('kvm_set_cr0', always)),
});
