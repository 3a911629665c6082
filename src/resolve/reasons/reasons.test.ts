/** The second answer: what is said would change a page does, and what would be otherwise is, when it is resolved. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MtrrCode, mtrrName } from '../../arch/memtype';
import { isPolicy, POLICIES } from '../../policy/registry';
import { insertEvent, startWith } from '../../scenario/edits';
import { parseScenario } from '../../scenario/parse';
import type { MemoryRange, Scenario, ScenarioEvent } from '../../scenario/types';
import { explain } from '../explain';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { NO_ACCESS, type PageValues, Snapshot } from '../segments';
import { driven } from '../testing/drive';
import { pages, scenarios } from '../testing/scenarios';
import { vcpusAt } from '../vcpus-at';
import { leafName } from '../why-leaf';
import { type Alternative, alternatives, MOST_ALTERNATIVES } from './alternatives';
import type { Flip } from './flips';
import { otherwiseOf } from './otherwise';
import { stepReasons, toggleReason } from './reasons';

/** What a sentence never holds: a value that is missing, an unfilled hole, doubled blanks or stops. */
const BAD = /undefined|NaN|null|Infinity|[{}]|\[object| {2}|\.\.$|= ?(,|$)/;

const valid = (raw: Scenario): Scenario => parseScenario(raw, isPolicy);

/** The snapshot of a document after so many events. */
function snapshotOf(doc: Scenario, index: number, vcpu: number): Snapshot {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of (doc.events ?? []).slice(0, index)) moment = fold.next(moment, event).moment;
  return new Snapshot(fold, moment, vcpu);
}

/** The document with the change made as the page makes it, and where to look in it. */
function made(doc: Scenario, index: number, mode: 'live' | 'setup', change: Alternative): [Scenario, number] {
  if (change.policy !== undefined) return [{ ...doc, policy: change.policy }, mode === 'live' ? index : 0];
  const events = [...(change.events ?? [])] as ScenarioEvent[];
  if (mode === 'setup') return [startWith(doc, change.events ?? []), 0];
  const [first] = events;
  const event: ScenarioEvent =
    events.length === 1 && first ? first : { type: 'group', label: 'several', events: events as never };
  return [insertEvent(doc, index, event), index + 1];
}

/** A document whose start is the machine of a snapshot with the flip made, in the words of the document. */
function flipped(snapshot: Snapshot, doc: Scenario, gfn: number, flip: Flip): Scenario {
  const machine = flip.machine ?? snapshot.view.machine;
  const vcpus = vcpusAt(doc, machine, snapshot.moment.index);
  const { events: _, ...rest } = doc;
  const memory = flip.region ? withPage(doc, gfn, flip.region) : doc.memory;
  return {
    ...rest,
    cpu: { ...doc.cpu, selfSnoop: machine.cpu.selfSnoop },
    vm: { noncoherentDma: machine.dma, disabledQuirks: [...machine.disabledQuirks] },
    ...(memory ? { memory } : {}),
    vcpus,
  };
}

const hex = (gfn: number): string => `0x${(gfn * 4096).toString(16)}`;

/** The memory with one page of its own. */
function withPage(doc: Scenario, gfn: number, region: NonNullable<Flip['region']>): MemoryRange[] {
  const end = 2 ** ((doc.cpu?.maxPhysAddr ?? 46) - 12);
  const all: MemoryRange[] = doc.memory?.length ? doc.memory : [{ start: '0x0', end: hex(end), kind: 'ram' }];
  const others = all.flatMap((range) => {
    const [from, to] = [Number(range.start) / 4096, Number(range.end) / 4096];
    if (gfn < from || gfn >= to) return [range];
    return [
      { ...range, end: hex(gfn) },
      { ...range, start: hex(gfn + 1) },
    ].filter((part) => Number(part.start) < Number(part.end));
  });
  const page: MemoryRange = { start: hex(gfn), end: hex(gfn + 1), kind: region.kind };
  const flagged = region.dma ? { ...page, flags: ['dma' as const] } : page;
  return [...others, flagged].sort((a, b) => Number(a.start) - Number(b.start));
}

