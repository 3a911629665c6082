/** Span algebra against sets of pages in a tiny space. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundaries,
  constant,
  evaluate,
  indexAt,
  indicator,
  pagesIn,
  type Span,
  type SpanMap,
  spansWhere,
  union,
  valueAt,
  zip,
} from './spans';

const END = 40;
const all = Array.from({ length: END }, (_, i) => i);
const span = fc
  .tuple(fc.integer({ min: 0, max: END + 5 }), fc.integer({ min: 0, max: END + 5 }))
  .map(([start, end]): Span => ({ start, end }));
const spans = fc.array(span, { maxLength: 8 });
const values = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: END, maxLength: END });

const mapOf = (list: readonly number[]): SpanMap => evaluate(all, END, (gfn) => list[gfn] as number);
const listOf = (map: SpanMap): number[] => all.map((gfn) => valueAt(map, gfn));
const inside = (list: readonly Span[], gfn: number): boolean =>
  list.some((s) => s.start <= gfn && gfn < s.end);

/** Begins at 0, ascends, and no two neighbours are equal. */
function expectCanonical(map: SpanMap): void {
  expect(map.starts[0]).toBe(0);
  expect(map.starts).toHaveLength(map.values.length);
  map.starts.forEach((start, i) => {
    if (i > 0) expect(start).toBeGreaterThan(map.starts[i - 1] as number);
    if (i > 0) expect(map.values[i]).not.toBe(map.values[i - 1]);
    expect(start).toBeLessThan(map.end);
  });
}

describe('maps over pages', () => {
  it('evaluate keeps what it was given', () => {
    fc.assert(
      fc.property(values, (list) => {
        const map = mapOf(list);
        expectCanonical(map);
        expect(listOf(map)).toEqual(list);
      }),
    );
  });

  it('zip is page by page', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const map = zip(mapOf(a), mapOf(b), (x, y) => Math.floor((x + y) / 2));
        expectCanonical(map);
        expect(listOf(map)).toEqual(all.map((i) => Math.floor(((a[i] as number) + (b[i] as number)) / 2)));
      }),
    );
    expect(zip(constant(1, END), constant(2, END), (a, b) => a + b)).toEqual(constant(3, END));
  });

  it('indicator is 1 on the spans, whatever their order and overlap, clipped to the space', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const map = indicator(list, END);
        expectCanonical(map);
        expect(listOf(map)).toEqual(all.map((gfn) => (inside(list, gfn) ? 1 : 0)));
      }),
    );
    expect(indicator([{ start: 0, end: Number.POSITIVE_INFINITY }], END)).toEqual(constant(1, END));
    expect(indicator([{ start: END, end: END + 1 }], END)).toEqual(constant(0, END));
  });

  it('spansWhere finds the stretches, merged', () => {
    fc.assert(
      fc.property(values, (list) => {
        const found = spansWhere(mapOf(list), (value) => value > 1);
        expect(all.filter((gfn) => inside(found, gfn))).toEqual(
          all.filter((gfn) => (list[gfn] as number) > 1),
        );
        found.forEach((s, i) => {
          if (i > 0) expect(s.start).toBeGreaterThan(found[i - 1]?.end ?? -1);
        });
        expect(pagesIn(found)).toBe(list.filter((value) => value > 1).length);
      }),
    );
  });
});

describe('sets of pages', () => {
  it('union is sorted, merged and the same set', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const merged = union(list);
        for (let gfn = 0; gfn < END + 6; gfn++) expect(inside(merged, gfn)).toBe(inside(list, gfn));
        merged.forEach((s, i) => {
          expect(s.start).toBeLessThan(s.end);
          if (i > 0) expect(s.start).toBeGreaterThan(merged[i - 1]?.end ?? -1);
        });
      }),
    );
  });

  it('union leaves its argument as it was', () => {
    const list = [
      { start: 0, end: 2 },
      { start: 1, end: 9 },
    ] as const;
    expect(union(list)).toEqual([{ start: 0, end: 9 }]);
    expect(list).toEqual([
      { start: 0, end: 2 },
      { start: 1, end: 9 },
    ]);
  });

  it('boundaries are sorted, distinct, inside the space, and begin with 0', () => {
    expect(boundaries([], 5)).toEqual([0]);
    expect(boundaries([7, 3, 3, 0, 5, 2 ** 39, 4], 2 ** 39)).toEqual([0, 3, 4, 5, 7]);
  });

  it('indexAt finds the stretch of a page', () => {
    const starts = [0, 4, 9];
    expect([0, 3, 4, 8, 9, 2 ** 40].map((gfn) => indexAt(starts, gfn))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(indexAt([], 5)).toBe(0);
  });
});
