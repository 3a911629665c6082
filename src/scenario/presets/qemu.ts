/** Where QEMU puts RAM, and what its firmware makes of that. Sizes and addresses in bytes. */
import { GIB } from './build';
import { ParameterError } from './parameters';
import { naturalBlocks } from './ranges';

export type Machine = 'q35' | 'i440fx';

/**
 * RAM below 4 GiB. q35 moves to 2 GiB once 2.75 GiB would reach MMCONFIG, i440fx to 3 GiB from 3.5 GiB on.
 * Source: QEMU hw/i386/pc_q35.c and pc_piix.c; agrees with every RAM size that was measured.
 */
export function lowRam(machine: Machine, ram: number): number {
  if (machine === 'q35') return ram >= 0xb0000000 ? 2 * GIB : ram;
  return ram >= 0xe0000000 ? 3 * GIB : ram;
}

/** The first byte above all RAM. */
export const topOfRam = (machine: Machine, ram: number): number =>
  ram > lowRam(machine, ram) ? 4 * GIB + ram - lowRam(machine, ram) : ram;

/**
 * SeaBIOS: where 32-bit PCI begins; var0 is UC from there on, with mask `-(4 GiB - base)`.
 * Source: src/fw/pciinit.c pcimem_start, src/fw/mtrr.c mtrr_setup().
 */
export function seabiosPciStart(machine: Machine, ram: number): number {
  if (machine === 'q35') return 0xc0000000;
  const low = lowRam(machine, ram);
  if (low <= 2 * GIB) return 2 * GIB;
  return Math.max(low, 3 * GIB);
}

export type Vendor = 'intel' | 'amd';
/** `eighth`: 2023 to 2026-08, `quarter`: after edk2 PR 12997, `2022`: edk2-stable202211. */
export type OvmfEra = '2022' | 'eighth' | 'quarter';

/**
 * OVMF's UC blocks below 4 GiB: the largest power of two that fits between RAM and 4 GiB, at its top.
 * Source: edk2 OvmfPkg/Library/PlatformInitLib/MemDetect.c PlatformQemuUc32BaseInitialization; 2022.11 took MMCONFIG
 * at 0xb000_0000 on q35 where RAM reaches above 2 GiB, in two registers, the larger first.
 */
export function ovmfLowBlocks(machine: Machine, ram: number, era: OvmfEra): [number, number][] {
  const low = lowRam(machine, ram);
  if (machine === 'q35' && era === '2022') {
    return low <= 2 * GIB ? [[2 * GIB, 2 * GIB]] : naturalBlocks(0xb0000000, 4 * GIB).reverse();
  }
  const size = Math.min(2 ** Math.floor(Math.log2(4 * GIB - low)), 2 * GIB);
  return [[4 * GIB - size, size]];
}

/** QEMU's e820 reservation over AMD's HyperTransport hole. */
const AMD_HOLE = 0xfd00000000;
const HOTPLUG_BLOCK = 32 * GIB;

export interface OvmfCpu {
  readonly vendor: Vendor;
  readonly bits: number;
  readonly era: OvmfEra;
  /** First byte above memory that can be plugged in; the top of RAM where there is none. */
  readonly top: number;
}

/**
 * OVMF's window for 64-bit BARs, `[base, size]`. With a width that it trusts: 2^(p-3) (2^(p-2) after PR 12997) at the
 * top of 2^p, p at most 46; builds after 2022.11 move it below AMD's reservation. Otherwise 32 GiB above RAM.
 * Source: the same file, PlatformDynamicMmioWindow and PlatformAddressWidthFromCpuid; measured at 40 bits.
 */
export function ovmfWindow({ vendor, bits, era, top }: OvmfCpu): [number, number] {
  const trusted = bits >= 41 || (vendor === 'intel' ? bits === 36 || bits === 39 : bits === 40);
  if (!trusted) return [Math.ceil(top / HOTPLUG_BLOCK) * HOTPLUG_BLOCK, HOTPLUG_BLOCK];
  const p = Math.min(bits, 46);
  const size = 2 ** (p - (era === 'quarter' ? 2 : 3));
  const at = 2 ** p - size;
  const conflict = vendor === 'amd' && era !== '2022' && at < 2 ** 40 && at + size > AMD_HOLE;
  const base = conflict ? Math.floor((AMD_HOLE - size) / size) * size : at;
  if (top > base) throw new ParameterError('ram', base - 2 * GIB);
  return [base, size];
}
