/** IA32_MTRR_DEF_TYPE, of which a dump often says only a part, or nothing. */
import { type MemType, TYPE_CODES, typeCode, typeName } from '../arch/memtype';
import { MAX_VARIABLE } from '../arch/msr';
import { defTypeValue } from '../arch/mtrr';
import type { Chooser } from './choices';
import { printedDefType, rawRange } from './registers';
import type { Printed } from './types';

const TYPE_OPTIONS = TYPE_CODES.map((code) => [typeName(code), typeName(code)] as const);
const BIT_OPTIONS = [
  ['1', '1'],
  ['0', '0'],
] as const;

/**
 * The register's value; undefined where nothing is known of any MTRR. `registers` are the other registers of the
 * first CPU; `fixed` says whether any fixed one is among them, or was taken for want of one. What is missing is
 * inferred, or as it was picked, and a sentence says so.
 */
export function defTypeOf(
  printed: readonly Printed[],
  registers: ReadonlyMap<number, bigint>,
  fixed: 'read' | 'taken' | 'none',
  chooser: Chooser,
  assumed: string[],
): bigint | undefined {
  const fields = printedDefType(printed);
  const ranges = validRanges(registers);
  const hasFixed = fixed !== 'none';
  const nothing = Object.keys(fields).length === 0 && ranges.length === 0 && !hasFixed;
  if (nothing) return undefined;
  const taken: string[] = [];
  let { enabled, fixedEnabled, type } = fields;
  if (enabled === undefined) {
    const why = 'since ranges are listed';
    enabled = chooser.assume('e', 'E (MTRRs enabled)', BIT_OPTIONS, '1', why) === '1';
    taken.push(`E is taken as ${Number(enabled)}${enabled ? `, ${why}` : ''}`);
  }
  if (fixedEnabled === undefined) {
    fixedEnabled = hasFixed && enabled;
    if (fixed === 'read' && enabled) {
      const why = 'since fixed ranges are listed';
      fixedEnabled = chooser.assume('fe', 'FE (fixed ranges enabled)', BIT_OPTIONS, '1', why) === '1';
      taken.push(`FE as ${Number(fixedEnabled)}${fixedEnabled ? `, ${why}` : ''}`);
    } else if (enabled)
      taken.push(hasFixed ? 'FE as 1' : 'FE as 0, so that the variable ranges decide the first MiB');
  }
  if (type === undefined) {
    const inferred = inferType(ranges);
    const name = chooser.assume(
      'default-type',
      'The default type',
      TYPE_OPTIONS,
      typeName(inferred.type),
      inferred.why,
    );
    type = typeCode(name as MemType);
    taken.push(`the default type as ${name}${type === inferred.type ? `, ${inferred.why}` : ''}`);
  }
  if (taken.length > 0)
    chooser.tell(assumed, `The text does not give all of IA32_MTRR_DEF_TYPE: ${taken.join('; ')}.`);
  return defTypeValue({ enabled, fixedEnabled, defaultType: type });
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
