import { describe, expect, it } from 'vitest';
import { rowsOf } from './rows';

const range = (index: number, ...spans: number[]) => ({
  index,
  type: 0,
  spans: Float64Array.from(spans),
  unlisted: 0,
});

describe('rows', () => {
  it('keep ranges apart that overlap, and together that do not', () => {
    const rows = rowsOf([range(0, 0, 100), range(1, 50, 60), range(2, 100, 200), range(3, 55, 58)]);
    expect(rows.map(({ index, row }) => [index, row])).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 2],
    ]);
  });

  it('go by number, in whatever order they come', () => {
    const rows = rowsOf([range(4, 50, 60), range(0, 0, 100)]);
    expect(rows.map(({ index, row }) => [index, row])).toEqual([
      [0, 0],
      [4, 1],
    ]);
  });

  it('let a range that is not all listed be everywhere', () => {
    const rows = rowsOf([{ ...range(0, 0, 8), unlisted: 1000 }, range(1, 500, 600)]);
    expect(rows.map(({ row }) => row)).toEqual([0, 1]);
  });
});
