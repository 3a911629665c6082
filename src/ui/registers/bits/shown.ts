/** Fields as they are written and drawn. */
import type { Field, FieldKind } from '../../../arch/fields';
import { isPatCode, isTypeCode } from '../../../arch/memtype';
import { patCodeName } from '../../base/types';

/** The part of a field in one block of bits, counted within the block; undefined where it has none there. */
export function pieceOf(
  { high, low }: Field,
  block: number,
  size: number,
): { high: number; low: number; isOpen: boolean } | undefined {
  const first = block * size;
  const last = first + size - 1;
  if (low > last || high < first) return undefined;
  return {
    high: Math.min(high, last) - first,
    low: Math.max(low, first) - first,
    isOpen: high > last || low < first,
  };
}

/** The memory type that a field holds; undefined for other fields, and for codes that are no type. */
export function typeOfField({ kind }: Field, content: bigint): string | undefined {
  const code = Number(content);
  const isType = kind === 'type' ? isTypeCode(code) : kind === 'pat' && isPatCode(code);
  return isType ? patCodeName(code) : undefined;
}

/** A field's bits, as `11` or `51:12`. */
export function bitsText({ high, low }: Field): string {
  return high === low ? `${high}` : `${high}:${low}`;
}

/** The bits of all fields of a kind: `63:46, 11:8`. */
export function bitsOfKind(fields: readonly Field[], kind: FieldKind): string {
  return fields
    .filter((field) => field.kind === kind)
    .map(bitsText)
    .join(', ');
}
