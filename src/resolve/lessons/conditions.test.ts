/** What a goal asks for, and what is told of the scene where it is not so. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import type { Condition } from '../../scenario/lessons/types';
import { parseScenario } from '../../scenario/parse';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from '../../scenario/presets/events';
import type { MsrMap, Scenario, ScenarioEvent } from '../../scenario/types';
import { check } from './check';

const GIB = 2 ** 30;
const vcpu = (msrs: MsrMap, online = true) => ({ cr0: CR0_RUNNING, msrs, online });
const wb = { '0x2ff': '0x806' };
/** UC [1 GiB, 2 GiB), WB elsewhere. */
const hole = { ...wb, '0x200': '0x40000000', '0x201': '0xfc0000800' };
/** The write that moves it to [2 GiB, 3 GiB). */
const moved = wrmsr('0x200', '0x80000000');

/** A guest of KVM 6.0 with a device. */
const guest: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vm: { noncoherentDma: 1 },
  vcpus: [vcpu(hole)],
};

const sceneOf = (doc: Scenario, cursor = doc.events?.length ?? 0) => ({
  doc: parseScenario(doc, isPolicy),
  cursor,
  vcpu: 0,
});

/** What holds instead of a condition in what is shown, or undefined. The step began with `before`. */
function instead(condition: Condition, now: Partial<Scenario>, before: Partial<Scenario> = {}) {
  const [start, shown] = [sceneOf({ ...guest, ...before }), sceneOf({ ...guest, ...now })];
  const { right, answers, unmet } = check({ kind: 'goal', ask: '', all: [condition] }, start, shown);
  expect(answers).toEqual([]);
  expect(right).toBe(unmet.length === 0);
  expect(unmet.map(({ condition: number }) => number)).toEqual(right ? [] : [0]);
  return unmet[0]?.now;
}

describe('a page', () => {
  const page = (at: string, is: string, end?: string): Condition => ({
    kind: 'page',
    page: at,
    value: 'mtrr',
    is,
    ...(end === undefined ? {} : { end }),
  });
  it('has the value, or another one', () => {
    expect(instead(page('0x40000000', 'UC'), {})).toBeUndefined();
    expect(instead(page('0x40000000', 'WB'), {})).toBe('UC');
  });

  it('of a range is the first that has another one', () => {
    expect(instead(page('0x40000000', 'UC', '0x80000000'), {})).toBeUndefined();
    expect(instead(page('0x80000000', 'WB', '0x1000000000'), {})).toBeUndefined();
    expect(instead(page('0x0', 'WB', '0x80000000'), {})).toBe('UC, 0x40000000');
    expect(instead(page('0x50000000', 'WB', '0x80000000'), {})).toBe('UC, 0x50000000');
    expect(instead(page('0x40000000', 'UC', '0x80001000'), {})).toBe('WB, 0x80000000');
  });

  it('of a range with pieces that are not listed is not known to have it', () => {
    // Every second page is UC, from the second on: more pieces than are listed.
    const msrs = { '0x2ff': '0x806', '0x200': '0x1000', '0x201': '0x1800' };
    const bare = { policy: 'bare-metal', vcpus: [vcpu(msrs)] };
    expect(instead(page('0x0', 'WB', '0x1000'), bare)).toBeUndefined();
    expect(instead(page('0x1000', 'UC', '0x2000'), bare)).toBeUndefined();
    expect(instead(page('0x800000000', 'UC', '0x800001000'), bare)).toBe('mixed, 0x800000000');
  });
});

