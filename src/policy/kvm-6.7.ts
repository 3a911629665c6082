import { WB } from '../arch/memtype';
import { cdArm, guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvmConsistency } from './blocks/consistency';
import { kvm } from './blocks/kvm';
import { disabledByCpuid, m2 } from './blocks/m2';
import {
  always,
  dmaWithoutQuirk,
  hasDma,
  onCdToggle,
  onFirstAndLastDma,
  updateMtrr,
  zapRules,
} from './blocks/zaps';

/** Linux 6.7 to 6.10: the five patches of the 2023 series that were merged. */
export const kvm67 = kvm({
  id: 'kvm-6.7',
  title: 'KVM 6.7–6.10',
  summary:
    'As 6.0, but CD=1 with the quirk is WB without IPAT, and the first and last DMA user zap everything.',
  source: '"KVM: VMX: drop IPAT in memtype when CD=1 for KVM_X86_QUIRK_CD_NW_CLEARED"',
  unverified: 'the source of 6.7 to 6.10 was not read; this row is Linux 6.1 with the five merged patches',
  mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
  arms: [
    hostMmio,
    noDma,
    cdArm(WB, '"KVM: VMX: drop IPAT in memtype when CD=1 for KVM_X86_QUIRK_CD_NW_CLEARED"'),
    guestMtrr,
  ],
  largePage: kvmConsistency('wraps', hasDma),
  zaps: zapRules(
    updateMtrr('wraps', hasDma),
    onCdToggle('kvm_post_set_cr0', dmaWithoutQuirk),
    onFirstAndLastDma(always),
  ),
});
