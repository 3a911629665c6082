import { WB } from '../arch/memtype';
import { cdArm, guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import { dmaWithoutQuirk, hasDma, onCdToggle, updateMtrr, zapRules } from './blocks/zaps';
import { IPAT } from './types';

/** Linux 6.0 to 6.6. Read in 6.1.192. */
export const kvm60 = kvm({
  id: 'kvm-6.0',
  title: 'KVM 6.0–6.6',
  summary:
    'Guest MTRRs count once a device does non-coherent DMA; CD=1 is WB+IPAT by quirk; no zap when DMA comes.',
  source: '"KVM: x86/mmu: Restrict mapping level based on guest MTRR iff they\'re used"',
  mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
  arms: [hostMmio, noDma, cdArm(WB | IPAT, '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED"'), guestMtrr],
  largePage: kvmConsistency('wraps', hasDma),
  zaps: zapRules(updateMtrr('wraps', hasDma), onCdToggle('kvm_post_set_cr0', dmaWithoutQuirk)),
});
