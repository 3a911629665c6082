/** What resolving costs, with a page-by-page walk as the baseline of the same run. */
import { performance } from 'node:perf_hooks';
import { type Fold, foldOf, type Moment } from '../../src/resolve/fold';
import { requirePolicy } from '../../src/resolve/policy';
import { Snapshot } from '../../src/resolve/segments';
import { insertEvent } from '../../src/scenario/edits';
import type { Scenario } from '../../src/scenario/types';
import { patchOf } from '../../src/worker/patch';
import { Session } from '../../src/worker/session';
import { against, median, type Row } from './measure';
import { manyVcpus, typicalGuest } from './scenarios';

function foldAll(doc: Scenario): { fold: Fold; moment: Moment } {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of doc.events ?? []) moment = fold.next(moment, event).moment;
  return { fold, moment };
}

function resolveAll(doc: Scenario): number {
  const { fold, moment } = foldAll(doc);
  return new Snapshot(fold, moment, 0).segments().starts.length;
}

/** Walks a window page by page, as a naive resolver would; returns milliseconds for the whole 36-bit space. */
function pageWalk(): number {
  const doc = typicalGuest(36);
  const { fold, moment } = foldAll(doc);
  const snapshot = new Snapshot(fold, moment, 0);
  const pages = 2 ** 16;
  const took = median(() => {
    let sum = 0;
    for (let gfn = 0; gfn < pages; gfn++) sum += snapshot.page(gfn).leaf;
    return sum;
  }, 3);
  return took * (2 ** 24 / pages);
}

/**
 * Median milliseconds of the worker over one more event behind thousands: taking the patch, folding, and the view,
 * without the crossing between page and worker.
 */
async function appends(doc: Scenario, runs: number): Promise<number> {
  const session = new Session();
  const times: number[] = [];
  session.open({ revision: 0, doc: structuredClone(doc) });
  let was = doc;
  for (let revision = 1; revision <= runs; revision++) {
    const events = was.events ?? [];
    const value = revision % 2 ? '0xc00' : '0xc06';
    const now = insertEvent(was, events.length, { type: 'wrmsr', vcpu: 5, msr: '0x2ff', value });
    const patch = structuredClone(patchOf(revision - 1, was, now));
    const window = { start: 0, span: 2 ** 34 };
    const start = performance.now();
    session.open({ revision, patch });
    await session.view({ revision, cursor: events.length + 1, vcpu: 0, window });
    times.push(performance.now() - start);
    was = now;
  }
  return times.slice(5).sort((a, b) => a - b)[(runs - 5) >> 1] ?? 0;
}

/** All rows of the resolver. */
export async function resolverRows(): Promise<Row[]> {
  const small = median(() => resolveAll(typicalGuest(36)), 400);
  const large = median(() => resolveAll(typicalGuest(52)), 400);
  const many = manyVcpus(288);
  const all = median(() => resolveAll(many), 3);
  const { fold, moment } = foldAll(many);
  const append = median(
    () => fold.next(moment, { type: 'wrmsr', vcpu: 5, msr: '0x2ff', value: '0xc00' }),
    50,
  );
  const appended = await appends(many, 60);
  const walk = pageWalk();
  return [
    ...against(
      'resolve',
      'resolve a typical guest, 36 address bits',
      small,
      'one snapshot page by page',
      walk,
    ),
    { name: 'the same, 52 address bits', value: large, unit: 'ms' },
    { name: '  36 bits / 52 bits', value: small / large, unit: 'ratio', id: 'address-bits', note: 'flat: 1' },
    ...against(
      'append',
      'append one event to thousands',
      append,
      `fold all ${many.events?.length} anew`,
      all,
    ),
    ...against(
      'append-worker',
      'the same in the worker, as a patch, with the whole view',
      appended,
      'all',
      all,
    ),
  ];
}
