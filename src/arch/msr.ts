/** The MSRs that this tool knows, and what each number is. Source: SDM vol. 4, table 2-2 (vol. 3, table 35-2). */
import { FIXED_MSRS, fixedMsrIndex } from './fixed';

export const IA32_MTRRCAP = 0xfe;
export const IA32_PAT = 0x277;
export const IA32_MTRR_DEF_TYPE = 0x2ff;
export const MTRR_PHYSBASE0 = 0x200;
export const MTRR_PHYSMASK0 = 0x201;
/** MSRs 0x200 to 0x24f hold base and mask of at most this many variable ranges; at 0x250 the fixed ones begin. */
export const MAX_VARIABLE = 40;

/** What an MSR number is, as far as memory types are concerned. */
export type MsrKind =
  | { readonly kind: 'cap' }
  | { readonly kind: 'pat' }
  | { readonly kind: 'deftype' }
  | { readonly kind: 'base'; readonly index: number }
  | { readonly kind: 'mask'; readonly index: number }
  | { readonly kind: 'fixed'; readonly index: number }
  | { readonly kind: 'unknown' };

/** Classifies an MSR number. `index` is the number of the variable range, or of the fixed MSR (0 to 10). */
export function msrKind(msr: number): MsrKind {
  if (msr >= MTRR_PHYSBASE0 && msr < MTRR_PHYSBASE0 + 2 * MAX_VARIABLE) {
    const index = (msr - MTRR_PHYSBASE0) >> 1;
    return msr % 2 === 0 ? { kind: 'base', index } : { kind: 'mask', index };
  }
  const fixed = fixedMsrIndex(msr);
  if (fixed >= 0) return { kind: 'fixed', index: fixed };
  if (msr === IA32_PAT) return { kind: 'pat' };
  if (msr === IA32_MTRR_DEF_TYPE) return { kind: 'deftype' };
  if (msr === IA32_MTRRCAP) return { kind: 'cap' };
  return { kind: 'unknown' };
}

/** The name of an MSR as the SDM prints it, or its number. */
export function msrName(msr: number): string {
  const kind = msrKind(msr);
  switch (kind.kind) {
    case 'cap':
      return 'IA32_MTRRCAP';
    case 'pat':
      return 'IA32_PAT';
    case 'deftype':
      return 'IA32_MTRR_DEF_TYPE';
    case 'base':
      return `IA32_MTRR_PHYSBASE${kind.index}`;
    case 'mask':
      return `IA32_MTRR_PHYSMASK${kind.index}`;
    case 'fixed':
      return FIXED_MSRS[kind.index]?.name ?? '';
    default:
      return `MSR 0x${msr.toString(16)}`;
  }
}
