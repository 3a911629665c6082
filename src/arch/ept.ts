/** EPT leaf entries. Source: SDM vol. 3, "EPT Translation Mechanism", 28.2.2 / 29.3.2, tables 28-1 to 28-6. */
import { isTypeCode, type TypeCode, UC, WB } from './memtype';

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

/**
 * Reads an entry that references a table. Bits 6:3 are reserved there: one that has any of them is misconfigured.
 * Source: SDM 28.2.3.1 / 29.3.3.1 and tables 28-1, 28-3 and 28-5.
 */
export function readNonLeaf(
  entry: bigint,
): { ok: true } | { ok: false; exit: 'EPT violation' | 'EPT misconfiguration' } {
  if ((entry & 7n) === 0n) return { ok: false, exit: 'EPT violation' };
  return (entry & 0x78n) === 0n ? { ok: true } : { ok: false, exit: 'EPT misconfiguration' };
}

/**
 * The type of accesses to the EPT's own entries, from bits 2:0 of the EPTP and the real CR0.CD; undefined where VM
 * entry would fail, because only UC and WB exist there. Source: SDM 28.2.6.1 / 29.3.7.1, 24.6.11, 26.2.1.1.
 */
export function eptStructureType(eptp: bigint, cacheDisabled: boolean): TypeCode | undefined {
  const type = Number(eptp & 7n);
  if (type !== UC && type !== WB) return undefined;
  return cacheDisabled ? UC : type;
}
