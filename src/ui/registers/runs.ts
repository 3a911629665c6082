/** The 88 fixed ranges in one line: neighbours of one type joined. */
import { FIXED_COUNT, fixedRange } from '../../arch/fixed';
import type { TypeCode } from '../../arch/memtype';
import { addressOf, grouped } from '../base/format';

export interface Run {
  type: TypeCode;
  /** First and last byte, as `a_0000–b_ffff`. */
  text: string;
}

/** First and last byte of pages `[start, end)` below 1 MiB, without `0x`. */
export function lowSpan(start: number, end: number): string {
  return `${grouped(addressOf(start))}–${grouped(addressOf(end) - 1n)}`;
}

/** The runs of equal types, lowest address first. */
export function runsOf(types: readonly TypeCode[]): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < FIXED_COUNT; ) {
    let last = first;
    while (last + 1 < FIXED_COUNT && types[last + 1] === types[first]) last++;
    runs.push({
      type: types[first] as TypeCode,
      text: lowSpan(fixedRange(first).start, fixedRange(last).end),
    });
    first = last + 1;
  }
  return runs;
}
