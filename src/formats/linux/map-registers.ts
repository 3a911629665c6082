/** Registers from the kernel's map, where the log holds the map but not the registers that it is made of. */
import { FIXED_COUNT, fixedRange } from '../../arch/fixed';
import { type MemType, typeCode } from '../../arch/memtype';
import { MAX_VARIABLE } from '../../arch/msr';
import type { OutcomeRange, Printed, RangeFact } from '../types';
import type { Boot } from './boot';

const ONE_MIB = 0x100000;
const PAGE = 4096;

/** The fixed types that the map's fixed rows state; undefined where it has none. */
export function fixedOfMap(boot: Boot): readonly number[] | undefined {
  if (!boot.mapHeader?.fixed || boot.mapDamaged || boot.outcome.length === 0) return undefined;
  return Array.from({ length: FIXED_COUNT }, (_, i) => {
    const { start, end } = fixedRange(i);
    const row = boot.outcome.find((r) => r.start <= start * PAGE && r.end >= end * PAGE);
    return row ? typeCode(row.type as MemType) : -1;
  });
}

/**
 * Registers that give the same map: every row above 1 MiB as aligned powers of two. The map leaves out what has the
 * default type, so that is UC where rows are WB, and WB otherwise. Undefined where the rows need too many registers.
 */
export function registersOfMap(boot: Boot): Printed | undefined {
  if (boot.outcome.length === 0 || boot.mapDamaged || !boot.mapHeader) return undefined;
  const fixed = fixedOfMap(boot);
  const rows = boot.outcome.filter((row) => row.end > ONE_MIB || !fixed);
  const ranges = rows.flatMap((row) => powers(fixed ? Math.max(row.start, ONE_MIB) : row.start, row));
  if (ranges.length > MAX_VARIABLE) return undefined;
  return {
    enabled: true,
    fixedEnabled: fixed !== undefined,
    defaultType: rows.some((row) => row.type === 'WB') ? 0 : 6,
    ...(fixed ? { fixed } : {}),
    ranges: new Map(ranges.map((range, i) => [i, range])),
    complete: true,
  };
}

function powers(from: number, row: OutcomeRange): RangeFact[] {
  const ranges: RangeFact[] = [];
  for (let at = BigInt(from), end = BigInt(row.end); at < end && ranges.length <= MAX_VARIABLE; ) {
    let size = at === 0n ? 1n << 52n : at & -at;
    while (size > end - at) size >>= 1n;
    ranges.push({ valid: true, base: at, size, type: typeCode(row.type as MemType) });
    at += size;
  }
  return ranges;
}
