/** The fold page by page on timelines that show one rule each, and what it keeps beside the leaves. */
import { describe, expect, it } from 'vitest';
import type { Policy, Vague } from '../policy/types';
import { wrmsr } from '../scenario/presets/events';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { builderOf, foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { holes, PAGES } from './testing/holes';
import { holdsPageByPage } from './testing/page-by-page';
import { group, TINY } from './testing/tiny';

describe('segments and audits are those of a walk over every page', () => {
  it.each(TINY)('%s: %s', (_name, _id, doc, policy) => holdsPageByPage(doc, policy));
});

function momentsOf(doc: Scenario, policy = requirePolicy(doc.policy)): Moment[] {
  const fold = foldOf(doc, policy);
  const moments = [fold.first];
  for (const event of doc.events ?? []) moments.push(fold.next(moments.at(-1) as Moment, event).moment);
  return moments;
}

describe('who built a leaf', () => {
  const doc: Scenario = {
    version: 1,
    policy: 'kvm-6.0',
    vm: { noncoherentDma: 1 },
    vcpus: [
      { online: false },
      { cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x201': '0x3ffff0000800' } },
      { cr0: '0x80000011', msrs: { '0x2ff': '0x806' } },
    ],
    events: [
      wrmsr('0x200', '0x10000006', 1),
      wrmsr('0x2ff', '0x3', 2),
      group(wrmsr('0x2ff', '0x806', 2), wrmsr('0x200', '0x20000006', 1)),
    ],
  };
  const builders = (gfn: number) => momentsOf(doc).map((moment) => Object.values(builderOf(moment, gfn)));
  it('is the lowest online vCPU at the start, then who touched last what was zapped, right or not', () => {
    expect(builders(0x0)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 3],
    ]);
    expect(builders(0x10000)).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
      [2, 3],
    ]);
    expect(builders(0xffff)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [2, 3],
    ]);
    expect(builders(0x20000)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 3],
    ]);
  });
  it('touches are told once each, and only where something was built', () => {
    expect(momentsOf(doc).at(-1)?.touches).toEqual([
      { vcpu: 1, moment: 0 },
      { vcpu: 1, moment: 1 },
      { vcpu: 2, moment: 3 },
      { vcpu: 1, moment: 3 },
    ]);
  });
  it('a zap while nobody is online is the touch of nobody', () => {
    const events: ScenarioEvent[] = [{ type: 'dma', delta: 1 }];
    const idle: Scenario = { version: 1, policy: 'kvm-6.7', vcpus: [{ online: false }], events };
    expect(momentsOf(idle).at(-1)?.touches).toEqual([
      { vcpu: 0, moment: 0 },
      { vcpu: -1, moment: 1 },
    ]);
  });
});

describe('masks with holes', () => {
  const even = { start: 8192, end: PAGES - 1, count: 2 ** 23 - 4096 };
  const lowEven = { start: 8192, end: PAGES / 2 - 1, count: 2 ** 22 - 4096 };
  const fourth = { start: 16384, end: PAGES - 3, count: 2 ** 22 - 4096 };
  const second = { start: 16386, end: PAGES - 1, count: 2 ** 22 - 4096 };
  const vague = (doc: Scenario) => momentsOf(doc).map((moment) => moment.vague);

  it('what was built from them is known as not exact, and of what is built anew nothing stays', () => {
    const steps: [ScenarioEvent, Vague?][] = [
      [wrmsr('0x201', '0x800001800'), lowEven],
      [wrmsr('0x201', '0x3800'), fourth],
      [wrmsr('0x200', '0x2000'), second],
      [wrmsr('0x201', '0x1800')],
      [wrmsr('0x201', '0x400001800'), { ...lowEven, end: PAGES * 0.75 - 1 }],
      [wrmsr('0x201', '0x5800'), { ...fourth, end: PAGES - 5 }],
      [wrmsr('0x200', '0x4000'), { ...second, start: 16388 }],
    ];
    const lists = vague(holes('xen', { events: steps.map(([event]) => event) }));
    expect(lists).toEqual([[even], ...steps.map(([, stretch = even]) => [stretch])]);
  });

  it('what stands beside what was built anew stays as exact as it was, each stretch once', () => {
    const xen = requirePolicy('xen');
    // No policy of today zaps a part and reads masks with holes.
    const half: Policy = { ...xen, zaps: () => [{ call: 'half', start: 0, end: PAGES / 2 }] };
    const fourths = wrmsr('0x201', '0x3800');
    const lists = momentsOf(
      holes('xen', { events: [fourths, fourths, { type: 'migrate', model: 'qemu' }] }),
      half,
    ).map((one) => one.vague);
    expect(lists).toEqual([[even], [even, fourth], [even, fourth], [fourth]]);
    expect(lists[2]).toBe(lists[1]);
  });

  it("the host's count where the policy looks at it", () => {
    const host = { host: { msrs: { '0x2ff': '0x806', '0x201': '0x3800' } } };
    expect(vague(holes('xen', host))).toEqual([[even, fourth]]);
    expect(vague(holes('kvm-3.13', host))).toEqual([[even]]);
  });

  it('what was not built again is as exact as it was', () => {
    expect(vague(holes('kvm-3.13', { events: [wrmsr('0x201', '0x1800')] }, { '0x201': '0x0' }))).toEqual([
      [],
      [],
    ]);
  });

  it('nothing is vague where nobody touches memory', () => {
    const [vcpu] = holes('xen').vcpus ?? [];
    const doc = holes('xen', {
      vcpus: [{ ...vcpu, online: false }],
      events: [
        { type: 'migrate', model: 'qemu' },
        { type: 'online', vcpu: 0, online: true },
        { type: 'migrate', model: 'qemu' },
      ],
    });
    expect(vague(doc)).toEqual([[], [], [even], [even]]);
  });
});
