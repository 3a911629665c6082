import { WB } from '../arch/memtype';
import { cdArm, guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import { always, dmaWithoutQuirk, hasDma, onCdToggle, updateMtrr, zapRules } from './blocks/zaps';
import { IPAT } from './types';

/** Linux 4.4 to 5.19. Read in 4.4.y and 5.10. */
export const kvm44 = kvm({
  id: 'kvm-4.4',
  title: 'KVM 4.4–5.19',
  summary:
    'The fixed ranges are read right; E=0 is UC or WB by guest CPUID; a CD toggle zaps only without the quirk.',
  source: '"KVM: MTRR: treat memory as writeback if MTRR is disabled in guest CPUID"',
  mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
  arms: [hostMmio, noDma, cdArm(WB | IPAT, '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED"'), guestMtrr],
  largePage: kvmConsistency('wraps', always),
  zaps: zapRules(updateMtrr('wraps', hasDma), onCdToggle('kvm_set_cr0', dmaWithoutQuirk)),
});
