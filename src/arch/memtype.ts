/**
 * The memory types and their encodings.
 * Source: SDM vol. 3, "Memory Type Range Registers", tables 11-8 / 12-8 (MTRR) and 11-10 / 12-10 (PAT).
 */

/** A memory type that an MTRR or an EPT leaf can hold. */
export type MemType = 'UC' | 'WC' | 'WT' | 'WP' | 'WB';
/** A memory type that a PAT entry can hold: UC- exists only there. */
export type PatType = MemType | 'UC-';

/** The hardware encodings. MTRR, EPT leaf and PAT share them; 7 is UC- and legal in the PAT alone. */
export const UC = 0;
export const WC = 1;
export const WT = 4;
export const WP = 5;
export const WB = 6;
export const UC_MINUS = 7;

/** A type code as the hardware writes it: 0, 1, 4, 5 or 6. */
export type TypeCode = 0 | 1 | 4 | 5 | 6;
/** A PAT type code: a type code or 7 (UC-). */
export type PatCode = TypeCode | 7;

/** What an architecturally undefined overlap of MTRRs is written as, in place of a type code. */
export const UNDEFINED = 8;
/** The result of an MTRR lookup: a type code or UNDEFINED. */
export type MtrrCode = TypeCode | typeof UNDEFINED;

const NAMES: readonly (PatType | undefined)[] = ['UC', 'WC', undefined, undefined, 'WT', 'WP', 'WB', 'UC-'];

/** Every type in the order in which it is listed to people: from the loudest to the quietest. */
export const MEM_TYPES: readonly MemType[] = ['UC', 'WC', 'WT', 'WP', 'WB'];
export const TYPE_CODES: readonly TypeCode[] = [UC, WC, WT, WP, WB];
export const PAT_TYPES: readonly PatType[] = ['UC', 'UC-', 'WC', 'WT', 'WP', 'WB'];

/** Is this byte a type that WRMSR accepts in an MTRR (and the CPU in an EPT leaf)? SDM table 11-8 / 12-8. */
export function isTypeCode(byte: number): byte is TypeCode {
  return byte === UC || byte === WC || byte === WT || byte === WP || byte === WB;
}

/** Is this byte a type that WRMSR accepts in IA32_PAT? SDM table 11-10 / 12-10. */
export function isPatCode(byte: number): byte is PatCode {
  return isTypeCode(byte) || byte === UC_MINUS;
}

/** The name of a type code. */
export function typeName(code: TypeCode): MemType {
  return NAMES[code] as MemType;
}

/** The name of a PAT type code. */
export function patName(code: PatCode): PatType {
  return NAMES[code] as PatType;
}

/** The name of an MTRR lookup's result: a type, or `undefined` as a word. */
export function mtrrName(code: MtrrCode): MemType | 'undefined' {
  return code === UNDEFINED ? 'undefined' : typeName(code);
}

/** The code of a type's name. */
export function typeCode(name: MemType): TypeCode {
  return NAMES.indexOf(name) as TypeCode;
}

/** The code of a PAT type's name. */
export function patCode(name: PatType): PatCode {
  return NAMES.indexOf(name) as PatCode;
}
