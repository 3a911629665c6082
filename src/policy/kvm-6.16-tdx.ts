import { CR0_CD } from '../arch/cr0';
import { alwaysWb, hostMmio } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { storedOnly } from './blocks/stored-only';
import { never } from './blocks/zaps';

/** A TDX guest on Linux 6.16: the quirk IGNORE_GUEST_PAT is forced off, and zaps would tear the secure EPT. */
export const kvm616tdx = kvm({
  id: 'kvm-6.16-tdx',
  title: 'KVM 6.16, TDX guest',
  summary: 'Private memory WB by the TDX module, shared memory WB without IPAT, MMIO UC; nothing is zapped.',
  source: "commit 90fe64a94d54 (TDX); the private half is the TDX module's",
  mtrrRules: storedOnly,
  arms: [hostMmio, alwaysWb],
  zaps: never,
  refusesToo: (_, event) =>
    event.type === 'cr0' && (event.value & BigInt(CR0_CD)) !== 0n
      ? 'the TDX module keeps CR0.CD at 0'
      : undefined,
});
