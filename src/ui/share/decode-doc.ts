/** The registers of a document's first vCPU, in few words. */
import { canonicalHex, type Hex, hexValue, isHex, toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSMASK0 } from '../../arch/msr';
import type { Scenario } from '../../scenario/types';
import { groupHex } from '../base/format';
import { patCodeName } from '../base/types';
import { patOfValue } from '../registers/decode';

/** What a document that does not say has: the contract's defaults. */
const WIDTH = 46;
const CR0 = '0x60000010';
const PAT = '0x7040600070406';

/** The MSRs of a document's vCPU by their canonical numbers. */
export function msrsOf(doc: Scenario, vcpu = 0): ReadonlyMap<string, Hex> {
  const msrs = new Map<string, Hex>();
  for (const [msr, value] of Object.entries(doc.vcpus?.[vcpu]?.msrs ?? {})) {
    if (isHex(msr)) msrs.set(canonicalHex(msr), value);
  }
  return msrs;
}

/** What of a document is compared with another, as text. */
export function decodeDoc(doc: Scenario) {
  const msrs = msrsOf(doc);
  const get = (msr: number): Hex | undefined => msrs.get(toHex(msr));
  const valid = Array.from({ length: 40 }, (_, i) => get(MTRR_PHYSMASK0 + 2 * i)).filter(
    (mask) => mask !== undefined && (hexValue(mask) & 0x800n) !== 0n,
  );
  return {
    policy: doc.policy,
    dma: String(doc.vm?.noncoherentDma ?? 0),
    quirks: doc.vm?.disabledQuirks?.join(', ') || '-',
    maxPhysAddr: String(doc.cpu?.maxPhysAddr ?? WIDTH),
    vcpus: String(doc.vcpus?.length ?? 1),
    memory: String(doc.memory?.length ?? 0),
    variable: String(valid.length),
    defType: groupHex(hexValue(get(IA32_MTRR_DEF_TYPE) ?? '0x0')),
    pat: patOfValue(get(IA32_PAT) ?? PAT)
      .map(patCodeName)
      .join(' '),
    cr0: groupHex(hexValue(doc.vcpus?.[0]?.cr0 ?? CR0)),
    events: String(doc.events?.length ?? 0),
  };
}
