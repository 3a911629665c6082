/** The fixed-range MTRRs as the registers have them, and whether they count. */
import { FIXED_COUNT, fixedRange } from '../../../arch/fixed';
import { isTypeCode, UNDEFINED } from '../../../arch/memtype';
import type { RegistersWire } from '../../../store/state';
import { defTypeFields, fixedTypes } from '../../registers/decode';
import { merged, type Runs } from './runs';

export interface FixedRanges {
  /** All 88, in pages. Values are type codes, or UNDEFINED for a byte that is no type. */
  readonly runs: Runs;
  /** The same with neighbours of one type as one. */
  readonly merged: Runs;
  /** Why they do not count, by the bit of IA32_MTRR_DEF_TYPE that is clear; null where they do. */
  readonly off: 'E' | 'FE' | null;
}

/** Reads the eleven MSRs of the viewed vCPU. SDM vol. 3, 11.11.2.1 / 12.11.2.1: FE counts only where E is set. */
export function fixedRangesOf({ fixed, defType }: RegistersWire): FixedRanges {
  const fields = defTypeFields(defType);
  const types = fixedTypes(fixed).slice(0, FIXED_COUNT);
  const ranges = types.map((_, i) => fixedRange(i));
  const runs = {
    starts: Float64Array.from(ranges, ({ start }) => start),
    ends: Float64Array.from(ranges, ({ end }) => end),
    codes: Int32Array.from(types, (type) => (isTypeCode(type) ? type : UNDEFINED)),
  };
  return {
    runs,
    merged: merged(runs),
    off: !fields.enabled ? 'E' : fields.fixed ? null : 'FE',
  };
}
