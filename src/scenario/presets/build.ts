/** The parts that firmware and VMMs have in common, so that a preset reads like its formula. */
import { type Hex, toHex } from '../../arch/hex';
import { type MemType, typeCode } from '../../arch/memtype';
import type { MemoryRange, MsrMap, RegionKind, Scenario } from '../types';
import {
  bitsParameter,
  filled,
  type Parameter,
  ParameterError,
  ramParameter,
  type Values,
} from './parameters';

/** The shelves of the gallery, in its order. */
export const PRESET_GROUPS = ['guests', 'boot', 'machines', 'stories', 'sdm'] as const;
export type PresetGroup = (typeof PRESET_GROUPS)[number];

export interface Preset {
  /** A part of links (`#/p/<id>`): it never changes. */
  readonly id: string;
  readonly group: PresetGroup;
  readonly title: string;
  /** What is interesting about it, in one sentence. */
  readonly summary: string;
  /** Where the registers are from, and whether they were measured or derived. */
  readonly source: string;
  /** Words by which it is found that title, summary and source do not have. */
  readonly tags: readonly string[];
  /** As it is where nothing is chosen. */
  readonly scenario: Scenario;
  /** What can be chosen, where the source gives a formula. */
  readonly parameters?: readonly Parameter[];
  /** The scenario for other values. Throws ParameterError where the guest cannot have them. */
  with?(values: Values): Scenario;
}

/** What every preset of a family of guests says of itself. */
export type Card = Pick<Preset, 'id' | 'title' | 'summary' | 'source' | 'tags'>;

/** A guest by a formula of its RAM (bytes) and address bits, and of what else `more` lets choose. */
export function guest(
  card: Card,
  { ram = 4 * GIB, bits = 46, more = [] }: { ram?: number; bits?: number; more?: readonly Parameter[] },
  formula: (values: { ram: number; bits: number; hole: number }) => Scenario,
): Preset {
  const parameters = [ramParameter(ram), bitsParameter(bits), ...more];
  const build = (values: Values): Scenario => {
    const all = filled(parameters, values);
    const scenario = formula(all);
    const top = Math.max(...(scenario.memory ?? []).map(({ end }) => Number(end)));
    if (top > 2 ** all.bits) throw new ParameterError('ram', all.ram - (top - 2 ** all.bits));
    return scenario;
  };
  return { ...card, group: 'guests', parameters, scenario: build({}), with: build };
}

export const MIB = 2 ** 20;
export const GIB = 2 ** 30;

/** A policy in which guest MTRRs count: Linux 6.1's. */
export const LINUX_6_1 = 'kvm-6.0';

const FIXED = {
  low: ['0x250', '0x258'],
  vga: ['0x259'],
  high: ['0x268', '0x269', '0x26a', '0x26b', '0x26c', '0x26d', '0x26e', '0x26f'],
} as const;

/** The fixed ranges in three parts: below 0xa0000, the VGA window, and from 0xc0000 up. */
export function fixed(low: MemType, vga: MemType, high: MemType): MsrMap {
  const fill = (type: MemType): Hex => toHex(BigInt(typeCode(type)) * 0x0101010101010101n);
  const part = (msrs: readonly string[], type: MemType): [string, Hex][] =>
    msrs.map((msr) => [msr, fill(type)]);
  return Object.fromEntries([...part(FIXED.low, low), ...part(FIXED.vga, vga), ...part(FIXED.high, high)]);
}

/** PHYSBASE and PHYSMASK of one range. `base` and `size` in bytes, `bits` is MAXPHYADDR. */
export function range(index: number, type: MemType, base: number, size: number, bits: number): MsrMap {
  const mask = (2n ** BigInt(bits) - BigInt(size)) | 0x800n;
  return {
    [toHex(0x200 + 2 * index)]: toHex(BigInt(base) | BigInt(typeCode(type))),
    [toHex(0x201 + 2 * index)]: toHex(mask),
  };
}

/** One memory range, bytes `[start, end)`. */
export function memory(start: number, end: number, kind: RegionKind, name: string): MemoryRange {
  return { start: toHex(start), end: toHex(end), kind, name };
}

/** A PC's RAM: the legacy hole at 640 KiB, and what does not fit below `hole` continues at 4 GiB. All in bytes. */
export function pcMemory(ram: number, hole: number): MemoryRange[] {
  const low = Math.min(ram, hole);
  const list = [
    memory(0, 0xa0000, 'ram', 'RAM below 640 KiB'),
    memory(0xa0000, 0xc0000, 'emulated', 'VGA window'),
    memory(0xc0000, 0x100000, 'ram', 'Option ROMs and BIOS shadow'),
    memory(0x100000, low, 'ram', 'RAM'),
    memory(0xfec00000, 0xfec01000, 'emulated', 'I/O APIC'),
    memory(0xfee00000, 0xfee01000, 'emulated', 'Local APIC'),
  ];
  if (ram > low) list.push(memory(4 * GIB, 4 * GIB + ram - low, 'ram', 'RAM above 4 GiB'));
  return list;
}

/** IA32_PAT as Linux programs it today: WB WC UC- UC WB WP UC- WT. */
export const LINUX_PAT: MsrMap = { '0x277': '0x407050600070106' };
