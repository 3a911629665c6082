import { guestMtrr, hostMmio, noDma } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { m1 } from './blocks/m1';
import { never } from './blocks/zaps';

/** Linux 3.13 to 4.1: the same rule, gated by the count of non-coherent DMA users. */
export const kvm313 = kvm({
  id: 'kvm-3.13',
  title: 'KVM 3.13–4.1',
  summary: 'The same rule as before, gated by the count of non-coherent DMA users. Nothing is ever zapped.',
  source: '"kvm: Create non-coherent DMA registeration"',
  mtrrRules: m1,
  arms: [
    hostMmio,
    noDma,
    { ...guestMtrr, source: 'vmx_get_mt_mask(), arch/x86/kvm/vmx.c: kvm_get_guest_memory_type()' },
  ],
  zaps: never,
});
