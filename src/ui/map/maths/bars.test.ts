import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { axisOf } from './axis';
import { barsOf, FINE } from './bars';
import { linearFamily } from './family';

/** Runs of the given lengths one after another; a length below 0 is a gap. Codes 0 and 6 alternate. */
function runsOf(lengths: readonly number[]): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const length of lengths) {
    if (length > 0) {
      starts.push(at);
      ends.push(at + length);
    }
    at += Math.abs(length);
  }
  return {
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    codes: Int32Array.from(starts, (_, i) => (i % 2 === 0 ? 6 : 0)),
  };
}

// One page is one pixel.
const axis = axisOf(linearFamily(2 ** 20, 1000), { start: 0, span: 1000 });
const fine = axisOf(linearFamily(2 ** 20, 1000), { start: 0, span: 10000 });

describe('bars', () => {
  it('are the runs where those can be seen', () => {
    expect(barsOf(runsOf([100, -50, 200]), axis)).toMatchObject([
      { x0: 0, x1: 100, start: 0, end: 100, code: 6, count: 1 },
      { x0: 150, x1: 350, start: 150, end: 350, code: 0, count: 1 },
    ]);
  });

  it('stand for several where those are too narrow, and say how many and which', () => {
    const [first, mixed, last] = barsOf(runsOf([1000, ...Array(40).fill(5), 1000]), fine);
    expect(first).toMatchObject({ code: 6, count: 1 });
    expect(mixed).toMatchObject({ code: MIXED, count: 40, x0: 100, x1: 120, start: 1000, end: 1200 });
    expect([...(mixed?.codes ?? [])].sort()).toEqual([0, 6]);
    expect(last).toMatchObject({ count: 1 });
  });

  it('show a single narrow run as what it is', () => {
    expect(barsOf(runsOf([1000, 1, 1000]), fine).map((bar) => [bar.code, bar.count])).toEqual([
      [6, 1],
      [0, 1],
      [6, 1],
    ]);
  });

  it('count every run exactly once, in order, whatever the runs', () => {
    const lengths = fc.array(
      fc.integer({ min: -300, max: 300 }).filter((n) => n !== 0),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(lengths, (list) => {
        const runs = runsOf(list);
        const bars = barsOf(runs, fine);
        const inView = runs.starts.filter((start) => start < 10000).length;
        expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(inView);
        bars.forEach((bar, i) => {
          if (bar.count > 1) expect(bar.code).toBe(MIXED);
          else expect(bar.x1 - bar.x0 < FINE || runs.starts.includes(bar.start)).toBe(true);
          if (i > 0) expect(bar.start).toBeGreaterThanOrEqual((bars[i - 1] as { end: number }).end);
        });
      }),
    );
  });

  it('look at the window alone', () => {
    const window = axisOf(linearFamily(2 ** 20, 1000), { start: 500, span: 100 });
    expect(barsOf(runsOf(Array(100).fill(20)), window)).toHaveLength(5);
  });
});
