/**
 * What would have happened otherwise: the state in which a step goes the other way, resolved. The outcome is that of a
 * leaf built in that state; what stands from before is another matter, and has steps of its own.
 */
import type { Gfn } from '../../arch/gfn';
import { type MtrrCode, mtrrName } from '../../arch/memtype';
import { leafType, type Reason } from '../../policy/types';
import { NO_ACCESS, type PageValues, type Snapshot } from '../segments';
import { leafName } from '../why-leaf';
import { type Flip, flipOf } from './flips';
import { snapshotIn } from './page-in';
import { winnerOf } from './winner';

/** A step's other way. */
export interface Otherwise {
  /** The state that was resolved. */
  readonly flip: Flip;
  /** The page in it, with a leaf built in it. */
  readonly page: PageValues;
  /** In words: the condition (`else.*`), who would decide and what an access would get. */
  readonly condition: Reason;
  readonly winner: Reason | undefined;
  readonly outcome: Reason;
}

/** The other way of one step of an explanation, or undefined where there is none. */
export function otherwiseOf(snapshot: Snapshot, gfn: Gfn, step: Reason): Otherwise | undefined {
  const flip = flipOf(snapshot, gfn, step);
  if (!flip) return undefined;
  const { view, vcpu } = snapshot;
  // Of the flipped memory nothing but this page is asked.
  const fold = flip.region ? { ...snapshot.fold, regions: [flip.region] } : snapshot.fold;
  const there = snapshotIn(fold, flip.machine ?? view.machine, vcpu, gfn);
  const page = flip.withoutIpat ? withoutIpat(snapshot, gfn) : there.page(gfn);
  const now = flip.withoutIpat
    ? snapshot.page(gfn)
    : snapshotIn(snapshot.fold, view.machine, vcpu, gfn).page(gfn);
  const { source } = step;
  return {
    flip,
    page,
    condition: { rule: flip.rule, values: flip.values, source },
    winner: flip.ofMtrrs ? winnerOf(there.view.guest.explain(gfn), page.mtrr) : undefined,
    outcome: { rule: outcomeRule(page, now), values: outcomeValues(page), source },
  };
}

/** The page as it is, but for the IPAT bit of the leaf that stands there. */
function withoutIpat(snapshot: Snapshot, gfn: Gfn): PageValues {
  const page = snapshot.page(gfn);
  const built = leafType(page.built);
  return { ...page, built, effective: snapshot.effective(gfn, page.mtrr, built, snapshot.patAt(gfn).type) };
}

/** Nothing changes, the leaf alone does, or what an access gets does too. */
function outcomeRule(page: PageValues, now: PageValues): string {
  if (page.effective === NO_ACCESS) return 'outcome.exit';
  const isSameLeaf = page.leaf === now.leaf;
  if (page.effective === now.effective) return isSameLeaf ? 'outcome.same' : 'outcome.leaf';
  return isSameLeaf ? 'outcome.access' : 'outcome.both';
}

const outcomeValues = (page: PageValues): Reason['values'] => ({
  leaf: leafName(page.leaf),
  type: page.effective === NO_ACCESS ? 'none' : mtrrName(page.effective as MtrrCode),
});
