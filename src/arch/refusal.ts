/**
 * Which WRMSR to a memory-type register answers #GP(0).
 * Source: SDM vol. 3, 11.11.2 / 12.11.2. KVM 3.18 to today (`kvm_mtrr_valid`, `msr_mtrr_valid`) tests the same.
 */
import { isTypeCode } from './memtype';
import { msrKind, msrName } from './msr';
import { byteOf, bytesOf, patRefusal } from './pat';

const hex = (value: bigint | number): string => `0x${value.toString(16)}`;

/**
 * Why the write is refused, or undefined where it is accepted. `variableCount` is MTRRcap.VCNT. Alignment of base to
 * mask, holes in a mask, overlaps and FE without E are not checked by any CPU, so they are not checked here.
 */
export function msrRefusal(
  msr: number,
  value: bigint,
  maxPhysAddr: number,
  variableCount: number,
): string | undefined {
  const kind = msrKind(msr);
  if (value >> 64n !== 0n) return `${msrName(msr)} holds 64 bits`;
  switch (kind.kind) {
    case 'cap':
      return 'IA32_MTRRCAP is read-only';
    case 'unknown':
      return `${msrName(msr)} is not a memory-type register`;
    case 'pat':
      return patRefusal(value);
    case 'deftype':
      if ((value & ~0xcffn) !== 0n)
        return `IA32_MTRR_DEF_TYPE: reserved bits ${hex(value & ~0xcffn)} are set`;
      return typeRefusal('the default type', byteOf(value, 0));
    case 'fixed':
      return fixedRefusal(msr, value);
    default: {
      if (kind.index >= variableCount)
        return `${msrName(msr)} does not exist: MTRRcap.VCNT is ${variableCount}`;
      const above = (value >> BigInt(maxPhysAddr)) << BigInt(maxPhysAddr);
      if (above !== 0n) {
        return `${msrName(msr)}: bits ${hex(above)} lie at or above MAXPHYADDR (${maxPhysAddr})`;
      }
      if (kind.kind === 'mask') {
        const reserved = value & 0x7ffn;
        return reserved === 0n ? undefined : `${msrName(msr)}: reserved bits ${hex(reserved)} are set`;
      }
      const reserved = value & 0xf00n;
      if (reserved !== 0n) return `${msrName(msr)}: reserved bits ${hex(reserved)} are set`;
      return isTypeCode(byteOf(value, 0))
        ? undefined
        : typeRefusal(`${msrName(msr)}: the type`, byteOf(value, 0));
    }
  }
}

function fixedRefusal(msr: number, value: bigint): string | undefined {
  const refusals = bytesOf(value).map((byte, i) => typeRefusal(`${msrName(msr)}: byte ${i}`, byte));
  return refusals.find((why) => why !== undefined);
}

function typeRefusal(where: string, byte: number): string | undefined {
  return isTypeCode(byte) ? undefined : `${where} is ${hex(byte)}, which is not an MTRR memory type`;
}
