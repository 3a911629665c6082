import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, fieldsThatDiffer, rangesOf, reasonsFor } from './difference';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { type PageValues, type Segments, Snapshot } from './segments';
import { ucOverWb } from './testing/uc-over-wb';

const value = fc.record({
  mtrr: fc.constantFrom(0, 6),
  leaf: fc.constantFrom(0, 6, 14),
  effective: fc.constantFrom(0, 6),
  built: fc.constantFrom(0, 6),
  region: fc.constantFrom(-1, 0),
}) as fc.Arbitrary<PageValues>;

/** A partition of a space of a few pages. */
const partition = fc
  .array(fc.tuple(value, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 8 })
  .map((parts): Segments => {
    let at = 0;
    const starts = parts.map(([, span]) => {
      at += span;
      return at - span;
    });
    return { starts, values: parts.map(([v]) => v), mixed: parts.map(() => 0), end: at };
  });

const at = ({ starts, values }: Segments, page: number): PageValues =>
  values[starts.findLastIndex((start) => start <= page)] as PageValues;

describe('differences', () => {
  it('are those of a walk over every page, in the longest ranges', () => {
    fc.assert(
      fc.property(partition, partition, (a, b) => {
        const found = differencesOf(a, b);
        const end = Math.min(a.end, b.end);
        for (let page = 0; page < end; page++) {
          const fields = fieldsThatDiffer(at(a, page), at(b, page));
          const here = found.filter((one) => one.start <= page && page < one.end);
          expect(here).toHaveLength(fields === 0 ? 0 : 1);
          for (const one of here) {
            expect(one.fields).toBe(fields);
            expect(fieldsThatDiffer(one.a, at(a, page)) | fieldsThatDiffer(one.b, at(b, page))).toBe(0);
          }
        }
        for (const [i, one] of found.entries()) {
          const next = found[i + 1];
          expect(one.end).toBeLessThanOrEqual(next?.start ?? end);
          if (next?.start === one.end)
            expect(fieldsThatDiffer(one.a, next.a) | fieldsThatDiffer(one.b, next.b)).not.toBe(0);
        }
        const pages = (spans: readonly { start: number; end: number }[]) =>
          spans.reduce((sum, span) => sum + span.end - span.start, 0);
        expect(pages(rangesOf(found))).toBe(pages(found));
      }),
      { numRuns: 1000 },
    );
  });

  it('has both reasons where two policies build other leaves', () => {
    const of = (policy: string) => {
      const doc = { ...ucOverWb, policy };
      const fold = foldOf(doc, requirePolicy(policy));
      return new Snapshot(fold, fold.first, 0);
    };
    const [a, b] = [of('kvm-6.0'), of('kvm-6.16')];
    const found = differencesOf(a.segments(), b.segments());
    expect(found.length).toBeGreaterThan(0);
    for (const { start, fields } of found) {
      const [one, other] = [reasonsFor(a, start, fields), reasonsFor(b, start, fields)];
      expect(one.length * other.length).toBeGreaterThan(0);
      expect(one).not.toEqual(other);
    }
  });
});
