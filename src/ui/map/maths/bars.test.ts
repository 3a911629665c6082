import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { type Axis, axisOf, toPx } from './axis';
import { type Bar, barsOf, FINE } from './bars';
import { linearFamily, logFamily } from './family';

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

const short = ({ x0, x1, start, end, code, count, codes, unlisted }: Bar) => [
  ...[x0, x1].map((px) => px.toFixed(6)),
  ...[start, end, code, count, unlisted],
  [...codes].sort().join(),
];

/** The bars without any short cut. */
function oneByOne(runs: Runs, axis: Axis): Bar[] {
  const bars: Bar[] = [];
  let heap: Bar[] = [];
  const flush = (): void => {
    const [first, last] = [heap[0], heap.at(-1)];
    if (first && last && heap.length > 1) {
      const codes = [...new Set(heap.map((bar) => bar.code))];
      const x1 = Math.max(last.x1, first.x0 + 4);
      bars.push({ ...first, x1, end: last.end, code: MIXED, count: heap.length, codes });
    } else if (first) bars.push(first);
    heap = [];
  };
  const end = axis.pages.at(-1) as number;
  runs.starts.forEach((start, i) => {
    const stop = runs.ends[i] as number;
    if (start >= end || stop <= (axis.pages[0] as number)) return;
    const code = runs.codes[i] as number;
    const [x0, x1] = [toPx(axis, start), toPx(axis, stop)];
    const bar = { x0, x1, start, end: stop, code, count: 1, codes: [code], unlisted: 0 };
    if (x1 - x0 >= FINE || x0 - (heap.at(-1)?.x1 ?? x0) >= FINE) flush();
    if (x1 - x0 < FINE) heap.push(bar);
    else bars.push(bar);
  });
  flush();
  return bars;
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

  it('are the same whether blocks are read or single runs', () => {
    const lengths = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0),
      ),
      { minLength: 300, maxLength: 1200 },
    );
    fc.assert(
      fc.property(lengths, fc.nat(4000), fc.integer({ min: 50, max: 30_000 }), (list, start, span) => {
        const runs = runsOf(list);
        for (const family of [linearFamily(2 ** 20, 997), logFamily(2 ** 20, 997)]) {
          const there = axisOf(family, { start, span });
          expect(barsOf(runs, there).map(short)).toEqual(oneByOne(runs, there).map(short));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('look at few of a million runs', () => {
    const million = runsOf(Array(1_000_000).fill(1));
    let read = 0;
    const watched = new Proxy(million.starts, {
      get: (of, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) read++;
        const value = Reflect.get(of, key);
        return typeof value === 'function' ? value.bind(of) : value;
      },
    });
    const runs = { ...million, starts: watched };
    const all = axisOf(linearFamily(2 ** 20, 1000), { start: 0, span: 2 ** 20 });
    // Once to build the pyramid.
    barsOf(runs, all);
    read = 0;
    expect(barsOf(runs, all)).toMatchObject([{ count: 1_000_000, code: MIXED }]);
    expect(read).toBeLessThan(1000);
  });

  it('look at the window alone', () => {
    const window = axisOf(linearFamily(2 ** 20, 1000), { start: 500, span: 100 });
    expect(barsOf(runsOf(Array(100).fill(20)), window)).toHaveLength(5);
  });
});