describe('registers', () => {
  const kept: Condition = { kind: 'kept', msrs: ['0x2FF', '0x0200', '0x277'] };
  const two = { vcpus: [vcpu(hole), vcpu(hole)] };
  it('are kept on every vCPU', () => {
    expect(instead(kept, two, two)).toBeUndefined();
    expect(instead(kept, { ...two, events: [wrmsr('0x201', '0x0', 1)] }, two)).toBeUndefined();
    expect(instead(kept, { ...two, events: [wrmsr('0x200', '0x0', 1)] }, two)).toBe('0x200');
    expect(instead(kept, { vcpus: [vcpu(wb), vcpu(hole)] }, two)).toBe('0x200');
    const all = { ...two, events: [wrmsr('0x200', '0x0', 0), wrmsr('0x2ff', '0x800', 1)] };
    expect(instead(kept, all, two)).toBe('0x2ff, 0x200');
  });

  it('of a vCPU that is gone are not kept', () => {
    expect(instead(kept, { vcpus: [vcpu(hole)] }, two)).toBe('0x2ff, 0x200, 0x277');
  });

  it('are alike on every vCPU that is online', () => {
    const alike: Condition = { kind: 'alike' };
    expect(instead(alike, two)).toBeUndefined();
    expect(instead(alike, { vcpus: [vcpu(hole), vcpu(wb)] })).toBe('2');
    expect(instead(alike, { vcpus: [vcpu(hole), vcpu(wb, false)] })).toBeUndefined();
    expect(instead(alike, { vcpus: [vcpu(hole), vcpu(wb), vcpu({})] })).toBe('3');
    expect(instead(alike, { ...two, events: [wrmsr('0x277', '0x0', 1)] })).toBe('2');
  });

  it('have at most so many valid variable ranges', () => {
    const most = (atMost: number): Condition => ({ kind: 'ranges', atMost });
    const msrs = { ...hole, '0x202': '0xc0000000', '0x203': '0xfc0000800', '0x205': '0xfc0000000' };
    expect(instead(most(2), { vcpus: [vcpu(msrs)] })).toBeUndefined();
    expect(instead(most(1), { vcpus: [vcpu(msrs)] })).toBe('2');
  });

  it('are written with CD=1 and E=0, but for DEF_TYPE and the PAT', () => {
    const guarded: Condition = { kind: 'guarded' };
    const off = [cr0(CR0_CD), wrmsr('0x2ff', '0x6')];
    const on = [wrmsr('0x2ff', '0x806'), cr0(CR0_RUNNING)];
    expect(instead(guarded, { events: [...off, moved, ...on] })).toBeUndefined();
    expect(instead(guarded, { events: [wrmsr('0x277', '0x0'), ...off, ...on] })).toBeUndefined();
    expect(instead(guarded, { events: [moved] })).toBe('0x200');
    expect(instead(guarded, { events: [cr0(CR0_CD), moved] })).toBe('0x200');
    expect(instead(guarded, { events: [wrmsr('0x2ff', '0x6'), wrmsr('0x0268', '0x0')] })).toBe('0x268');
    expect(instead(guarded, { events: [...off, ...on, wrmsr('0x201', '0x0')] })).toBe('0x201');
    expect(instead(guarded, { events: [{ type: 'group', label: 'both', events: [moved] }] })).toBe('0x200');
  });

  it('are not looked at behind the cursor', () => {
    const start = sceneOf(guest);
    const shown = sceneOf({ ...guest, events: [wrmsr('0x277', '0x0'), moved] }, 1);
    const all: Condition[] = [{ kind: 'guarded' }, { kind: 'kept', msrs: ['0x200'] }];
    expect(check({ kind: 'goal', ask: '', all }, start, shown).right).toBe(true);
  });
});

it('parts of the scenario are the same, whatever stands for what is left out', () => {
  const same: Condition = {
    kind: 'same',
    parts: ['policy', 'cpu', 'vm', 'memory', 'pageAttributes', 'vcpus'],
  };
  expect(instead(same, {})).toBeUndefined();
  expect(instead(same, { memory: [], events: [moved], name: 'other' })).toBeUndefined();
  expect(instead(same, { policy: 'kvm-6.7', vm: {} })).toBe('policy, vm');
  expect(instead({ ...same, parts: ['cpu'] }, { policy: 'kvm-6.7', vm: {} })).toBeUndefined();
});

describe('events', () => {
  const [refused, taken] = [wrmsr('0x200', '0x2'), wrmsr('0x277', '0x0')];
  const accepted: Condition = { kind: 'accepted' };
  const group = (...events: ScenarioEvent[]): ScenarioEvent => ({ type: 'group', label: 'some', events });
  it('are all accepted, also those of groups; else the first reason is told', () => {
    expect(instead(accepted, { events: [taken, group(taken, group(taken))] })).toBeUndefined();
    const why = instead(accepted, { events: [taken, refused] });
    expect(why).toMatch(/type/);
    expect(instead(accepted, { events: [group(), taken, group(taken, group(taken, refused))] })).toBe(why);
    expect(instead(accepted, { events: [refused, wrmsr('0x2ff', '0x1000')] })).toBe(why);
  });

  it('that were added zap at most so much in all', () => {
    const zapped = (atMost: number): Condition => ({ kind: 'zapped', atMost });
    const [before, now] = [{ events: [moved] }, { events: [moved, moved, moved] }];
    expect(instead(zapped(0), before, before)).toBeUndefined();
    expect(instead(zapped(2 * GIB), now, before)).toBeUndefined();
    expect(instead(zapped(2 * GIB - 1), now, before)).toBe(String(2 * GIB));
    expect(instead(zapped(2 * GIB), now)).toBe(String(3 * GIB));
    expect(instead(zapped(0), {}, before)).toBeUndefined();
  });
});

describe('stale memory', () => {
  const stale = (atMost: number): Condition => ({ kind: 'stale', atMost });
  it('is at most so much', () => {
    expect(instead(stale(0), {})).toBeUndefined();
    expect(instead(stale(GIB), { events: [moved] })).toBeUndefined();
    expect(instead(stale(GIB - 1), { events: [moved] })).toBe(String(GIB));
  });

  it('is none where no leaf stands or nothing is mapped', () => {
    const dma: ScenarioEvent = { type: 'dma', delta: 1 };
    expect(instead(stale(0), { vcpus: [vcpu(hole, false)], events: [dma] })).toBeUndefined();
    const memory = [{ start: '0x0', end: '0x60000000', kind: 'ram' as const }];
    expect(instead(stale(0), { memory, events: [moved] })).toBe(String(GIB / 2));
  });
});
