import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainView } from '../testing/views';
import { MIXED } from './names';
import { pagesOf, type Runs, runAt, runsOf, runsOfSpans, within, without } from './runs';

const spans = (...flat: number[]): Runs => runsOfSpans(Float64Array.from(flat));
const list = (runs: Runs): number[][] =>
  Array.from(runs.starts, (start, i) => [start, runs.ends[i] as number]);

/** Sorted, separate spans below 200. */
const arbitrary = fc
  .uniqueArray(fc.nat(199), { maxLength: 20 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) => spans(...cuts.slice(0, 2 * Math.floor(cuts.length / 2))));

const holds = (runs: Runs, page: number): boolean => runAt(runs, page) >= 0;

describe('runs', () => {
  it('join neighbours of one value', () => {
    const { segments, space } = plainView(100, [
      [0, 6],
      [10, 6],
      [20, 0],
    ]);
    const runs = runsOf(segments, segments.mtrr, space);
    expect(list(runs)).toEqual([
      [0, 20],
      [20, 100],
    ]);
    expect([...runs.codes]).toEqual([6, 0]);
  });

  it('are mixed where pieces are not listed', () => {
    const { segments, space } = plainView(100, [
      [0, 6],
      [10, 0],
    ]);
    segments.mixed[1] = 17;
    expect([...runsOf(segments, segments.mtrr, space).codes]).toEqual([6, MIXED]);
  });

  it('cut and subtract as sets of pages do', () => {
    fc.assert(
      fc.property(arbitrary, arbitrary, (a, b) => {
        const both = within(a, b);
        const rest = without(a, b);
        for (let page = 0; page < 200; page++) {
          expect(holds(both, page)).toBe(holds(a, page) && holds(b, page));
          expect(holds(rest, page)).toBe(holds(a, page) && !holds(b, page));
        }
        expect(pagesOf(both) + pagesOf(rest)).toBe(pagesOf(a));
      }),
    );
  });
});
