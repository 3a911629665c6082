import { WB, WC } from '../arch/memtype';
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
import { type Arm, IPAT } from './types';

const flaggedSlot: Arm = {
  key: 'arm.dma-slot',
  source: 'RFC of December 2023: a memslot flag for non-coherent DMA',
  decide: ({ region }) => (region.dma ? (region.hostType ?? WC) | IPAT : undefined),
};

/** The RFC for a virtio GPU that wants WC: memory flagged `dma` gets the host's type. */
export const kvmVirtioRfc = kvm({
  id: 'kvm-virtio-rfc',
  title: '2023 RFC, memslot flag for DMA',
  summary: "As 6.7, but a memslot flagged for DMA gets the host's type with IPAT, whatever the guest says.",
  source: 'RFC "KVM: Introduce KVM VIRTIO device", 2023-12-14',
  family: 'series',
  mtrrRules: m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' }),
  arms: [
    hostMmio,
    flaggedSlot,
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
