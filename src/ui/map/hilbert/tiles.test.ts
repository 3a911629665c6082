import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { cellOf } from './curve';
import { FINE, tilesOf } from './tiles';

const runsOf = (list: readonly [start: number, end: number, code: number][]): Runs => ({
  starts: Float64Array.from(list, ([start]) => start),
  ends: Float64Array.from(list, ([, end]) => end),
  codes: Int32Array.from(list, ([, , code]) => code),
});

describe('tiles', () => {
  it('are few where there is little to tell, whatever the size of the space', () => {
    const runs = runsOf([
      [0, 0xc0000, 6],
      [0xc0000, 2 ** 40, 0],
    ]);
    const tiles = tilesOf(runs, { x: 0, y: 0, scale: 512 / 2 ** 20, order: 20, side: 512 });
    expect(tiles.length).toBeLessThan(40);
    // 3 GiB in 4 PiB is less than a pixel: there it says that there is more than one.
    expect(tiles[0]).toMatchObject({ code: MIXED, start: 0 });
    const low = tilesOf(runs, { x: 0, y: 0, scale: 0.5, order: 20, side: 512 });
    expect(low.map(({ code, start, pages }) => [code, start, pages])).toEqual([
      [6, 0, 0x40000],
      [6, 0x40000, 0x40000],
      [6, 0x80000, 0x40000],
      [0, 0xc0000, 0x40000],
    ]);
  });

  it('show each cell its own value where cells are wide enough, and leave out what is not there', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: -3, max: 9 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(lists, (list) => {
        const value = new Array<number>(256).fill(-1);
        const spans: [number, number, number][] = [];
        let at = 0;
        for (const [code, length] of list) {
          const end = Math.min(at + length, 256);
          if (code >= 0 && at < end) {
            spans.push([at, end, code]);
            value.fill(code, at, end);
          }
          at = end;
        }
        const drawn = new Array<number>(256).fill(-1);
        const tiles = tilesOf(runsOf(spans), { x: 0, y: 0, scale: 8, order: 4, side: 128 });
        for (const { start, pages, code, x, y, side } of tiles) {
          drawn.fill(code, start, start + pages);
          const cell = cellOf(start, 4);
          expect(side).toBe(8 * Math.sqrt(pages));
          expect(cell.x * 8 >= x && cell.x * 8 < x + side && cell.y * 8 >= y && cell.y * 8 < y + side).toBe(
            true,
          );
        }
        expect(drawn).toEqual(value);
      }),
    );
  });

  it('become one mark below a few pixels, never one of the values by chance', () => {
    const comb = Array.from({ length: 4096 }, (_, i): [number, number, number] => [i, i + 1, i % 2 ? 0 : 6]);
    const tiles = tilesOf(runsOf(comb), { x: 0, y: 0, scale: 1, order: 6, side: 64 });
    expect(new Set(tiles.map(({ code }) => code))).toEqual(new Set([MIXED]));
    for (const { side } of tiles) expect(side).toBeLessThan(FINE);
  });

  it('are those in sight alone', () => {
    const runs = runsOf([[0, 4 ** 8, 6]]);
    expect(tilesOf(runs, { x: 300, y: 0, scale: 1, order: 8, side: 100 })).toEqual([]);
    expect(tilesOf(runs, { x: 250, y: 0, scale: 1, order: 8, side: 100 })).toHaveLength(1);
  });
});
