/** Codes of the worker's answers as the names that people read. */
import { type PatCode, patName, type TypeCode, typeName, UNDEFINED } from '../../arch/memtype';

/** Nothing there: no leaf, or no access. */
export const NONE = 255;
/** Added to a leaf's type code where its IPAT bit is set. */
export const IPAT = 8;

/** The name of an MTRR or effective code: a type, `undefined`, or `none`. */
export function codeName(code: number): string {
  if (code === NONE || code < 0) return 'none';
  return code === UNDEFINED ? 'undefined' : typeName(code as TypeCode);
}

/** A leaf code taken apart; undefined where there is no leaf. */
export function leafOf(code: number): { type: TypeCode; name: string; ipat: boolean } | undefined {
  if (code === NONE || code < 0) return undefined;
  const type = (code & ~IPAT) as TypeCode;
  return { type, name: typeName(type), ipat: (code & IPAT) !== 0 };
}

/** The name of a PAT code. */
export function patCodeName(code: number): string {
  return patName(code as PatCode) ?? '?';
}
