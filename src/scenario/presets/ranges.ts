/** Variable ranges by the list, as firmware fills its registers one after another. */
import type { MemType } from '../../arch/memtype';
import type { MsrMap } from '../types';
import { range } from './build';

/** What one pair of registers says; `base` and `size` in bytes. */
export type Range = readonly [type: MemType, base: number, size: number];

/** These ranges, from register 0 on. `bits` is MAXPHYADDR. */
export const listed = (list: readonly Range[], bits: number): MsrMap =>
  Object.assign({}, ...list.map(([type, base, size], i) => range(i, type, base, size, bits)));

/** Variable ranges from `first` on, one for each `[base, size]` in bytes. */
export function ranges(
  type: MemType,
  blocks: readonly (readonly [base: number, size: number])[],
  bits: number,
  first = 0,
): MsrMap {
  return Object.assign({}, ...blocks.map(([base, size], i) => range(first + i, type, base, size, bits)));
}

/**
 * `[start, end)` in bytes as the fewest naturally aligned powers of two, low to high: what a firmware without a solver
 * writes.
 */
export function naturalBlocks(start: number, end: number): [base: number, size: number][] {
  const blocks: [number, number][] = [];
  for (let at = start; at < end; ) {
    let size = 4096;
    while (at % (size * 2) === 0 && at + size * 2 <= end) size *= 2;
    blocks.push([at, size]);
    at += size;
  }
  return blocks;
}