const typeOf = ({ effective }: PageValues): string =>
  effective === NO_ACCESS ? 'none' : mtrrName(effective as MtrrCode);

/** The list's entry number `pick`, counted around; nothing of an empty one. */
const oneOf = <T>(list: readonly T[], pick: number): T[] => list.slice(pick % list.length || 0).slice(0, 1);

interface Case {
  doc: Scenario;
  gfn: number;
  index: number;
  vcpu: number;
  mode: 'live' | 'setup';
  /** Which of its steps and switches is resolved once more, as a document of its own. */
  pick: number;
}

const cases = (id: string): fc.Arbitrary<Case> =>
  scenarios({ policies: [id], maxEvents: 4 }).chain((raw) =>
    fc.record({
      doc: fc.constant(valid(raw)),
      gfn: pages(raw.cpu?.maxPhysAddr ?? 46),
      index: fc.integer({ min: 0, max: raw.events?.length ?? 0 }),
      vcpu: fc.integer({ min: 0, max: (raw.vcpus?.length ?? 1) - 1 }),
      pick: fc.nat(1000),
      mode: fc.constantFrom('live' as const, 'live' as const, 'live' as const, 'setup' as const),
    }),
  );

/** For each of the 26 policies: 10,010 pages in all. */
const RUNS = 385;
const PATIENCE = 120_000;

describe('10,000 random pages', () => {
  it.each(POLICIES.map(({ id }) => id))(
    '%s: all that is said holds when it is resolved',
    (id) => {
      fc.assert(
        fc.property(cases(id), ({ doc, gfn, index, vcpu, mode, pick }) => {
          const snapshot = snapshotOf(doc, index, vcpu);
          const now = snapshot.page(gfn);
          const { steps } = explain(snapshot, gfn);

          // The last step ends where the resolver does, and each has a source.
          const last = steps.at(-1);
          if (last && 'type' in last.values) expect(last.values.type).toBe(typeOf(now));
          for (const step of steps) expect(step.source.trim().length).toBeGreaterThan(5);

          // What would be otherwise is what a document in that state resolves to.
          for (const step of oneOf(steps, pick)) {
            const other = otherwiseOf(snapshot, gfn, step);
            if (!other || other.flip.withoutIpat) continue;
            const there = snapshotOf(valid(flipped(snapshot, doc, gfn, other.flip)), 0, vcpu).page(gfn);
            const said = [other.outcome.values.leaf, other.outcome.values.type];
            expect([step.rule, ...said]).toEqual([step.rule, leafName(there.leaf), typeOf(there)]);
            if (other.winner) expect(other.winner.values.type).toBe(mtrrName(there.mtrr));
          }

          // A switch that is suggested gives the page what it says, and something else than it has.
          const from = mode === 'live' ? snapshot : snapshotOf(doc, 0, vcpu);
          const before = from.page(gfn);
          const found = driven(alternatives(from, gfn, mode));
          expect(found.length).toBeLessThanOrEqual(MOST_ALTERNATIVES);
          for (const one of oneOf(found, pick)) {
            const [next, at] = made(doc, index, mode, one);
            const page = snapshotOf(valid(next), at, vcpu).page(gfn);
            expect([one.rule, page.effective, page.leaf]).toEqual([
              one.rule,
              one.page.effective,
              one.page.leaf,
            ]);
            expect([page.effective, page.leaf]).not.toEqual([before.effective, before.leaf]);
          }

          // Every sentence is whole.
          const said = stepReasons(snapshot, gfn, steps);
          expect(said.length).toBe(steps.length);
          for (const { looked, otherwise } of said) {
            for (const text of looked) expect(text).not.toMatch(BAD);
            if (otherwise === undefined) continue;
            expect(otherwise).not.toMatch(BAD);
            expect(otherwise).toMatch(/^(Were|Had) .*\.$/);
          }
          for (const one of found) expect(toggleReason(one).text).not.toMatch(BAD);
        }),
        { numRuns: RUNS },
      );
    },
    PATIENCE,
  );
});
