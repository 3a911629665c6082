/** Explanations: that they end where the resolver does, and that every sentence can be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MtrrCode, mtrrName } from '../arch/memtype';
import { isPolicy, POLICIES } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { explain } from './explain';
import { type Fold, foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { NO_ACCESS, Snapshot } from './segments';
import { pages, scenarios } from './testing/scenarios';
import { leafName } from './why-leaf';
import { hasWords, textOf } from './words';

/** What a sentence never holds: a value that is missing, an unfilled hole, doubled blanks or stops. */
const BAD = /undefined|NaN|null|Infinity|[{}]|\[object| {2}|\.\.$/;

const foldTo = (raw: Scenario, count: number): { fold: Fold; moment: Moment; doc: Scenario } => {
  const doc = parseScenario(raw, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of (doc.events ?? []).slice(0, count)) moment = fold.next(moment, event).moment;
  return { fold, moment, doc };
};

describe('every explanation', () => {
  it('has words for each arm of each policy, hit or missed', () => {
    for (const { arms = [] } of POLICIES) {
      const last = arms.at(-1);
      for (const arm of arms) {
        expect(hasWords(`${arm.key}.hit`), arm.key).toBe(true);
        if (arm !== last) expect(hasWords(`${arm.key}.miss`), arm.key).toBe(true);
      }
    }
  });

  it.each(POLICIES.map(({ id }) => id))('%s: ends where the resolver ends, in whole sentences', (id) => {
    const cases = scenarios({ policies: [id] }).chain((doc) =>
      fc.tuple(
        fc.constant(doc),
        pages(doc.cpu?.maxPhysAddr ?? 46),
        fc.integer({ min: 0, max: doc.events?.length ?? 0 }),
        fc.integer({ min: 0, max: (doc.vcpus?.length ?? 1) - 1 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([raw, gfn, index, vcpu]) => {
        const { fold, moment } = foldTo(raw, index);
        const snapshot = new Snapshot(fold, moment, vcpu);
        const { page, steps } = explain(snapshot, gfn);
        for (const step of steps) {
          expect(hasWords(step.rule), step.rule).toBe(true);
          const text = textOf(step);
          expect(text).not.toMatch(BAD);
          expect(text).toMatch(/^[\w'].*\.$/);
          expect(step.source.trim().length).toBeGreaterThan(5);
        }
        expect(page).toEqual(snapshot.page(gfn));
        expect(steps.find((step) => step.rule.endsWith('.hit'))?.values.leaf ?? 'no leaf').toBe(
          leafName(page.leaf),
        );
        const built = steps.find((step) => step.rule.startsWith('built.') && 'built' in step.values);
        if (built) expect(built.values.built).toBe(leafName(page.built));
        const last = steps.at(-1);
        expect(last?.rule).toMatch(/^access\./);
        if (page.effective === NO_ACCESS) expect(last?.rule).toMatch(/\.(exit|nothing)$/);
        else if (last && 'type' in last.values)
          expect(last.values.type).toBe(mtrrName(page.effective as MtrrCode));
      }),
      { numRuns: 120 },
    );
  });

  it.each(POLICIES.map(({ id }) => id))('%s: calls a page stale exactly where the audit does', (id) => {
    fc.assert(
      fc.property(
        scenarios({ policies: [id], bits: fc.constant(36) }).chain((doc) =>
          fc.tuple(fc.constant(doc), fc.array(pages(36), { minLength: 8, maxLength: 8 })),
        ),
        ([raw, gfns]) => {
          const doc = parseScenario(raw, isPolicy);
          const fold = foldOf(doc, requirePolicy(id));
          let moment = fold.first;
          for (const event of doc.events ?? []) {
            // A group names as its toucher the last of its events; one without events has none of its own.
            if (event.type === 'group' && event.events.length === 0) return;
            const step = fold.next(moment, event);
            moment = step.moment;
            for (const gfn of gfns) {
              const { steps } = explain(new Snapshot(fold, moment, 0), gfn);
              const said = steps.some((reason) => reason.rule === 'stale.stands');
              expect([gfn, said]).toEqual([gfn, step.audit.stale.some((s) => s.start <= gfn && gfn < s.end)]);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
