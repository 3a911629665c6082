/** How an answer is judged, and what cannot be asked. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import type { Scene } from '../../scenario/lessons/steps';
import type { Amount, PageValue, Probe, Question } from '../../scenario/lessons/types';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/types';
import { movedRange } from '../testing/moved';
import { check, type LessonAnswer } from './check';

/** 4 GiB of RAM and an emulated page. */
const guest: Scenario = {
  ...movedRange,
  memory: [
    { start: '0x0', end: '0x100000000', kind: 'ram' },
    { start: '0x100000000', end: '0x100001000', kind: 'emulated' },
  ],
};
const scene = (doc: Scenario = guest, cursor = 1): Scene => ({
  doc: parseScenario(doc, isPolicy),
  cursor,
  vcpu: 0,
});
const judge = (task: Question, answer?: LessonAnswer, at: Scene = scene()) => check(task, at, at, answer);
const number = (amount: Amount): Question => ({ kind: 'number', ask: '', amount });
const type = (probe: Probe): Question => ({ kind: 'type', ask: '', probe });
const probed = (page: string, value: PageValue, more: Partial<Probe> = {}, at?: Scene) =>
  judge(type({ page, value, ...more }), '', at).answers;

describe('a type', () => {
  it('is right, or not, and the right one is told', () => {
    const task = type({ page: '0x80000000', value: 'mtrr' });
    expect(judge(task, 'UC')).toEqual({ right: true, answers: ['UC'], unmet: [] });
    expect(judge(task, 'WB')).toEqual({ right: false, answers: ['UC'], unmet: [] });
    expect(judge(task)).toMatchObject({ right: false });
  });

  it('is that of what the step began with', () => {
    const task = type({ page: '0x80000000', value: 'mtrr' });
    expect(check(task, scene(guest, 0), scene(), 'UC')).toMatchObject({ right: false, answers: ['WB'] });
  });

  it.each<[PageValue, string, string]>([
    ['mtrr', '0x40000000', 'WB'],
    ['ept', '0x40000000', 'WB'],
    ['built', '0x40000000', 'UC'],
    ['effective', '0x40000fff', 'UC'],
    ['ipat', '0x40000000', '0'],
    ['mtrr', '0x100000000', 'WB'],
    ['ept', '0x100000000', 'none'],
    ['built', '0x100000000', 'none'],
    ['ipat', '0x100000000', 'none'],
    ['effective', '0x100000000', 'none'],
  ])('%s of %s is %s', (value, page, is) => {
    expect(probed(page, value)).toEqual([is]);
  });

  it('may be asked of another policy, moment and vCPU', () => {
    expect(probed('0x0', 'ipat', { policy: 'bhyve' })).toEqual(['1']);
    expect(probed('0x40000000', 'mtrr', { event: 0 })).toEqual(['UC']);
    expect(probed('0x40000000', 'mtrr', { vcpu: 1 })).toEqual(['WT']);
    expect(probed('0x40000000', 'mtrr', { event: 1 }, scene(guest, 0))).toEqual(['WB']);
    expect(probed('0xffffff000', 'mtrr')).toEqual(['WB']);
  });

  it.each<[string, Probe, string]>([
    [
      'a page outside',
      { page: '0x1000000000', value: 'mtrr' },
      '0x1000000000 lies outside the address space',
    ],
    ['an event that is none', { page: '0x0', value: 'mtrr', event: 2 }, 'there is no event 2'],
    ['a vCPU that is none', { page: '0x0', value: 'mtrr', vcpu: 2 }, 'there is no vCPU 2'],
  ])('is not asked of %s', (_, probe, message) => {
    expect(() => judge(type(probe), '')).toThrow(new RangeError(message));
  });

  it('is not asked after an event of a scenario without events', () => {
    const { events: _, ...still } = guest;
    const task = type({ page: '0x0', value: 'mtrr', event: 1 });
    expect(() => judge(task, '', scene(still, 0))).toThrow(new RangeError('there is no event 1'));
  });
});

describe('which of several', () => {
  const label = (page: string) => ({ label: page, probe: { page, value: 'built' as const } });
  const task: Question = {
    kind: 'which',
    ask: '',
    is: 'UC',
    choices: ['0x0', '0x40000000', '0x80000000'].map(label),
  };
  it.each<[readonly string[], boolean]>([
    [['0x40000000', '0x80000000'], true],
    [['0x80000000', '0x40000000'], true],
    [['0x40000000'], false],
    [['0x40000000', '0x0'], false],
    [['0x40000000', '0x80000000', '0x0'], false],
    [['0x40000000', '0x40000000'], false],
    [[], false],
  ])('%j: all that are right and no other', (answer, right) => {
    expect(judge(task, answer).right).toBe(right);
  });
});

describe('a number', () => {
  const GIB = 2 ** 30;
  it.each<[Amount, number]>([
    [{ of: 'zapped', event: 1 }, GIB],
    [{ of: 'changed', event: 1 }, 2 * GIB],
    [{ of: 'needless', event: 1 }, 0],
    [{ of: 'stale', event: 1 }, GIB],
    [{ of: 'calls', event: 1 }, 1],
    [{ of: 'pieces', range: 0 }, 1],
    [{ of: 'bytes', value: 'mtrr', is: 'UC' }, GIB],
    [{ of: 'bytes', value: 'built', is: 'UC' }, 2 * GIB],
    [{ of: 'bytes', value: 'ept', is: 'none' }, 60 * GIB],
  ])('%j is %i', (amount, is) => {
    expect(judge(number(amount), is)).toEqual({ right: true, answers: [String(is)], unmet: [] });
    expect(judge(number(amount), String(is)).right).toBe(false);
  });

  it('of bytes may be rounded, and not one of things', () => {
    const bytes = number({ of: 'zapped', event: 1 });
    expect(judge(bytes, GIB * 1.005).right).toBe(true);
    expect(judge(bytes, GIB * 1.006).right).toBe(false);
    expect(judge(bytes, GIB * 0.994).right).toBe(false);
    expect(judge(number({ of: 'calls', event: 1 }), 1.001).right).toBe(false);
    expect(judge(number({ of: 'pieces', range: 0 }), 1.001).right).toBe(false);
  });

  it('of pieces counts those that are not listed', () => {
    const holes = { '0x2ff': '0x800', '0x200': '0x6', '0x201': '0x1800' };
    const at = scene({ ...guest, policy: 'bare-metal', vcpus: [{ msrs: holes }], events: [] }, 0);
    expect(judge(number({ of: 'pieces', range: 0 }), 0, at).answers).toEqual([String(2 ** 23)]);
  });

  it.each<[Amount, string]>([
    [{ of: 'pieces', range: 1 }, 'variable range 1 is not valid'],
    [{ of: 'calls', event: 2 }, 'there is no event 2'],
    [{ of: 'stale', event: 0 }, 'there is no event 0'],
  ])('is not asked of what is not there: %j', (amount, message) => {
    expect(() => judge(number(amount), 0)).toThrow(new RangeError(message));
  });
});

it('a goal names the conditions that do not hold by their number', () => {
  const page = (address: string, is: string) => ({
    kind: 'page' as const,
    page: address,
    value: 'mtrr' as const,
    is,
  });
  const all = [page('0x0', 'UC'), page('0x0', 'WB'), page('0x80000000', 'WT')];
  expect(check({ kind: 'goal', ask: '', all }, scene(), scene())).toEqual({
    right: false,
    answers: [],
    unmet: [
      { condition: 0, now: 'WB' },
      { condition: 2, now: 'UC' },
    ],
  });
});
