/**
 * What the MTRRs say of a page, as the SDM has it.
 * Source: SDM vol. 3, "MTRR Precedences", 11.11.4.1 / 12.11.4.1; the match rule, 11.11.3 / 12.11.3.
 */
import { fixedIndex } from './fixed';
import { and, type Gfn, ONE_MIB } from './gfn';
import { type MtrrCode, type TypeCode, UC, UNDEFINED, WB, WT } from './memtype';
import type { MtrrState, VariableMtrr } from './mtrr';

/** Does a page lie in a valid variable range? `(gfn & mask) == (base & mask)`: base bits under a zero mask bit do not count. */
export function matches(range: VariableMtrr, gfn: Gfn): boolean {
  return range.valid && and(gfn, range.mask) === and(range.base, range.mask);
}

/** Do the fixed ranges decide this page? They need both E and FE, and hide everything else below 1 MiB. */
export function fixedDecides(state: MtrrState, gfn: Gfn): boolean {
  return state.enabled && state.fixedEnabled && gfn < ONE_MIB;
}

/**
 * The type of several matching variable ranges, from the set of their types (bit n set: code n is among them).
 * All equal: that type. UC among them: UC. Exactly WT and WB: WT. Anything else: undefined. Order plays no part.
 */
export function combine(typeSet: number): MtrrCode {
  if ((typeSet & (typeSet - 1)) === 0) return (31 - Math.clz32(typeSet)) as TypeCode;
  if ((typeSet & (1 << UC)) !== 0) return UC;
  if (typeSet === ((1 << WT) | (1 << WB))) return WT;
  return UNDEFINED;
}

/** The MTRR type of a page by the SDM's rules: a type code, or UNDEFINED for an overlap that the SDM leaves undefined. */
export function lookup(state: MtrrState, gfn: Gfn): MtrrCode {
  if (!state.enabled) return UC;
  if (fixedDecides(state, gfn)) return state.fixed[fixedIndex(gfn)] as TypeCode;
  let typeSet = 0;
  for (const range of state.variable) if (matches(range, gfn)) typeSet |= 1 << range.type;
  return typeSet === 0 ? state.defaultType : combine(typeSet);
}
