/** EPT leaf entries. Source: SDM vol. 3, "EPT Translation Mechanism", 28.2.2 / 29.3.2, tables 28-1 to 28-6. */
import { isTypeCode, type TypeCode } from './memtype';

/** The memory-type bits of a leaf: 5:3 the type, 6 IPAT. */
export function leafBits(type: TypeCode, ipat: boolean): number {
  return (type << 3) | (ipat ? 0x40 : 0);
}

/** What a leaf's value says about memory types, or what the CPU would raise on it. */
export type LeafReading =
  | { readonly ok: true; readonly type: TypeCode; readonly ipat: boolean }
  | { readonly ok: false; readonly exit: 'EPT violation' | 'EPT misconfiguration' };

/**
 * Reads a leaf. Bits 2:0 all clear: not present, the rest is ignored. A present leaf with a reserved type (2, 3, 7)
 * is misconfigured, also with IPAT. Source: SDM 28.2.3.1 / 29.3.3.1.
 */
export function readLeaf(entry: bigint): LeafReading {
  if ((entry & 7n) === 0n) return { ok: false, exit: 'EPT violation' };
  const type = Number((entry >> 3n) & 7n);
  if (!isTypeCode(type)) return { ok: false, exit: 'EPT misconfiguration' };
  return { ok: true, type, ipat: (entry & 0x40n) !== 0n };
}
