/** Every policy against a brute force over all 4096 pages of a 24-bit space: segments, standing leaves and audits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICIES } from '../policy/registry';
import type { Policy } from '../policy/types';
import type { MemoryRange, Scenario } from '../scenario/types';
import type { Audit } from './audit';
import { foldOf } from './fold';
import { type PageValues, Snapshot } from './segments';
import type { Span } from './spans';
import { type BruteAudit, BruteForce } from './testing/brute-force';
import { scenarios } from './testing/scenarios';

const BITS = 24;
const SPACE = 2 ** (BITS - 12);

const hostTypes = fc.array(fc.constantFrom(undefined, undefined, 'UC', 'WC', 'WB'), {
  minLength: 5,
  maxLength: 5,
}) as fc.Arbitrary<MemoryRange['hostType'][]>;

/** No document may say 24 bits, so these are not parsed: what lies behind the parser is general. */
const small = (policy: string): fc.Arbitrary<Scenario> =>
  fc
    .tuple(scenarios({ policies: [policy], bits: fc.constant(BITS), maxEvents: 5 }), hostTypes)
    .map(([doc, types]) => ({
      ...doc,
      memory: (doc.memory ?? []).map((range, i) => {
        const hostType = types[i];
        return hostType ? { ...range, hostType } : range;
      }),
    }));

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
  expect([where, starts[0], end]).toEqual([where, 0, SPACE]);
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

function holds(doc: Scenario, policy: Policy): void {
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

describe('all 4096 pages of a 24-bit space', () => {
  it.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    '%s: segments and audits are those of a brute force over each page',
    (id, policy) => {
      fc.assert(
        fc.property(small(id), (doc) => holds(doc, policy)),
        { numRuns: 12 },
      );
    },
    60_000,
  );
});
