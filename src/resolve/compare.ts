/** One scenario under every policy: what each makes of the map, of one page, and of the timeline's zaps. */
import type { Gfn } from '../arch/gfn';
import { POLICIES } from '../policy/registry';
import type { Policy } from '../policy/types';
import type { Scenario } from '../scenario/types';
import { type Fold, foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { type PageValues, Snapshot } from './segments';
import { pagesIn, type SpanMap, spansWhere, zip } from './spans';

/** What one policy makes of a document. Sizes are sums over the whole timeline, in pages. */
export interface PolicyRow {
  readonly policy: string;
  readonly calls: number;
  readonly zapped: number;
  readonly needless: number;
  readonly stale: number;
  /** The first page whose access gets another type than under the document's own policy, or null. */
  readonly differsAt: Gfn | null;
  /** The values of the page that was asked about. */
  readonly page?: PageValues;
}

/**
 * One row for each policy of the registry, in its order, each worked out when it is taken. `cursor` is the moment
 * whose maps are compared; `gfn` asks about one page too.
 */
export function* comparison(doc: Scenario, cursor: number, vcpu: number, gfn?: Gfn): Generator<PolicyRow> {
  const own = effectiveMap(runTo(doc, requirePolicy(doc.policy), cursor), vcpu);
  for (const policy of POLICIES) {
    const run = runTo(doc, policy, cursor);
    const [difference] = spansWhere(
      zip(own, effectiveMap(run, vcpu), (a, b) => (a === b ? 0 : 1)),
      (differs) => differs === 1,
    );
    const row = { policy: policy.id, ...run.sums, differsAt: difference?.start ?? null };
    yield gfn === undefined ? row : { ...row, page: new Snapshot(run.fold, run.moment, vcpu).page(gfn) };
  }
}

interface Run {
  fold: Fold;
  moment: Moment;
  sums: { calls: number; zapped: number; needless: number; stale: number };
}

/** Folds the whole timeline for its sums; keeps the moment at the cursor. */
function runTo(doc: Scenario, policy: Policy, cursor: number): Run {
  const fold = foldOf({ ...doc, policy: policy.id }, policy);
  const sums = { calls: 0, zapped: 0, needless: 0, stale: 0 };
  let at = fold.first;
  let moment = at;
  for (const event of doc.events ?? []) {
    const step = fold.next(at, event);
    at = step.moment;
    if (at.index === cursor) moment = at;
    sums.calls += step.audit.zaps.length;
    sums.zapped += pagesIn(step.audit.zapped);
    sums.needless += pagesIn(step.audit.needless);
    sums.stale += pagesIn(step.audit.stale);
  }
  return { fold, moment, sums };
}

function effectiveMap({ fold, moment }: Run, vcpu: number): SpanMap {
  const { starts, values, end } = new Snapshot(fold, moment, vcpu).segments();
  return { starts, values: values.map((page) => page.effective), end };
}
