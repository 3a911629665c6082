/** Where two maps differ: two policies, points in time, vCPUs or scenarios, on the merged boundaries of both. */
import type { Gfn } from '../arch/gfn';
import type { Reason } from '../policy/types';
import type { PageValues, Segments, Snapshot } from './segments';
import type { Span } from './spans';
import { accessSteps } from './why-access';
import { leafSteps } from './why-leaf';
import { standingSteps } from './why-standing';
import { textOf } from './words';

/** What may differ, as bits. */
export const DIFFERS = { mtrr: 1, leaf: 2, effective: 4, built: 8 } as const;

/** A longest range, in pages, in which A has one set of values and B another. */
export interface Difference extends Span {
  readonly a: PageValues;
  readonly b: PageValues;
  /** Bits of DIFFERS. */
  readonly fields: number;
  /** Pieces of masks with holes that either side leaves unlisted here: the values are then those of the first page. */
  readonly unlisted: number;
}

/** In what two pages differ, as bits of DIFFERS. Which memory range they lie in is no difference. */
export function fieldsThatDiffer(a: PageValues, b: PageValues): number {
  return (
    (a.mtrr === b.mtrr ? 0 : DIFFERS.mtrr) |
    (a.leaf === b.leaf ? 0 : DIFFERS.leaf) |
    (a.effective === b.effective ? 0 : DIFFERS.effective) |
    (a.built === b.built ? 0 : DIFFERS.built)
  );
}

/** All that may differ. */
const ALL = DIFFERS.mtrr | DIFFERS.leaf | DIFFERS.effective | DIFFERS.built;

/** What can be compared under two policies: where one of them has no EPT, that it has no leaf says nothing. */
export function comparable(a: Snapshot, b: Snapshot): number {
  const [one, other] = [a.view.policy.arms, b.view.policy.arms];
  return Boolean(one) === Boolean(other) ? ALL : DIFFERS.mtrr | DIFFERS.effective;
}

/** All differences in ascending order, of the fields in `asked`. Where the spaces are of different size, up to the end of the smaller one. */
export function differencesOf(a: Segments, b: Segments, asked: number = ALL): Difference[] {
  const end = Math.min(a.end, b.end);
  const found: Difference[] = [];
  for (let i = 0, j = 0, at = 0; at < end; ) {
    const stop = Math.min(a.starts[i + 1] ?? a.end, b.starts[j + 1] ?? b.end, end);
    const [one, other] = [a.values[i] as PageValues, b.values[j] as PageValues];
    const fields = fieldsThatDiffer(one, other) & asked;
    const unlisted = Math.max(a.mixed[i] ?? 0, b.mixed[j] ?? 0);
    const last = found.at(-1);
    if (last?.end === at && unlisted === 0 && last.unlisted === 0 && same(last, one, other, asked)) {
      found[found.length - 1] = { ...last, end: stop };
    } else if (fields !== 0) found.push({ start: at, end: stop, a: one, b: other, fields, unlisted });
    if (a.starts[i + 1] === stop) i++;
    if (b.starts[j + 1] === stop) j++;
    at = stop;
  }
  return found;
}

function same(last: Difference, a: PageValues, b: PageValues, asked: number): boolean {
  return ((fieldsThatDiffer(last.a, a) | fieldsThatDiffer(last.b, b)) & asked) === 0;
}

/** Touching differences as one range each. */
export function rangesOf(differences: readonly Span[]): Span[] {
  const ranges: { start: Gfn; end: Gfn }[] = [];
  for (const { start, end } of differences) {
    const last = ranges.at(-1);
    if (last?.end === start) last.end = end;
    else ranges.push({ start, end });
  }
  return ranges;
}

export interface ReasonText {
  text: string;
  source: string;
}

/**
 * Why a page has the values in which it differs: of what a differing field stands on, the steps that decided. What an
 * access gets follows from the leaf that stands, so it is told where nothing else differs; so is who built that leaf.
 */
export function reasonsFor(snapshot: Snapshot, gfn: Gfn, fields: number): ReasonText[] {
  const page = snapshot.page(gfn);
  const steps: Reason[] = [];
  if (fields & DIFFERS.mtrr) steps.push(...snapshot.view.guest.explain(gfn).slice(-1));
  if (fields & DIFFERS.leaf) steps.push(...leafSteps(snapshot, page, gfn).filter(decided));
  if (fields & DIFFERS.built && (page.built !== page.leaf || !(fields & DIFFERS.leaf)))
    steps.push(...standingSteps(snapshot, page, gfn).slice(0, 2));
  if (steps.length === 0) steps.push(...accessSteps(snapshot, page, gfn).slice(-1));
  return steps.map((step) => ({ text: textOf(step), source: step.source }));
}

/** The arm of the policy that answered; those before it did not. */
const decided = ({ rule }: Reason): boolean => rule.endsWith('.hit');
