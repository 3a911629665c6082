/** Differences between two maps, as they cross to the page. */
import { comparable, DIFFERS, differencesOf, rangesOf, reasonsFor } from '../resolve/difference';
import type { Snapshot } from '../resolve/segments';
import { pagesIn } from '../resolve/spans';
import type { AmountWire, DifferencesWire, DifferenceWire } from './protocol';
import { pageWire, spansWire } from './wire';

/** Where B differs from A, in sums and ranges. */
export function differenceWire(a: Snapshot, b: Snapshot): DifferenceWire {
  const [one, other] = [a.segments(), b.segments()];
  const asked = comparable(a, b);
  const found = differencesOf(one, other, asked);
  const ranges = rangesOf(found);
  return {
    spans: spansWire(ranges),
    pages: pagesIn(ranges),
    rows: found.length,
    fields: asked,
    space: Math.min(one.end, other.end),
    unlisted: found.reduce((sum, one) => sum + one.unlisted, 0),
  };
}

/** How much differs, and rows `from` to `from + count`, each with the reasons of both sides at its first page. */
export function differencesWire(a: Snapshot, b: Snapshot, from: number, count: number): DifferencesWire {
  const found = differencesOf(a.segments(), b.segments(), comparable(a, b));
  const amount = (field: number): AmountWire => {
    const ranges = rangesOf(found.filter((one) => (one.fields & field) !== 0));
    return { ranges: ranges.length, pages: pagesIn(ranges) };
  };
  const rows = found.slice(from, from + count).map((one) => ({
    start: one.start,
    end: one.end,
    a: pageWire(one.a),
    b: pageWire(one.b),
    fields: one.fields,
    unlisted: one.unlisted,
    why: { a: reasonsFor(a, one.start, one.fields), b: reasonsFor(b, one.start, one.fields) },
  }));
  return { mtrr: amount(DIFFERS.mtrr), leaf: amount(DIFFERS.leaf), rows };
}
