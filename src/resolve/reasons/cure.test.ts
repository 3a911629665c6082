/** What cures a stale page: a later event of the timeline, or one that could be made now. */
import { expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { parseScenario } from '../../scenario/parse';
import type { AtomicEvent, Scenario, ScenarioEvent } from '../../scenario/types';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { Snapshot } from '../segments';
import { ucOverWb } from '../testing/uc-over-wb';
import { type Cure, cureOf } from './cure';

const moved: ScenarioEvent = { type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0x80000000' };
const start: Scenario = {
  ...ucOverWb,
  vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x202': '0xc0000000', '0x203': '0x7fc0000800' } }],
};

/** The cure of a page, usually the one at 0xd000_0000, after so many events. */
function cure(
  events: ScenarioEvent[],
  index: number,
  policy = 'kvm-6.0',
  gfn = 0xd0000,
  from = start,
  seenBy = 0,
): Cure | undefined {
  const doc = parseScenario({ ...from, policy, events }, isPolicy);
  const fold = foldOf(doc, requirePolicy(policy));
  let moment = fold.first;
  for (const event of events.slice(0, index)) moment = fold.next(moment, event).moment;
  return cureOf(new Snapshot(fold, moment, seenBy), gfn);
}

it('a page that is right needs none', () => {
  expect(cure([moved], 0)).toBeUndefined();
});

it('an event of the timeline: a zap, or the old state come back', () => {
  const again: ScenarioEvent = { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' };
  expect(cure([moved, again], 1)?.reason).toMatchObject({
    rule: 'cure.zap',
    values: { event: 2, call: 'update_mtrr' },
  });
  expect(cure([moved, { type: 'dma', delta: -1 }, { type: 'migrate', model: 'qemu' }], 2)?.reason.rule).toBe(
    'cure.migrate',
  );
});

it('an event behind the cursor alone, be it after others at the same point', () => {
  const again: ScenarioEvent = { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' };
  const dma: ScenarioEvent = { type: 'dma', delta: 1 };
  expect(cure([dma, moved, dma, again, again], 2)?.reason.values.event).toBe(4);
  const both: ScenarioEvent = {
    type: 'group',
    label: '',
    events: [dma as AtomicEvent, moved as AtomicEvent],
  };
  expect(cure([both, again], 1)?.reason.values.event).toBe(2);
});

it('no group that makes the page right for a moment only', () => {
  const again: AtomicEvent = { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' };
  const restless: ScenarioEvent = {
    type: 'group',
    label: '',
    events: [{ ...moved, value: '0xc0000000' } as AtomicEvent, moved as AtomicEvent],
  };
  expect(cure([moved, restless], 1, 'kvm-3.13')?.reason.rule).toBe('cure.now');
  const lasting: ScenarioEvent = { ...restless, events: [again, { ...again, msr: '0x277', value: '0x0' }] };
  expect(cure([moved, lasting], 1)?.reason).toMatchObject({ rule: 'cure.zap', values: { event: 2 } });
});

it('the state as it was, where nothing is ever zapped', () => {
  const back: ScenarioEvent = { type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0xc0000000' };
  expect(cure([moved, back], 1, 'kvm-3.13')?.reason).toMatchObject({
    rule: 'cure.again',
    values: { event: 2 },
  });
});

it('the state as it was, where what is zapped lies beside the page', () => {
  const msrs = {
    ...{ '0x2ff': '0x800', '0x200': '0xc0000004', '0x201': '0x7fc0000800' },
    ...{ '0x202': '0xc0000000', '0x203': '0x7fc0000800' },
  };
  const from: Scenario = { ...start, vcpus: [{ cr0: '0x80000011', msrs }] };
  // Without its UC range the page would be WT, without both it is UC again, by default.
  const away = (base: string): ScenarioEvent => ({ type: 'wrmsr', vcpu: 0, msr: '0x200', value: base });
  for (const gfn of [0xc0000, 0xd0000, 0xfffff])
    for (const base of ['0x80000004', '0x100000004'])
      expect(cure([moved, away(base)], 1, 'kvm-6.0', gfn, from)?.reason.values).toEqual({ event: 2 });
});

it('a zap from its first page to its last', () => {
  const back: ScenarioEvent = { type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0xc0000000' };
  for (const gfn of [0xc0000, 0xfffff])
    expect(cure([moved, back], 1, 'kvm-6.0', gfn)?.reason.rule).toBe('cure.zap');
});

it('nothing while nobody is online', () => {
  expect(cure([moved, { type: 'online', vcpu: 0, online: false }], 2)).toBeUndefined();
});

it('not that nobody is online any more, but what is done to the page meanwhile', () => {
  const offline: ScenarioEvent = { type: 'online', vcpu: 0, online: false };
  const online: ScenarioEvent = { ...offline, online: true };
  const none = cure([moved, offline, online], 1, 'kvm-6.7');
  expect(none?.event).toEqual({ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' });
  expect(cure([moved, offline, { type: 'dma', delta: -1 }, online], 1, 'kvm-6.7')?.reason).toMatchObject({
    rule: 'cure.zap',
    values: { event: 3, call: 'kvm_arch_unregister_noncoherent_dma' },
  });
  expect(cure([moved, offline, { type: 'migrate', model: 'qemu' }, online], 1)?.reason).toMatchObject({
    rule: 'cure.migrate',
    values: { event: 3 },
  });
});

it('an event that could be made now does cure it', () => {
  const found = cure([moved], 1);
  expect(found?.event).toEqual({ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' });
  expect(cure([moved, found?.event as ScenarioEvent], 2)).toBeUndefined();
  // 3.13 zaps nothing: only a migration builds anew.
  const old = cure([moved], 1, 'kvm-3.13');
  expect(old?.event).toEqual({ type: 'migrate', model: 'qemu' });
  expect(cure([moved, old?.event as ScenarioEvent], 2, 'kvm-3.13')).toBeUndefined();
});

/**
 * The cures for vCPU 1, whose leaves would be others than those of vCPU 0, which stand; its own event zaps elsewhere, if
 * anything.
 */
function curesOfSecond(
  first: Record<string, string>,
  second: Record<string, string>,
  event: AtomicEvent,
  policy = 'kvm-6.0',
): (gfn: number) => Cure | undefined {
  const vcpus = [first, second].map((msrs) => ({ cr0: '0x80000011', msrs }));
  return (gfn) => cure([event], 1, policy, gfn, { ...start, vcpus }, 1);
}

it('a write of the fixed register, where that is what zaps the page', () => {
  const fixed = { '0x2ff': '0xc06', '0x26a': '0x606060606060606' };
  const elsewhere: AtomicEvent = { type: 'wrmsr', vcpu: 1, msr: '0x26b', value: '0x0' };
  const at = curesOfSecond({ '0x2ff': '0xc06' }, fixed, elsewhere);
  expect(at(0xd0)?.event).toEqual({ type: 'wrmsr', vcpu: 1, msr: '0x26a', value: fixed['0x26a'] });
  expect(at(0xd0)?.reason.values).toEqual({ what: 'write IA32_MTRR_FIX4K_D0000 again, unchanged' });
  expect([at(0xd8), at(0x100)]).toEqual([undefined, undefined]);
});

it('a write of a mask, where that is what zaps the page', () => {
  const msrs = { '0x2ff': '0x806', '0x204': '0x80000000', '0x205': '0x7fc0000800' };
  const zapless: AtomicEvent = { type: 'wrmsr', vcpu: 1, msr: '0x277', value: '0x0' };
  const at = curesOfSecond({ '0x2ff': '0x806' }, msrs, zapless);
  const write = { type: 'wrmsr', vcpu: 1, msr: '0x205', value: '0x7fc0000800' };
  expect(at(0x80000)?.event).toEqual(write);
  expect(at(0xbffff)?.event).toEqual(write);
  expect([at(0x7ffff), at(0xc0000)]).toEqual([undefined, undefined]);
});

it('no migration after which another vCPU comes first and builds what is wrong again', () => {
  const zapless: AtomicEvent = { type: 'wrmsr', vcpu: 1, msr: '0x277', value: '0x0' };
  const at = curesOfSecond({ '0x2ff': '0x806' }, { '0x2ff': '0x804' }, zapless, 'kvm-3.13');
  expect(at(0xd0000)).toBeUndefined();
});
