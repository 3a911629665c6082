import { alwaysWb, hostMmio, noDma } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { storedOnly } from './blocks/stored-only';
import { always, onFirstAndLastDma } from './blocks/zaps';

/** Linux 6.11 to 6.15: MTRRs and CR0.CD are stored, and have no effect. */
export const kvm611 = kvm({
  id: 'kvm-6.11',
  title: 'KVM 6.11–6.15',
  summary: 'Guest MTRRs and CR0.CD no longer count: WB, with IPAT while no device does non-coherent DMA.',
  source: '"KVM: VMX: Remove support for virtualizing guest MTRR memtypes"',
  mtrrRules: storedOnly,
  arms: [hostMmio, noDma, alwaysWb],
  zaps: onFirstAndLastDma(always),
});
