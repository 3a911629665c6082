/** Memory-type MSRs by name or number, and what they hold. */
import { FIXED_MSRS } from '../../arch/fixed';
import { isHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, msrKind, msrName } from '../../arch/msr';
import type { RegistersWire } from '../../store/state';
import type { Reading } from '../base/HexField';
import { words } from '../words';

/** Every MSR that a guest with that many variable ranges can write, in the order of their numbers. */
export function msrNumbers(variable: number): number[] {
  const ranges = Array.from({ length: 2 * variable }, (_, i) => MTRR_PHYSBASE0 + i);
  return [...ranges, ...FIXED_MSRS.map(({ msr }) => msr), IA32_PAT, IA32_MTRR_DEF_TYPE].sort((a, b) => a - b);
}

/** `IA32_MTRR_PHYSBASE0`, `physbase0`, `MTRRphysBase0`, `0x200` or `200`: a number is meant in hexadecimal. */
export function readMsr(text: string): Reading<number> {
  const clean = text.trim();
  const named = msrNumbers(40).find((msr) => plain(msrName(msr)) === plain(clean));
  if (named !== undefined) return { ok: true, value: named };
  const number = /^0x/i.test(clean) ? clean : `0x${clean}`;
  // An MSR's number has 32 bits.
  if (isHex(number) && number.replaceAll('_', '').length <= 10) {
    return { ok: true, value: Number(number.replaceAll('_', '')) };
  }
  return { ok: false, error: words.add.noMsr(clean) };
}

/** What people leave out or write otherwise: `IA32_`, `MTRR`, `_`, upper case. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(msr_)?(ia32_)?/, '')
    .replace(/^mtrr_?(?=[a-z])/, '')
    .replaceAll('_', '');

/** What the viewed vCPU holds in it, in hexadecimal; undefined where it has no such register. */
export function msrNow(registers: RegistersWire, msr: number): string | undefined {
  const kind = msrKind(msr);
  switch (kind.kind) {
    case 'deftype':
      return registers.defType;
    case 'pat':
      return registers.pat;
    case 'base':
      return registers.variable[kind.index]?.base;
    case 'mask':
      return registers.variable[kind.index]?.mask;
    case 'fixed':
      return registers.fixed[kind.index];
    default:
      return undefined;
  }
}
