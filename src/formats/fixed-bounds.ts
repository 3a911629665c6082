/** The 88 fixed ranges by their bounds in bytes. */
import { FIXED_COUNT, fixedRange } from '../arch/fixed';
import { PAGE_SIZE } from '../arch/gfn';

const STARTS = new Map(
  Array.from({ length: FIXED_COUNT }, (_, i) => [fixedRange(i).start * PAGE_SIZE, i] as const),
);
const ENDS = new Map(
  Array.from({ length: FIXED_COUNT }, (_, i) => [fixedRange(i).end * PAGE_SIZE, i + 1] as const),
);

/** The fixed ranges `[from, to)` that cover `[start, end)` and nothing else, or undefined. */
export function fixedIn(start: number, end: number): { from: number; to: number } | undefined {
  const from = STARTS.get(start);
  const to = ENDS.get(end);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** The one fixed range with these bounds, or -1. */
export function fixedAt(start: number, end: number): number {
  const found = fixedIn(start, end);
  return found && found.to === found.from + 1 ? found.from : -1;
}
