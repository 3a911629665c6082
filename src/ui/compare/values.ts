/** A page's values as people read them. */
import { codeName, leafOf } from '../base/types';
import { compareWords as w } from '../words/compare';

/** In the order of their bits. */
export const FIELDS = ['mtrr', 'leaf', 'effective', 'built'] as const;
export type Field = (typeof FIELDS)[number];

/** The name of the type, `none` or `undefined`; of a leaf with its IPAT. */
export function valueText(field: Field, code: number): string {
  if (field === 'mtrr' || field === 'effective') return codeName(code);
  const leaf = leafOf(code);
  return leaf ? `${leaf.name}${leaf.ipat ? ` ${w.ipat}` : ''}` : w.none_;
}

/** The type's name alone, which its colour goes by. */
export function lookOf(field: Field, code: number): string {
  return field === 'mtrr' || field === 'effective' ? codeName(code) : (leafOf(code)?.name ?? 'none');
}

/** The fields of a sum of bits, as the worker tells what differs. */
export function fieldsIn(bits: number): Field[] {
  return FIELDS.filter((_, i) => (bits & (1 << i)) !== 0);
}
