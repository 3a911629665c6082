/** IA32_PAT. Source: SDM vol. 3, "Page Attribute Table", 11.12 / 12.12. */
import { isPatCode, type PatCode } from './memtype';

/** After power-up or RESET: WB WT UC- UC, twice. SDM table 11-12 / 12-12. Unchanged by INIT. */
export const PAT_RESET = 0x0007040600070406n;

/** The byte of a 64-bit register value at `index` (0 the lowest). */
export function byteOf(value: bigint, index: number): number {
  return Number((value >> BigInt(8 * index)) & 0xffn);
}

/** All eight bytes of a register value, the lowest first. */
export function bytesOf(value: bigint): number[] {
  // Halves as numbers: a shift of a bigint for each byte costs ten times as much.
  const low = Number(value & 0xffffffffn);
  const high = Number((value >> 32n) & 0xffffffffn);
  const four = (half: number): number[] => [half & 255, (half >>> 8) & 255, (half >>> 16) & 255, half >>> 24];
  return [...four(low), ...four(high)];
}

/** The eight entries PA0 to PA7. The value must be one that `patRefusal` accepts. */
export function patEntries(value: bigint): PatCode[] {
  return bytesOf(value) as PatCode[];
}

/** The register value of eight entries. */
export function patValue(entries: readonly PatCode[]): bigint {
  return entries.reduce((sum, code, i) => sum | (BigInt(code) << BigInt(8 * i)), 0n);
}

/** Why WRMSR to IA32_PAT would answer #GP(0), or undefined. SDM 11.12.4 / 12.12.4. */
export function patRefusal(value: bigint): string | undefined {
  const at = bytesOf(value).findIndex((byte) => !isPatCode(byte));
  return at < 0
    ? undefined
    : `PAT entry ${at} is 0x${byteOf(value, at).toString(16)}, which is not a memory type`;
}

/**
 * Which PAT entry a page-table leaf selects: 4*PAT + 2*PCD + PWT.
 * Source: SDM table 11-11 / 12-11. `large` leaves (2 MiB, 1 GiB) keep the PAT bit in bit 12, 4 KiB leaves in bit 7.
 */
export function patIndexOfLeaf(entry: bigint, large: boolean): number {
  const bit = (n: bigint): number => Number((entry >> n) & 1n);
  return 4 * bit(large ? 12n : 7n) + 2 * bit(4n) + bit(3n);
}

/**
 * Which PAT entry types the fetch of a paging-structure entry: 2*PCD + PWT of the entry that references the table; the
 * PAT bit counts as 0. Source: SDM vol. 3, "Paging and Memory Typing", 4.9.2 / 5.9.2.
 */
export function patIndexOfTable(reference: bigint): number {
  return Number((reference >> 3n) & 3n);
}

/** The same for the root table, from CR3; with CR4.PCIDE=1 those bits belong to the PCID. Source: the same section. */
export function patIndexOfRoot(cr3: bigint, pcide: boolean): number {
  return pcide ? 0 : patIndexOfTable(cr3);
}
