/** The resolver held against the brute force: every page of every snapshot and of every audit. */
import { expect } from 'vitest';
import type { Policy } from '../../policy/types';
import type { Scenario } from '../../scenario/types';
import type { Audit } from '../audit';
import { foldOf } from '../fold';
import { type PageValues, Snapshot } from '../segments';
import type { Span } from '../spans';
import { type BruteAudit, BruteForce } from './brute-force';

const pagesOf = (spans: readonly Span[]): number[] =>
  spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));

/** Fails with what differs first, and where: 4096 pages make no message. */
function same<T>(where: string, got: readonly T[], want: readonly T[], equal: (a: T, b: T) => boolean): void {
  const length = Math.max(got.length, want.length);
  for (let i = 0; i < length; i++) {
    const a = got[i];
    const b = want[i];
    if (a === undefined || b === undefined || !equal(a, b))
      expect({ where, i, value: a }).toEqual({ where, i, value: b });
  }
}

function sameAudit(where: string, audit: Audit, want: BruteAudit): void {
  for (const kind of ['zapped', 'changed', 'needless', 'stale'] as const)
    same(`${where}, ${kind}`, pagesOf(audit[kind]), want[kind], (a, b) => a === b);
  expect([where, audit.parts?.length]).toEqual([where, want.parts?.length]);
  want.parts?.forEach((part, i) => {
    sameAudit(`${where}.${i}`, audit.parts?.[i] as Audit, part);
  });
}

const samePage = (a: PageValues, b: PageValues): boolean =>
  a.mtrr === b.mtrr &&
  a.leaf === b.leaf &&
  a.effective === b.effective &&
  a.built === b.built &&
  a.region === b.region;

function sameSegments(where: string, snapshot: Snapshot, want: readonly PageValues[]): void {
  const { starts, values, mixed, end } = snapshot.segments();
  expect([where, starts[0], end]).toEqual([where, 0, want.length]);
  expect([where, mixed.filter((count) => count > 0)]).toEqual([where, []]);
  const got = starts.flatMap((start, i) =>
    Array.from({ length: (starts[i + 1] ?? end) - start }, () => values[i] as PageValues),
  );
  same(where, got, want, samePage);
  // As long as possible: a segment begins exactly where a page differs from the one before it.
  const begins = want.flatMap((page, gfn) =>
    gfn === 0 || !samePage(page, want[gfn - 1] as PageValues) ? [gfn] : [],
  );
  same(`${where}, starts`, starts, begins, (a, b) => a === b);
}

/** Holds all that the resolver says of a scenario, in a space that is small enough to be walked, as every vCPU sees it. */
export function holdsPageByPage(doc: Scenario, policy: Policy): void {
  const fold = foldOf(doc, policy);
  const brute = new BruteForce(doc, policy);
  let moment = fold.first;
  const compare = (): void =>
    moment.machine.vcpus.forEach((_, vcpu) => {
      const want = brute.seenBy(vcpu) as PageValues[];
      sameSegments(`point ${moment.index}, vCPU ${vcpu}`, new Snapshot(fold, moment, vcpu), want);
    });
  compare();
  for (const event of doc.events ?? []) {
    const next = fold.next(moment, event);
    moment = next.moment;
    sameAudit(`event ${moment.index}`, next.audit, brute.happen(event));
    compare();
  }
}
