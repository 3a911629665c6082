import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignedBlocks, type Cell, cellOf, orderOf, pageOf, type Rect, rectOf } from './curve';

const pages = fc.bigInt({ min: 0n, max: 2n ** 40n - 1n }).map(Number);

/** The curve as it is usually written down: every cell by its own small steps, in 64-bit integers. */
function byHand(page: number, order: number): Cell {
  let [x, y, rest] = [0n, 0n, BigInt(page)];
  for (let s = 1n; s < 2n ** BigInt(order); s *= 2n) {
    const rx = 1n & (rest / 2n);
    const ry = 1n & (rest ^ rx);
    if (ry === 0n) {
      if (rx === 1n) [x, y] = [s - 1n - x, s - 1n - y];
      [x, y] = [y, x];
    }
    x += s * rx;
    y += s * ry;
    rest /= 4n;
  }
  return { x: Number(x), y: Number(y) };
}

/** The smallest rectangle around the cells of `[start, end)`, by looking at every one. */
function around(start: number, end: number, order: number): Rect {
  const cells = Array.from({ length: end - start }, (_, i) => cellOf(start + i, order));
  const x = Math.min(...cells.map((cell) => cell.x));
  const y = Math.min(...cells.map((cell) => cell.y));
  return {
    ...{ x, y },
    w: Math.max(...cells.map((cell) => cell.x)) - x + 1,
    h: Math.max(...cells.map((cell) => cell.y)) - y + 1,
  };
}

describe('the curve', () => {
  it('visits every cell once, from neighbour to neighbour', () => {
    const seen = new Set<string>();
    let last: Cell | undefined;
    for (let page = 0; page < 4 ** 5; page++) {
      const cell = cellOf(page, 5);
      seen.add(`${cell.x} ${cell.y}`);
      if (last) expect(Math.abs(cell.x - last.x) + Math.abs(cell.y - last.y)).toBe(1);
      last = cell;
    }
    expect(seen.size).toBe(4 ** 5);
    expect(cellOf(0, 5)).toEqual({ x: 0, y: 0 });
    expect(cellOf(4 ** 5 - 1, 5)).toEqual({ x: 31, y: 0 });
  });

  it('goes there and back, exactly, up to 2^40 pages', () => {
    fc.assert(fc.property(pages, (page) => pageOf(cellOf(page, 20), 20) === page));
    expect(pageOf(cellOf(2 ** 40 - 1, 20), 20)).toBe(2 ** 40 - 1);
  });

  it('is the one that is usually written down', () => {
    fc.assert(
      fc.property(pages, fc.integer({ min: 1, max: 20 }), (all, order) => {
        const page = all % 4 ** order;
        expect(cellOf(page, order)).toEqual(byHand(page, order));
      }),
    );
  });

  it('keeps a part in its place when the square around it is larger by four', () => {
    fc.assert(
      fc.property(fc.nat(4 ** 6 - 1), (page) => {
        expect(cellOf(page, 8)).toEqual(cellOf(page, 6));
      }),
    );
  });
});

describe('an aligned power of two', () => {
  it('is a square or two squares side by side, by every cell of it', () => {
    for (let size = 1; size <= 4 ** 5; size *= 2) {
      for (let start = 0; start < 4 ** 5; start += size) {
        const rect = rectOf(start, size, 5);
        expect(rect).toEqual(around(start, start + size, 5));
        expect(rect.w * rect.h).toBe(size);
        expect([0.5, 1, 2]).toContain(rect.w / rect.h);
      }
    }
  });

  it('has its place also where nobody could look at every cell', () => {
    fc.assert(
      fc.property(
        pages,
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (page, bits, at) => {
          const size = 2 ** bits;
          const start = page - (page % size);
          const rect = rectOf(start, size, 20);
          expect(rect.w * rect.h).toBe(size);
          const { x, y } = cellOf(start + Math.floor(at * size), 20);
          expect(x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h).toBe(true);
        },
      ),
    );
  });
});

describe('a stretch in aligned blocks', () => {
  it('is made of them without a gap, each as large as it can be', () => {
    fc.assert(
      fc.property(pages, pages, (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const blocks = alignedBlocks(start, end);
        let at = start;
        for (const block of blocks) {
          expect(block.start).toBe(at);
          expect(block.start % block.size).toBe(0);
          expect(Number.isInteger(Math.log2(block.size))).toBe(true);
          at += block.size;
        }
        expect(at).toBe(end);
        expect(blocks.length).toBeLessThanOrEqual(80);
      }),
    );
    expect(alignedBlocks(0, 2 ** 40)).toEqual([{ start: 0, size: 2 ** 40 }]);
  });
});

it('knows the smallest square for a number of pages', () => {
  expect([1, 2, 4, 5, 16, 2 ** 39, 2 ** 40].map(orderOf)).toEqual([0, 1, 1, 2, 2, 20, 20]);
});
