/** Segments where pieces of masks with holes are not listed, and which PAT entry is selected where. */
import { describe, expect, it } from 'vitest';
import { UC, WB, WT } from '../arch/memtype';
import { CR0_RUNNING, wrmsr } from '../scenario/presets/events';
import type { MsrMap, Scenario, ScenarioEvent } from '../scenario/types';
import { foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { patIndexes, Snapshot } from './segments';
import { leafMap, viewOf, wholeSpace } from './space';
import { holes, PAGES } from './testing/holes';

function snapshots(doc: Scenario, vcpu = 0): Snapshot[] {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const moments: Moment[] = [fold.first];
  for (const event of doc.events ?? []) moments.push(fold.next(moments.at(-1) as Moment, event).moment);
  return moments.map((moment) => new Snapshot(fold, moment, vcpu));
}

/** Pieces of every even page that are not listed. */
const EVEN = 2 ** 23 - 4096;

/** Start, MTRR type and unlisted pieces of the segments behind the listed pieces. */
function tail(snapshot: Snapshot | undefined): number[][] {
  const { starts = [], values = [], mixed = [] } = snapshot?.segments() ?? {};
  expect([values.length, mixed.length]).toEqual([starts.length, starts.length]);
  return starts.flatMap((start, i) => (start < 8192 ? [] : [[start, values[i]?.mtrr ?? -1, mixed[i] ?? -1]]));
}

describe('pieces that are not listed', () => {
  it('begin a segment of their own, which counts them', () => {
    expect(tail(snapshots(holes('xen'))[0])).toEqual([
      [8192, UC, EVEN],
      [PAGES - 1, WB, 0],
    ]);
  });

  it('are those of all maps that count together', () => {
    const host = { '0x2ff': '0x806', '0x200': '0x1000', '0x201': '0x1800' };
    expect(tail(snapshots(holes('xen', { host: { msrs: host } }))[0])).toEqual([
      [8192, UC, EVEN],
      [8193, WB, 2 * EVEN],
      [PAGES - 1, WB, EVEN],
    ]);
  });

  it('keep a segment from its neighbours, though the first pages are alike', () => {
    const ends: MsrMap = {
      '0x202': '0x0',
      '0x203': '0xffc000800',
      '0x204': '0xffe000000',
      '0x205': '0xffe000800',
    };
    const { starts, values, mixed } = (snapshots(holes('xen', {}, ends))[0] as Snapshot).segments();
    expect(starts).toEqual([0, 8192, 16384, PAGES - 8192, PAGES - 1]);
    expect(new Set(values.map(({ mtrr }) => mtrr))).toEqual(new Set([UC]));
    expect(mixed).toEqual([0, EVEN, EVEN, EVEN, 0]);
  });

  it('count whether they are there now, or were when the leaves were built', () => {
    const appears = holes('kvm-3.13', { events: [wrmsr('0x201', '0x1800')] }, { '0x201': '0x0' });
    expect(snapshots(appears).map(tail)).toEqual([
      [],
      [
        [8192, UC, EVEN],
        [PAGES - 1, WB, 0],
      ],
    ]);
    const goes = holes('kvm-3.13', { events: [wrmsr('0x201', '0x1000')] });
    const doc = { ...goes, events: [{ type: 'migrate', model: 'qemu' } as const, ...(goes.events ?? [])] };
    expect(tail(snapshots(doc)[2])).toEqual([
      [8192, WB, EVEN],
      [PAGES - 1, WB, 0],
    ]);
  });

  it('do not keep a page from its own values, whoever looks', () => {
    const [first] = holes('xen').vcpus ?? [];
    const second = { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x804' } };
    const events: ScenarioEvent[] = [{ type: 'migrate', model: 'qemu' }, wrmsr('0x277', '0x7040600070406')];
    const doc = holes('xen', { vcpus: [first ?? {}, second], events });
    for (const snapshot of snapshots(doc, 1))
      for (const gfn of [2, 3, 8191, 8192, 8193, 2 ** 20, 2 ** 20 + 1, PAGES - 2, PAGES - 1]) {
        const byFirst = gfn % 2 === 0 ? UC : WB;
        const built = snapshot.moment.index === 0 ? WT : byFirst;
        const page = { mtrr: WT, leaf: WT, built, effective: built, region: -1 };
        expect([gfn, snapshot.page(gfn)]).toEqual([gfn, page]);
      }
  });
});

describe('patIndexes', () => {
  const range = (start: string, end: string, patIndex: number) => ({ start, end, patIndex });
  const indexes = (...pageAttributes: ReturnType<typeof range>[]) =>
    patIndexes({ version: 1, policy: '', pageAttributes });

  it('finds the entry in ranges of any order, and entry 0 elsewhere', () => {
    const { at, spans } = indexes(
      range('0x9000', '0xa000', 3),
      range('0x2000', '0x4000', 1),
      range('0x4000', '0x5000', 7),
      range('0x7000', '0x9000', 2),
    );
    const pages = Array.from({ length: 12 }, (_, gfn) => at(gfn));
    expect(pages).toEqual([0, 0, 1, 1, 7, 0, 0, 2, 2, 3, 0, 0]);
    expect(spans.map(({ start }) => start)).toEqual([2, 4, 7, 9]);
  });

  it('is entry 0 everywhere where nothing is said', () => {
    expect(indexes().at(5)).toBe(0);
    expect(patIndexes({ version: 1, policy: '' }).at(5)).toBe(0);
  });
});

it('neighbours may differ in the leaf that would be built alone', () => {
  // Xen with a device: UC by the first vCPU stands everywhere, the second would build what the host has.
  const cpus = ['0x800', '0x806'].map((type) => ({ cr0: CR0_RUNNING, msrs: { '0x2ff': type } }));
  const doc: Scenario = {
    version: 1,
    policy: 'xen',
    cpu: { maxPhysAddr: 36 },
    vm: { noncoherentDma: 1 },
    host: { msrs: { '0x2ff': '0x806', '0x201': '0xfffff0800' } },
    vcpus: cpus,
    events: [{ type: 'migrate', model: 'qemu' }],
  };
  const page = { mtrr: WB, built: UC, effective: UC, region: -1 };
  expect(snapshots(doc, 1)[1]?.segments()).toMatchObject({
    starts: [0, 16],
    values: [
      { ...page, leaf: UC },
      { ...page, leaf: WB },
    ],
  });
});

describe('a view', () => {
  const doc: Scenario = {
    version: 1,
    policy: 'kvm-mtrr-v2-online',
    vm: { noncoherentDma: 1 },
    vcpus: [{ online: false }, { msrs: { '0x2ff': '0x805' } }, { msrs: { '0x2ff': '0x804' } }],
  };

  it.each([
    ['kvm-mtrr-v2-online', [5, 5, 5]],
    ['kvm-mtrr-v2', [0, 0, 0]],
    ['kvm-6.0', [0, 5, 4]],
  ])('%s: has the MTRRs that count', (policy, types) => {
    const all = [0, 1, 2].map((vcpu) => snapshots({ ...doc, policy }, vcpu)[0]?.page(0).mtrr);
    expect(all).toEqual(types);
  });

  it('has no leaf without EPT', () => {
    const fold = foldOf({ ...doc, policy: 'bare-metal' }, requirePolicy('bare-metal'));
    const { machine } = fold.first;
    const view = viewOf(machine, 1, fold.regions, fold.policy, wholeSpace(machine));
    expect(leafMap(view)).toEqual({ starts: [0], values: [-1], end: machine.cpu.space });
  });
});
