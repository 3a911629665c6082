import { guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { m1 } from './blocks/m1';
import { never } from './blocks/zaps';

const MT_MASK = 'vmx_get_mt_mask(), arch/x86/kvm/vmx.c';

/** Linux 2.6.31 to 3.12. A DMA user stands for an assigned device behind an IOMMU without snoop control. */
export const kvm2631 = kvm({
  id: 'kvm-2.6.31',
  title: 'KVM 2.6.31–3.12',
  summary:
    'Guest MTRRs count for an assigned device without snoop control; UC wins every clash; nothing is ever zapped.',
  source: '"KVM: Replace get_mt_mask_shift with get_mt_mask"',
  unverified: 'that 2.6.31 is the first release with this rule',
  mtrrRules: m1,
  arms: [
    hostMmio,
    {
      ...noDma,
      key: 'arm.no-device',
      source: `${MT_MASK}: no assigned device, or an IOMMU with cache coherency`,
    },
    { ...guestMtrr, source: `${MT_MASK}: kvm_get_guest_memory_type()` },
  ],
  zaps: never,
});
