import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/types';
import { GUEST, writes } from './testing/wire';
import { Timeline, TooCostly } from './timeline';

/** A timeline whose steps are counted. */
async function counted(doc: Scenario, before?: Timeline, same = 0) {
  const timeline = new Timeline(doc, before, same);
  let steps = 0;
  const { fold } = timeline;
  const next = fold.next;
  Object.assign(timeline, {
    fold: {
      ...fold,
      next: (...args: Parameters<typeof next>) => {
        steps++;
        return next(...args);
      },
    },
  });
  await timeline.finish();
  return { timeline, steps: () => steps };
}

const doc = (count: number): Scenario => ({ ...GUEST, events: writes(count) });

describe('a timeline', () => {
  it('folds each event once, wherever the cursor goes', async () => {
    const { timeline, steps } = await counted(doc(200));
    for (const index of [0, 200, 100, 3, 199]) expect(timeline.at(index).moment.index).toBe(index);
    expect(steps()).toBe(200);
    expect(timeline.audits).toHaveLength(200);
  });

  it('takes over what the document before it has folded', async () => {
    const { timeline } = await counted(doc(100));
    const longer = await counted({ ...doc(101), name: 'other' }, timeline, 100);
    expect(longer.steps()).toBe(1);
    expect(longer.timeline.fold.doc.name).toBe('other');
    const alone = await counted(doc(101));
    expect(longer.timeline.audits.wire()).toEqual(alone.timeline.audits.wire());
    expect(longer.timeline.at(101)).toEqual(alone.timeline.at(101));

    const changed = writes(100);
    changed[60] = { type: 'dma', delta: 1 };
    expect((await counted({ ...GUEST, events: changed }, timeline, 60)).steps()).toBe(40);
    const shorter = await counted(doc(10), timeline, 10);
    expect(shorter.steps()).toBe(0);
    expect(shorter.timeline.audits).toHaveLength(10);
    expect(timeline.audits).toHaveLength(100);
  });

  it('takes over no more than was folded', async () => {
    const unfinished = new Timeline(doc(100));
    expect((await counted(doc(101), unfinished, 100)).steps()).toBe(101);
  });

  it('holds few points of thousands of events, and finds every one', async () => {
    const { timeline, steps } = await counted(doc(3000));
    expect(timeline.size).toBeLessThan(250);
    const begun = steps();
    const alone = await counted(doc(1500));
    expect(timeline.at(1500).moment.machine).toEqual(alone.timeline.at(1500).moment.machine);
    timeline.at(1499);
    timeline.at(1501);
    expect(steps() - begun).toBeLessThan(70);
    expect(timeline.size).toBeLessThan(250);
  });

  it('gives up what would take for ever, and says so at once when it is asked again', async () => {
    // Forty masks with holes, 4,096 listed pieces each, and an event that asks for the map anew, again and again.
    const hex = (n: number): string => `0x${n.toString(16)}`;
    const msrs = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        [hex(0x200 + 2 * i), hex(i * 4096 + [0, 1, 4, 5, 6][i % 5]!)],
        [hex(0x201 + 2 * i), hex(0x3ff000 * 2 ** (i % 6) + 0x800)],
      ]).flat(),
    );
    const hostile: Scenario = {
      version: 1,
      policy: 'xen',
      cpu: { maxPhysAddr: 52, variableMtrrs: 40 },
      vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0xc06', ...msrs } }],
      events: Array.from({ length: 50_000 }, (_, i) => ({
        type: 'wrmsr',
        vcpu: 0,
        msr: '0x2ff',
        value: i % 2 ? '0xc06' : '0xc00',
      })),
    };
    const timeline = new Timeline(hostile, undefined, 0, 1);
    await expect(timeline.finish()).rejects.toThrow(
      /takes too long to resolve: it was given up after \d+ of 50,000 events/,
    );
    const done = timeline.audits.length;
    expect(done).toBeLessThan(50_000);
    await expect(timeline.finish()).rejects.toThrow(TooCostly);
    expect(timeline.audits).toHaveLength(done);
  });
});
