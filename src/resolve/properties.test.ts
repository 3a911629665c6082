/** The sweep over boundaries against a walk over pages, for every policy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPolicy, POLICIES } from '../policy/registry';
import { NO_LEAF } from '../policy/types';
import { parseScenario } from '../scenario/parse';
import type { MemoryRange, Scenario, ScenarioEvent } from '../scenario/types';
import type { Audit } from './audit';
import { type Fold, foldOf, type Moment } from './fold';
import { pageHistory, rightLeaf } from './history';
import { requirePolicy } from './policy';
import { Snapshot } from './segments';
import { regionAt } from './space';
import type { Span } from './spans';
import { lowestOnline } from './step';
import { pages, scenarios } from './testing/scenarios';

const open = (raw: Scenario): Fold => {
  const doc = parseScenario(raw, isPolicy);
  return foldOf(doc, requirePolicy(doc.policy));
};

/** Every moment, and the audit that led to it. */
function momentsOf(fold: Fold): { moment: Moment; audit?: Audit }[] {
  const out: { moment: Moment; audit?: Audit }[] = [{ moment: fold.first }];
  for (const event of fold.doc.events ?? [])
    out.push(fold.next((out.at(-1) as { moment: Moment }).moment, event));
  return out;
}

const holds = (spans: readonly Span[], gfn: number): boolean =>
  spans.some((span) => span.start <= gfn && gfn < span.end);

const ids = POLICIES.map(({ id }) => id);

