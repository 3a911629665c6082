/** Regions of memory as they are named and drawn. */
import type { MemoryRange } from '../../../scenario/types';
import { words } from '../../words/map';

export type RegionLook = 'ram' | 'mmio' | 'emulated' | 'none';

/** The look of a region by its index. Without a layout all memory is RAM. */
export function regionLook(memory: readonly MemoryRange[], index: number): RegionLook {
  if (memory.length === 0) return 'ram';
  return memory[index]?.kind ?? 'none';
}

const KIND: Record<RegionLook, string> = words.said.regions;

/** The name of a region, as short as can be: its own, or that of its kind. */
export function regionName(memory: readonly MemoryRange[], index: number): string {
  return memory[index]?.name || KIND[regionLook(memory, index)];
}

/** Its name with its kind, where the name does not say it. */
export function regionText(memory: readonly MemoryRange[], index: number): string {
  const look = regionLook(memory, index);
  const name = memory[index]?.name;
  if (!name) return KIND[look];
  return name.toLowerCase().includes(KIND[look].toLowerCase()) ? name : `${name} (${KIND[look]})`;
}

/** The looks in the order of their classes. */
const LOOKS: readonly RegionLook[] = ['ram', 'mmio', 'emulated', 'none'];

/** The class of a region, by which several are told together: its kind. */
export function regionClass(memory: readonly MemoryRange[], index: number): number {
  return LOOKS.indexOf(regionLook(memory, index));
}

/** The kinds of classes, as one text: `RAM, emulated`. */
export function kindsText(classes: readonly number[]): string {
  return LOOKS.filter((_, i) => classes.includes(i))
    .map((look) => KIND[look])
    .join(', ');
}

/** A name, and the same cut at its end, longest first, not below four letters. */
export function shorter(name: string): string[] {
  const cut = Array.from(
    { length: Math.max(name.length - 5, 0) },
    (_, i) => `${name.slice(0, name.length - 2 - i).trimEnd()}…`,
  );
  return [name, ...cut];
}
