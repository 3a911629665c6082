/** IA32_MTRR_DEF_TYPE, of which a dump often says only a part, or nothing. */
import { typeName } from '../arch/memtype';
import { IA32_MTRR_DEF_TYPE, MAX_VARIABLE } from '../arch/msr';
import { defTypeValue } from '../arch/mtrr';
import { type DefTypeFields, defTypeFields, printedDefType, rawRange } from './registers';
import type { Printed } from './types';

/**
 * The register's value; undefined where nothing is known of any MTRR. `registers` are the other registers of the
 * first CPU. What is missing is inferred, and a sentence says so.
 */
export function defTypeOf(
  printed: readonly Printed[],
  registers: ReadonlyMap<number, bigint>,
  hasFixed: boolean,
  assumed: string[],
): bigint | undefined {
  const fields = printedDefType(printed);
  const ranges = validRanges(registers);
  const nothing = Object.keys(fields).length === 0 && ranges.length === 0 && !hasFixed;
  if (nothing) return undefined;
  const taken: string[] = [];
  if (fields.enabled === undefined) taken.push('E is taken as 1, since ranges are listed');
  if (fields.fixedEnabled === undefined && fields.enabled !== false)
    taken.push(
      hasFixed
        ? 'FE as 1, since fixed ranges are listed'
        : 'FE as 0, so that the variable ranges decide the first MiB',
    );
  const inferred = inferType(ranges);
  if (fields.type === undefined)
    taken.push(`the default type as ${typeName(inferred.type)}, ${inferred.why}`);
  if (taken.length > 0)
    assumed.push(`The text does not give all of IA32_MTRR_DEF_TYPE: ${taken.join('; ')}.`);
  return defTypeValue({
    enabled: fields.enabled ?? true,
    fixedEnabled: fields.fixedEnabled ?? (hasFixed && fields.enabled !== false),
    defaultType: fields.type ?? inferred.type,
  });
}

interface Valid {
  index: number;
  type: number;
  atZero: boolean;
}

function validRanges(registers: ReadonlyMap<number, bigint>): Valid[] {
  const ranges: Valid[] = [];
  for (let index = 0; index < MAX_VARIABLE; index++) {
    const range = rawRange(registers, index);
    if (!range?.valid) continue;
    ranges.push({ index, type: range.type, atZero: (range.base & (range.mask ?? 0n)) === 0n });
  }
  return ranges;
}

/** Firmware lists RAM as WB over a UC default, or holes as UC over a WB default. */
function inferType(ranges: readonly Valid[]): { type: 0 | 6; why: string } {
  const wb = ranges.filter((range) => range.type === 6);
  const low = wb.find((range) => range.atZero);
  if (low) return { type: 0, why: `because range ${low.index} makes address 0 WB` };
  const [other] = wb;
  if (other) return { type: 0, why: `because range ${other.index} is WB` };
  return { type: 6, why: 'because no range is WB' };
}

/** Where the raw value contradicts what is printed: the raw value counts. */
export function defTypeAgainstPrinted(
  raw: ReadonlyMap<number, bigint>,
  printed: readonly Printed[],
  differences: string[],
): void {
  const value = raw.get(IA32_MTRR_DEF_TYPE);
  if (value === undefined) return;
  const exact = defTypeFields(value);
  const stated = printedDefType(printed);
  const say = (name: string, a: string | number, b: string | number): void => {
    differences.push(
      `IA32_MTRR_DEF_TYPE: ${name} is ${a} in the register values and ${b} as it is printed; the register values are taken.`,
    );
  };
  if (stated.enabled !== undefined && stated.enabled !== exact.enabled)
    say('E', Number(exact.enabled), Number(stated.enabled));
  if (differsInFixed(exact, stated)) say('FE', Number(exact.fixedEnabled), Number(stated.fixedEnabled));
  if (stated.type !== undefined && stated.type !== exact.type)
    say('the default type', typeName(exact.type), typeName(stated.type));
}

/** While E is off, new kernels print FE as off too. */
function differsInFixed(exact: DefTypeFields, stated: Partial<DefTypeFields>): boolean {
  return stated.fixedEnabled !== undefined && exact.enabled && stated.fixedEnabled !== exact.fixedEnabled;
}
