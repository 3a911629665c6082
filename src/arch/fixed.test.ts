/** The 88 fixed ranges, each byte of each MSR. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIXED_COUNT, FIXED_MSRS, fixedIndex, fixedMsrIndex, fixedRange } from './fixed';
import { resetMtrrs, writeMtrr } from './mtrr';

interface Range {
  index: number;
  msr: string;
  name: string;
  byte: number;
  start: string;
  end: string;
  size: number;
}

const { ranges } = JSON.parse(
  readFileSync(new URL('./fixtures/fixed-ranges.json', import.meta.url), 'utf8'),
) as { ranges: Range[] };

describe('fixed ranges', () => {
  it('are 88', () => {
    expect(ranges).toHaveLength(FIXED_COUNT);
  });

  it.each(ranges)('$index: byte $byte of $msr', (range) => {
    const { start, end } = fixedRange(range.index);
    expect([start * 4096, end * 4096]).toEqual([Number(range.start), Number(range.end) + 1]);
    expect((end - start) * 4096).toBe(range.size);
    for (let gfn = start; gfn < end; gfn++) expect(fixedIndex(gfn)).toBe(range.index);
    const at = fixedMsrIndex(Number(range.msr));
    expect(at * 8 + range.byte).toBe(range.index);
    expect(FIXED_MSRS[at]?.name).toBe(range.name);
    const state = writeMtrr(resetMtrrs(8), Number(range.msr), 5n << BigInt(8 * range.byte));
    expect([...state.fixed].flatMap((type, i) => (type === 0 ? [] : [i]))).toEqual([range.index]);
  });

  it('no other MSR number is one of them', () => {
    const known = new Set(ranges.map((range) => Number(range.msr)));
    for (let msr = 0; msr < 0x400; msr++) expect(fixedMsrIndex(msr) >= 0).toBe(known.has(msr));
  });
});
