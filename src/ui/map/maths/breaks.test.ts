import { describe, expect, it } from 'vitest';
import { axisOf } from './axis';
import { breaksOf } from './breaks';
import { linearFamily } from './family';
import { foldedFamily } from './fold';

const pieces = {
  starts: Float64Array.of(0, 0xa0, 0x100, 0x80000, 0xfee00, 0xfee01, 0x100000, 0x180000),
  end: 2 ** 34,
  empty: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1),
};
const family = foldedFamily(pieces, 760);

describe('breaks', () => {
  it('mark what takes up the space and not the plot', () => {
    const [gap, ...rest] = breaksOf(axisOf(family, { start: 0, span: 2 ** 34 }));
    expect(rest).toEqual([]);
    expect(gap).toMatchObject({ start: 0x180000, end: 2 ** 34, x1: 760 });
  });

  it('mark nothing where the axis is linear', () => {
    expect(breaksOf(axisOf(family, { start: 0xfee00 - 8, span: 16 }))).toEqual([]);
    expect(breaksOf(axisOf(family, { start: 0x200, span: 0x40000 }))).toEqual([]);
    expect(breaksOf(axisOf(linearFamily(2 ** 34, 760), { start: 0, span: 2 ** 34 }))).toEqual([]);
  });
});