describe('segments', () => {
  it.each(ids)('%s: partition the space, are as long as possible, and agree with every page', (id) => {
    fc.assert(
      fc.property(
        scenarios({ policies: [id], maxEvents: 4 }).chain((doc) =>
          fc.tuple(
            fc.constant(doc),
            fc.array(pages(doc.cpu?.maxPhysAddr ?? 46), { minLength: 20, maxLength: 20 }),
          ),
        ),
        ([doc, random]) => {
          const fold = open(doc);
          for (const { moment } of momentsOf(fold)) {
            const vcpu = moment.index % (doc.vcpus?.length ?? 1);
            const snapshot = new Snapshot(fold, moment, vcpu);
            const { starts, values, mixed, end } = snapshot.segments();
            expect(starts[0]).toBe(0);
            expect(end).toBe(moment.machine.cpu.space);
            expect(mixed.every((count) => count === 0)).toBe(true);
            starts.forEach((start, i) => {
              const next = starts[i + 1] ?? end;
              expect(next).toBeGreaterThan(start);
              if (i > 0) expect(values[i]).not.toEqual(values[i - 1]);
              for (const gfn of [start, next - 1, Math.floor((start + next) / 2)])
                expect([gfn, snapshot.page(gfn)]).toEqual([gfn, values[i]]);
              for (const gfn of random)
                if (gfn >= start && gfn < next) expect([gfn, snapshot.page(gfn)]).toEqual([gfn, values[i]]);
            });
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Little memory, so that all of it can be walked: around the edges that registers make. */
const islands: MemoryRange[] = [
  { start: '0x9e000', end: '0xa2000', kind: 'ram' },
  { start: '0xc0000', end: '0xc3000', kind: 'ram', flags: ['dma'] },
  { start: '0xfe000', end: '0x102000', kind: 'ram' },
  { start: '0x3ffff000', end: '0x40002000', kind: 'ram' },
  { start: '0x7ffff000', end: '0x80001000', kind: 'mmio' },
  { start: '0xbffff000', end: '0xc0001000', kind: 'emulated' },
  { start: '0xfffff000', end: '0x100000000', kind: 'ram' },
];
const walked: number[] = islands.flatMap(({ start, end }) =>
  Array.from({ length: (Number(end) - Number(start)) / 4096 }, (_, i) => Number(start) / 4096 + i),
);

/** The pages that an audit should name, from the history of each page by itself. */
function expected(fold: Fold, index: number): Record<string, number[]> {
  const out: Record<string, number[]> = { zapped: [], changed: [], needless: [], stale: [] };
  for (const gfn of walked) {
    const { first, turns } = pageHistory(fold, gfn, index + 1);
    const mine = turns.filter((turn) => turn.event === index + 1);
    const before = turns.filter((turn) => turn.event <= index).at(-1)?.standing ?? first;
    const after = mine.at(-1)?.standing ?? before;
    const machine = turns.at(-1)?.machine ?? fold.first.machine;
    const group = fold.doc.events?.[index]?.type === 'group';
    const right = mine.at(-1)?.right ?? rightLeaf(fold, machine, lowestOnline(machine), gfn);
    if (right === NO_LEAF) continue;
    const zapped = mine.some((turn) => turn.zaps.some((zap) => zap.start <= gfn && gfn < zap.end));
    // The target of a migration has an empty EPT: nothing stood there to differ from.
    const empty = !group && mine.at(-1)?.act.type === 'migrate';
    const changed = right !== before && !empty;
    if (zapped) out.zapped?.push(gfn);
    if (changed) out.changed?.push(gfn);
    if (zapped && !changed) out.needless?.push(gfn);
    if (after !== right && after !== NO_LEAF) out.stale?.push(gfn);
  }
  return out;
}

describe('audits', () => {
  it.each(ids)('%s: agree with a fold over each page', (id) => {
    fc.assert(
      fc.property(scenarios({ policies: [id], bits: fc.constant(32), maxEvents: 5 }), (random) => {
        const fold = open({ ...random, memory: islands });
        momentsOf(fold).forEach(({ moment, audit }) => {
          if (!audit) return;
          const want = expected(fold, moment.index - 1);
          for (const kind of ['zapped', 'changed', 'needless', 'stale'] as const) {
            const got = walked.filter((gfn) => holds(audit[kind], gfn));
            expect([kind, moment.index, got]).toEqual([kind, moment.index, want[kind]]);
            const covered = audit[kind].reduce((sum, span) => sum + span.end - span.start, 0);
            expect([kind, covered]).toEqual([kind, got.length]);
            audit[kind].forEach((span, i) => {
              expect(span.start).toBeLessThan(span.end);
              if (i > 0) expect(span.start).toBeGreaterThan(audit[kind][i - 1]?.end ?? 0);
            });
          }
          expect(audit.parts?.length).toBe(partsOf(fold.doc.events?.[moment.index - 1]));
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each(ids)('%s: the standing leaves are those of the history of each page', (id) => {
    fc.assert(
      fc.property(scenarios({ policies: [id], bits: fc.constant(32), maxEvents: 8 }), (random) => {
        const fold = open({ ...random, memory: islands });
        const { moment } = momentsOf(fold).at(-1) as { moment: Moment };
        const snapshot = new Snapshot(fold, moment, 0);
        if (moment.index === 0) return;
        for (const gfn of walked) {
          if (regionAt(fold.regions, gfn).kind === 'emulated') continue;
          const { first, turns } = pageHistory(fold, gfn, moment.index);
          expect([gfn, snapshot.page(gfn).built]).toEqual([gfn, turns.at(-1)?.standing ?? first]);
        }
      }),
      { numRuns: 25 },
    );
  });
});

const partsOf = (event: ScenarioEvent | undefined): number | undefined =>
  event?.type === 'group' ? event.events.length : undefined;

describe('masks with holes', () => {
  /** Bits 12 to 21 alone: 2^30 pieces of one page, 4 MiB apart, in a space of 52 bits. */
  const doc = (policy: string): Scenario => ({
    version: 1,
    policy,
    cpu: { maxPhysAddr: 52 },
    vm: { noncoherentDma: 1 },
    vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x200': '0x5000', '0x201': '0x3ff800' } }],
  });
  it.each(['bare-metal', 'xen', 'kvm-3.13', 'identity-map'])(
    '%s: 2^30 pieces resolve at once, what is left out is counted, pages stay exact',
    (policy) => {
      const fold = open(doc(policy));
      const begun = performance.now();
      const snapshot = new Snapshot(fold, fold.first, 0);
      const { values, mixed } = snapshot.segments();
      expect(performance.now() - begun).toBeLessThan(1000);
      const range = snapshot.view.guest.ranges[0];
      expect((range?.unlisted ?? 0) + (range?.spans.length ?? 0)).toBe(2 ** 30);
      expect(Math.max(...mixed)).toBe(range?.unlisted);
      expect(values.length).toBeLessThan(10_000);
      for (const piece of [1, 5000, 2 ** 29 + 7, 2 ** 30 - 1]) {
        const gfn = piece * 1024 + 5;
        expect([gfn - 1, gfn, gfn + 1].map((page) => snapshot.page(page).mtrr)).toEqual([6, 0, 6]);
      }
      const near = 2 ** 29 * 1024;
      const window = { start: near, end: near + 4096, limit: 4096 };
      const local = new Snapshot(fold, fold.first, 0, window).segments();
      const inside = local.starts.filter((start) => start >= near && start < near + 4096);
      expect(inside).toEqual([0, 1, 2, 3].flatMap((k) => [near + 1024 * k + 5, near + 1024 * k + 6]));
    },
  );

  it.each(['xen', 'kvm-3.13'])('%s: the standing leaf of a page is exact too, after any event', (policy) => {
    // The second write takes the range away, and nothing that KVM 3.13 does zaps what was built from it.
    const fold = open({
      ...doc(policy),
      events: [
        { type: 'cr0', vcpu: 0, value: '0xc0000011' },
        { type: 'wrmsr', vcpu: 0, msr: '0x201', value: '0x0' },
      ],
    });
    const [, second, third] = momentsOf(fold).map(({ moment }) => new Snapshot(fold, moment, 0));
    const gfn = (2 ** 29 + 7) * 1024 + 5;
    const built = (snapshot: Snapshot | undefined): number[] =>
      [gfn - 1, gfn, gfn + 1].map((page) => snapshot?.page(page).built ?? -2);
    expect(built(second)).toEqual([6, 0, 6]);
    expect(built(third)).toEqual(policy === 'xen' ? [6, 6, 6] : [6, 0, 6]);
    if (policy === 'kvm-3.13') expect(Math.max(...(third?.segments().mixed ?? []))).toBeGreaterThan(2 ** 29);
  });

  it('KVM 6.0 knows no holes: one hull', () => {
    const { values, mixed } = new Snapshot(open(doc('kvm-6.0')), open(doc('kvm-6.0')).first, 0).segments();
    expect([values.map((page) => page.mtrr), mixed]).toEqual([
      [6, 0, 6],
      [0, 0, 0],
    ]);
  });
});
