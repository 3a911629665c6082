/** Which pieces of a mask with holes are listed, and what stands for the others; and where a map may change. */
import { describe, expect, it } from 'vitest';
import { WB } from '../../arch/memtype';
import { hex, M, mask } from '../testing/guest';
import { cpu, mtrrs, window } from '../testing/parts';
import { fixedCuts } from './fixed-cuts';
import { m1 } from './m1';
import { patternReadings } from './pattern-readings';
import { sdmMap } from './sdm-map';

/** Eight pieces of 0x100 pages, one each 0x1000 pages from 0 on. */
const holey = { '0x200': '0x6', '0x201': hex(BigInt(mask(M)) & ~(0x7000n << 12n)) };
const STARTS = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => 0x1000 * i);
const piece = (start: number) => ({ start, end: start + 0x100 });

describe('a mask with holes', () => {
  const read = (start: number, end: number, limit: number) =>
    patternReadings(mtrrs(holey), cpu, { start, end, limit })[0];
  it('is listed whole where all pieces are within the limit, also outside the window', () => {
    const all = { index: 0, type: WB, spans: STARTS.map(piece), vague: [], unlisted: 0 };
    expect(read(0x2000, 0x3000, 8)).toEqual(all);
    expect(read(0, cpu.space, 9)).toEqual(all);
  });
  it('is listed inside the window only where they are more', () => {
    expect(read(0x2000, 0x4000, 7)).toEqual({
      index: 0,
      type: WB,
      spans: [piece(0x2000), piece(0x3000)],
      vague: [
        { start: 0, end: 0x1100, count: 2 },
        { start: 0x4000, end: 0x7100, count: 4 },
      ],
      unlisted: 6,
    });
  });
  it('is listed up to the limit', () => {
    expect(read(0x1000, cpu.space, 3)).toMatchObject({
      spans: [piece(0x1000), piece(0x2000), piece(0x3000)],
      vague: [
        { start: 0, end: 0x100, count: 1 },
        { start: 0x4000, end: 0x7100, count: 4 },
      ],
      unlisted: 5,
    });
  });
  it('is listed to its last piece, and with one that the window begins inside', () => {
    expect(read(0x6080, cpu.space, 7)).toMatchObject({
      spans: [piece(0x6000), piece(0x7000)],
      vague: [{ start: 0, end: 0x5100, count: 6 }],
      unlisted: 6,
    });
  });
  it('nothing is read of a range with V=0', () => {
    expect(patternReadings(mtrrs({ '0x200': '0x6', '0x201': '0x7ffff00000' }), cpu, window)).toEqual([]);
  });
});

describe('where the map may change', () => {
  const fixed = { '0x259': '0x606060606060606' };
  const few = { start: 0x2000, end: 0x4000, limit: 2 };
  it('the fixed ranges: where their type changes, and at 1 MiB', () => {
    expect(fixedCuts(mtrrs({}).fixed)).toEqual([0x100]);
    expect(fixedCuts(mtrrs(fixed).fixed)).toEqual([0xa0, 0xc0, 0x100]);
    expect(fixedCuts(mtrrs({ '0x250': '0x6' }).fixed)).toEqual([0x10, 0x100]);
  });
  const sorted = (cuts: readonly number[]): number[] => [...cuts].sort((a, b) => a - b);
  const PIECES = [0, 0x1100, 0x2000, 0x2100, 0x3000, 0x3100, 0x4000, 0x7100];
  it('as the SDM reads them: nowhere with E=0, at the fixed ranges with FE=1 alone', () => {
    const map = (defType: string) => sdmMap(mtrrs({ ...holey, ...fixed, '0x2ff': defType }), cpu, few);
    expect([map('0x400').cuts, map('0x400').vague]).toEqual([[], []]);
    expect(map('0x400').ranges).toHaveLength(1);
    expect(sorted(map('0x800').cuts)).toEqual(PIECES);
    expect(sorted(map('0xc00').cuts)).toEqual(sorted([...PIECES, 0xa0, 0xc0, 0x100]));
    expect(map('0xc00').vague.map(({ count }) => count)).toEqual([2, 4]);
  });
  it('as KVM up to 4.1 reads them: the fixed ranges count as soon as E or FE is set', () => {
    const map = (defType: string) => m1(mtrrs({ ...fixed, '0x2ff': defType }), cpu, window);
    expect(map('0x6').cuts).toEqual([]);
    for (const defType of ['0x400', '0x800', '0xc00']) expect(map(defType).cuts).toEqual([0xa0, 0xc0, 0x100]);
  });
});
