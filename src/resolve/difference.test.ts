import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CR0_CD, cr0 } from '../scenario/presets/events';
import type { Scenario } from '../scenario/types';
import { comparable, DIFFERS, differencesOf, fieldsThatDiffer, rangesOf, reasonsFor } from './difference';
import { explain } from './explain';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { type PageValues, type Segments, Snapshot } from './segments';
import { ucOverWb } from './testing/uc-over-wb';
import { textOf } from './words';

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

/** At the end of a timeline, as vCPU 0 sees it. */
function snapshotOf(doc: Scenario): Snapshot {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of doc.events ?? []) moment = fold.next(moment, event).moment;
  return new Snapshot(fold, moment, 0);
}

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
    const of = (policy: string) => snapshotOf({ ...ucOverWb, policy });
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

describe('what differs', () => {
  const page: PageValues = { mtrr: 6, leaf: 6, effective: 6, built: 6, region: 0 };
  it.each([
    ['mtrr', 1],
    ['leaf', 2],
    ['effective', 4],
    ['built', 8],
    ['region', 0],
  ] as const)('%s has its own bit, the memory range none', (field, bit) => {
    expect(fieldsThatDiffer(page, { ...page, [field]: 1 })).toBe(bit);
    expect(bit === 0 || DIFFERS[field as keyof typeof DIFFERS] === bit).toBe(true);
  });

  it('leaves are asked about where both policies have any, or neither', () => {
    const of = (policy: string) => snapshotOf({ ...ucOverWb, policy });
    const [sdm, old, young] = [of('bare-metal'), of('kvm-6.0'), of('kvm-6.16')];
    expect(comparable(old, young)).toBe(15);
    expect(comparable(sdm, sdm)).toBe(15);
    expect([comparable(sdm, old), comparable(old, sdm)]).toEqual([5, 5]);
  });

  it('is of the fields that were asked about', () => {
    const of = (...values: PageValues[]): Segments => ({
      starts: values.map((_, i) => i),
      values,
      mixed: values.map(() => 0),
      end: values.length,
    });
    const a = of(page, page, page, page);
    const b = of({ ...page, mtrr: 0, leaf: 0 }, { ...page, mtrr: 0, built: 0 }, { ...page, built: 0 }, page);
    const asked = differencesOf(a, b, DIFFERS.mtrr).map(({ start, end, fields }) => [start, end, fields]);
    expect(asked).toEqual([[0, 2, 1]]);
    expect(differencesOf(a, b).map(({ fields }) => fields)).toEqual([3, 9, 8]);
  });

  it('pieces that either side leaves unlisted keep a range to itself', () => {
    const uniform = (value: PageValues, starts: number[], mixed: number[]): Segments => ({
      starts,
      values: starts.map(() => value),
      mixed,
      end: 10,
    });
    const a = uniform(page, [0, 1, 3, 5, 7], [0, 0, 20, 30, 0]);
    const b = uniform({ ...page, mtrr: 0 }, [0, 2, 5, 6, 8], [0, 0, 0, 40, 0]);
    const found = differencesOf(a, b).map(({ start, end, unlisted }) => [start, end, unlisted]);
    expect(found).toEqual([
      [0, 3, 0],
      [3, 5, 20],
      [5, 6, 30],
      [6, 7, 40],
      [7, 8, 40],
      [8, 10, 0],
    ]);
  });

  it('as ranges is what touches made one', () => {
    const ranges = [
      [1, 2],
      [2, 3],
      [4, 6],
      [6, 7],
      [7, 9],
    ].map(([start = 0, end = 0]) => ({ start, end }));
    expect(rangesOf(ranges)).toEqual([
      { start: 1, end: 3 },
      { start: 4, end: 9 },
    ]);
    expect(rangesOf([])).toEqual([]);
    expect(ranges[0]).toEqual({ start: 1, end: 2 });
  });
});

describe('the reasons', () => {
  /** The leaves stand from before CD was set, since the quirk keeps KVM from zapping. */
  const snapshot = snapshotOf({ ...ucOverWb, policy: 'kvm-6.7', events: [cr0(CR0_CD)] });
  /** UC by range 1 over WB by range 0: KVM has WB there, with CD or without. Above 4 GiB no range matches: UC became WB. */
  const [right, stale] = [0xc0000, 0x200000];
  const rules = (gfn: number, fields: number, of = snapshot) => {
    const { steps } = explain(of, gfn);
    return reasonsFor(of, gfn, fields).map(
      ({ text, source }) => steps.find((step) => textOf(step) === text && step.source === source)?.rule,
    );
  };

  it('of the MTRR type is the last step of its lookup', () => {
    const steps = snapshot.view.guest.explain(right);
    expect(steps.length).toBeGreaterThan(1);
    expect(reasonsFor(snapshot, right, DIFFERS.mtrr).map(({ text }) => text)).toEqual(
      steps.slice(-1).map(textOf),
    );
  });

  it('of the leaf is the arm that answered, not those that were passed', () => {
    expect(rules(right, DIFFERS.leaf)).toEqual(['arm.cd.hit']);
  });

  it('of the leaf that stands is who built it, and the step after that', () => {
    expect(rules(right, DIFFERS.built)).toEqual(['built.start', 'built.right']);
    expect(rules(stale, DIFFERS.built)).toEqual(['built.start', 'stale.no-zap']);
  });

  it('of a leaf that stands where the right one differs too is told where it is not the right one', () => {
    expect(rules(right, DIFFERS.leaf | DIFFERS.built)).toEqual(['arm.cd.hit']);
    expect(rules(stale, DIFFERS.leaf | DIFFERS.built)).toEqual(['arm.cd.hit', 'built.start', 'stale.no-zap']);
  });

  it('of the access is its last step, where nothing else differs', () => {
    const last = explain(snapshot, stale).steps.at(-1)?.rule;
    expect(last).toMatch(/^access/);
    expect(rules(stale, DIFFERS.effective)).toEqual([last]);
    expect(rules(stale, DIFFERS.effective | DIFFERS.leaf)).toEqual(['arm.cd.hit']);
    const withIpat = snapshotOf({ ...ucOverWb, vm: {} });
    expect(rules(stale, DIFFERS.effective, withIpat)).toEqual(['access.ipat']);
  });
});
