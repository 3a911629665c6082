/** The fixed ranges, where no source says anything of them. */
import { FIXED_COUNT, fixedRange } from '../arch/fixed';
import { msrKind } from '../arch/msr';
import type { Chooser } from './choices';
import type { Registers } from './cpus';
import { defTypeFields, fixedMsrs, printedDefType } from './registers';
import type { Printed } from './types';

const OFF = ['off', 'FE=0: the variable ranges decide the first MiB'] as const;
const UC = ['uc', 'all UC, as after reset'] as const;
const BIOS = ['bios', 'as SeaBIOS sets them: WB, from 0xa0000 on UC, from 0xc0000 on WP'] as const;

/**
 * The values of the eleven fixed registers that are taken; none where sources state some, or where they do not count.
 * `held` is IA32_MTRR_DEF_TYPE where its value was read, `enabled` whether MTRRs are on as far as that is known.
 */
export function assumedFixed(
  printed: readonly Printed[],
  registers: Registers,
  held: bigint | undefined,
  chooser: Chooser,
): [number, bigint][] {
  const isFixed = (msr: number): boolean => msrKind(msr).kind === 'fixed';
  const said = printed.some((one) => one.fixed) || [...registers.keys()].some(isFixed);
  const fields = held === undefined ? printedDefType(printed) : defTypeFields(held);
  if (said || fields.enabled === false || fields.fixedEnabled === false) return [];
  const nothing = held === undefined && Object.keys(fields).length === 0 && registers.size === 0;
  if (nothing) return [];
  const options = fields.fixedEnabled ? [UC, BIOS] : [OFF, UC, BIOS];
  const why = fields.fixedEnabled ? 'FE is 1, and no register is in the text' : 'nothing is said of them';
  const taken = chooser.assume(
    'fixed',
    'The fixed ranges',
    options,
    (options[0] as readonly string[])[0] as string,
    why,
  );
  return taken === 'off' || (taken === 'uc' && fields.fixedEnabled) ? [] : fixedMsrs(typesOf(taken)).msrs;
}

/** The layout that SeaBIOS sets (mtrr_setup() in src/fw/mtrr.c), or UC all over. */
function typesOf(taken: string): number[] {
  return Array.from({ length: FIXED_COUNT }, (_, i) => {
    const { start } = fixedRange(i);
    if (taken === 'uc') return 0;
    return start < 0xa0 ? 6 : start < 0xc0 ? 0 : 5;
  });
}
