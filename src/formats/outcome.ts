/** The map that a dump carries, held against the map that our own rules make of the registers in it. */
import { PAGE_SIZE } from '../arch/gfn';
import { hexValue, toHex } from '../arch/hex';
import { typeName } from '../arch/memtype';
import { IA32_MTRR_DEF_TYPE, MAX_VARIABLE } from '../arch/msr';
import { MAX_SENTENCES } from './limits';
import { defTypeFields, rawRange } from './registers';
import type { OutcomeRange, Reading } from './types';

/**
 * Sentences on where the dump's own map differs. `typeAt` says which type a page has, by name (`UC` to `WB`, or
 * `undefined`); it is asked for pages below 2^MAXPHYADDR only, at both sides of every boundary of the map and of the
 * registers, so that nothing is missed between them unless a mask has holes.
 */
export function compareOutcome(reading: Reading, typeAt: (gfn: number) => string): string[] {
  const rows = reading.outcome;
  const registers = firstRegisters(reading);
  if (!rows || !registers) return [];
  const space = 2 ** (reading.doc?.cpu?.maxPhysAddr ?? 46);
  const defaultType = typeName(defTypeFields(registers.get(IA32_MTRR_DEF_TYPE) ?? 0n).type);
  const differences: string[] = [];
  const high = rows.find((row) => row.end > space);
  if (high)
    differences.push(
      `The dump's map reaches to ${toHex(high.end)}, above the ${toHex(space)} of the address space.`,
    );
  const points = pointsOf(rows, registers, space);
  let at = 0;
  // One sentence for each row or gap that differs, at its first page that does.
  let said = -1;
  for (const point of points) {
    while (at < rows.length && (rows[at] as OutcomeRange).end <= point) at++;
    const row = rows[at];
    const inside = row !== undefined && row.start <= point;
    if (!inside && reading.outcomePartial) continue;
    const theirs = inside ? row.type : defaultType;
    const place = 2 * at + (inside ? 1 : 0);
    const ours = typeAt(point / PAGE_SIZE);
    if (ours === theirs || place === said) continue;
    said = place;
    differences.push(
      `At ${toHex(point)} the dump's map says ${theirs}${inside ? '' : ' (no row, so the default type)'}, the registers give ${ours}.`,
    );
    if (differences.length >= MAX_SENTENCES) break;
  }
  if (reading.rewritten && differences.length > 0)
    differences.unshift(
      'The kernel rewrote the registers after it had printed them; the map belongs to the new ones.',
    );
  return differences;
}

function firstRegisters(reading: Reading): Map<number, bigint> | undefined {
  const msrs = reading.doc?.vcpus?.[0]?.msrs;
  if (!msrs) return undefined;
  return new Map(Object.entries(msrs).map(([msr, value]) => [Number(hexValue(msr)), hexValue(value)]));
}

/** Both sides of every boundary, in bytes, sorted. */
function pointsOf(rows: readonly OutcomeRange[], registers: Map<number, bigint>, space: number): number[] {
  const cuts = new Set<number>([0, space]);
  for (const { start, end } of rows) cuts.add(start).add(end);
  for (let index = 0; index < MAX_VARIABLE; index++) {
    const range = rawRange(registers, index);
    if (!range?.valid || !range.mask) continue;
    const base = range.base & range.mask;
    cuts.add(Number(base)).add(Number(base + (range.mask & -range.mask)));
    // The range as a reader sees it that overlooks base bits outside the mask.
    cuts.add(Number(range.base));
  }
  const points = [...cuts].flatMap((cut) => [cut - PAGE_SIZE, cut]);
  return [...new Set(points)].filter((point) => point >= 0 && point < space).sort((a, b) => a - b);
}
