/** What cures a stale page: a later event of the timeline, or one that could be made now. */
import { expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { parseScenario } from '../../scenario/parse';
import type { Scenario, ScenarioEvent } from '../../scenario/types';
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

/** The cure of the page at 0xd000_0000 after so many events. */
function cure(events: ScenarioEvent[], index: number, policy = 'kvm-6.0'): Cure | undefined {
  const doc = parseScenario({ ...start, policy, events }, isPolicy);
  const fold = foldOf(doc, requirePolicy(policy));
  let moment = fold.first;
  for (const event of events.slice(0, index)) moment = fold.next(moment, event).moment;
  return cureOf(new Snapshot(fold, moment, 0), 0xd0000);
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

it('an event that could be made now does cure it', () => {
  const found = cure([moved], 1);
  expect(found?.event).toEqual({ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x806' });
  expect(cure([moved, found?.event as ScenarioEvent], 2)).toBeUndefined();
  // 3.13 zaps nothing: only a migration builds anew.
  const old = cure([moved], 1, 'kvm-3.13');
  expect(old?.event).toEqual({ type: 'migrate', model: 'qemu' });
  expect(cure([moved, old?.event as ScenarioEvent], 2, 'kvm-3.13')).toBeUndefined();
});
