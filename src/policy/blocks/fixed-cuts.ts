/** Where a list of 88 fixed types changes. */
import { FIXED_COUNT, fixedRange } from '../../arch/fixed';
import { type Gfn, ONE_MIB } from '../../arch/gfn';

/** The pages below and at 1 MiB at which the type of the fixed ranges may change. */
export function fixedCuts(fixed: Uint8Array): Gfn[] {
  const cuts: Gfn[] = [];
  for (let i = 1; i < FIXED_COUNT; i++) if (fixed[i] !== fixed[i - 1]) cuts.push(fixedRange(i).start);
  cuts.push(ONE_MIB);
  return cuts;
}
