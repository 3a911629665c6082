/** Codes of the wire as names, and the marks that go with them. */
import { MEM_TYPES, type MemType, type TypeCode, typeName, UC_MINUS, UNDEFINED } from '../../../arch/memtype';
import { IPAT, NONE } from '../../base/types';
import { words } from '../../words/map';

/** A bar that stands for several values. Never on the wire. */
export const MIXED = 254;

/** How a value is drawn: the name of its colour and hatch. */
export type Look = MemType | 'UC-' | 'undefined' | 'none' | 'mixed';

/** The look of a type code (MTRR or effective). */
export function lookOf(code: number): Look {
  if (code === NONE) return 'none';
  if (code === MIXED) return 'mixed';
  if (code === UNDEFINED) return 'undefined';
  if (code === UC_MINUS) return 'UC-';
  return typeName(code as TypeCode);
}

/** The look of a leaf code. */
export function leafLook(code: number): Look {
  return code === NONE || code === MIXED ? lookOf(code) : lookOf(code % IPAT);
}

/** Does the leaf ignore the guest's PAT? */
export function leafIpat(code: number): boolean {
  return code !== NONE && code !== MIXED && code >= IPAT;
}

/** A type code in words: `UC`, `undefined`, `none`. */
export function typeText(code: number): string {
  return lookOf(code);
}

/** A leaf in words: `WB`, `WB with IPAT`, `none`. */
export function leafText(code: number): string {
  return leafIpat(code) ? words.said.withIpat(leafLook(code)) : leafLook(code);
}

const LEAF_SIZES: Readonly<Record<number, { short: string; long: string }>> = {
  262144: { short: '1G', long: '1 GiB' },
  512: { short: '2M', long: '2 MiB' },
  1: { short: '4K', long: '4 KiB' },
};

/** The size of a leaf by its pages, as short as can be: `1G`, `2M`, `4K`. */
export function leafSizeShort(pages: number): string {
  return LEAF_SIZES[pages]?.short ?? 'none';
}

/** The size of a leaf by its pages: `1 GiB`, `2 MiB`, `4 KiB`, `none`. */
export function leafSizeText(pages: number): string {
  return LEAF_SIZES[pages]?.long ?? 'none';
}

/** A standing leaf and the right one as one value, and back. */
export function pairOf(built: number, leaf: number): number {
  return built * 256 + leaf;
}

export function unpair(pair: number): { built: number; leaf: number } {
  return { built: Math.floor(pair / 256), leaf: pair % 256 };
}

/** What is wrong with a stale leaf, in two words: `still UC`, or what its IPAT is where the type is right. */
export function staleText(built: number, leaf: number): string {
  if (leafLook(built) !== leafLook(leaf)) return words.said.still(leafLook(built));
  return leafIpat(built) ? words.said.stillIpat : words.said.noIpat;
}

/** From the loudest to the quietest: the order in which several types are listed. */
const ORDER: readonly Look[] = [...MEM_TYPES, 'UC-', 'undefined', 'none', 'mixed'];

/** Several values as one short text, the loudest first: `UC WB`. */
export function looksText(looks: Iterable<Look>): string {
  const set = new Set(looks);
  return ORDER.filter((look) => set.has(look)).join(' ');
}
