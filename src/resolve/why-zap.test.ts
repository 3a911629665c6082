/** Why an event zapped what it did: each has a reason, whose rule says whether there was a zap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPolicy, POLICIES } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { explainScenario } from './explain';
import { foldOf } from './fold';
import { pageHistory } from './history';
import { requirePolicy } from './policy';
import { scenarios } from './testing/scenarios';
import { ucOverWb } from './testing/uc-over-wb';
import { eventReasons, zapReason } from './why-zap';
import { hasWords, textOf } from './words';

const BAD = /undefined|NaN|null|Infinity|[{}]|\[object| {2}|\.\.$/;
/** The rules that zap. All others keep silent. */
const ZAPPING = new Set(
  ['mtrr-deftype', 'mtrr-fixed', 'mtrr-range', 'cd', 'cd-always', 'dma-first', 'dma-last']
    .concat(['v4-all', 'v4-ranges', 'v4-memory', 'xen-marked', 'acrn'])
    .map((rule) => `zap.${rule}`),
);

describe('every event', () => {
  it.each(POLICIES.map(({ id }) => id))('%s: has a reason, in whole words', (id) => {
    fc.assert(
      fc.property(scenarios({ policies: [id] }), (raw) => {
        const doc = parseScenario(raw, isPolicy);
        const fold = foldOf(doc, requirePolicy(id));
        const { policy, regions, first } = fold;
        let before = first.machine;
        for (const { act, machine: after, refused } of pageHistory(fold, 0, doc.events?.length ?? 0).turns) {
          if (refused === undefined) {
            const transition = { before, after, event: act, regions };
            const reason = zapReason(policy, transition);
            expect(hasWords(reason.rule), reason.rule).toBe(true);
            expect(textOf(reason)).not.toMatch(BAD);
            expect(textOf(reason)).toMatch(/^\w.*\.$/);
            expect(reason.source.length).toBeGreaterThan(5);
            const zaps = policy.zaps(transition).length > 0;
            // Cut to the memslots, a range outside of all of them is no call.
            if (zaps || id !== 'kvm-mtrr-v4-slots')
              expect([reason.rule, ZAPPING.has(reason.rule)]).toEqual([reason.rule, zaps]);
          }
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });
});

const why = (policy: string, event: ScenarioEvent, change: Partial<Scenario> = {}): string[] => {
  const doc = parseScenario({ ...ucOverWb, ...change, policy }, isPolicy);
  const { policy: row, regions, first } = foldOf(doc, requirePolicy(policy));
  return eventReasons(row, regions, first.machine, event).map(({ reason }) => textOf(reason));
};
const wrmsr = (msr: string, value: string): ScenarioEvent => ({ type: 'wrmsr', vcpu: 0, msr, value });
const cd: ScenarioEvent = { type: 'cr0', vcpu: 0, value: '0xc0000011' };
const dma: ScenarioEvent = { type: 'dma', delta: 1 };

describe('sentences', () => {
  it('silence is explained by the rule that kept it', () => {
    expect(why('kvm-6.0', cd)).toEqual([
      'CR0.CD changed, but KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: a toggle of CD does not zap.',
    ]);
    expect(why('kvm-6.0', wrmsr('0x204', '0x80000000'))).toEqual([
      'PHYSMASK2 was never written, so the end of the range wraps to 0: it is empty, and nothing is zapped.',
    ]);
    const off = { vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x6' } }] };
    expect(why('kvm-6.0', wrmsr('0x200', '0x0'), off)).toEqual([
      'E=0 after the write: update_mtrr() returns early. The write that sets E will zap everything.',
    ]);
    expect(why('kvm-6.0', wrmsr('0x250', '0x0'))).toEqual(['FE=0: a write of a fixed MTRR zaps nothing.']);
    expect(why('kvm-6.0', wrmsr('0x200', '0x0'), { vm: {} })[0]).toMatch(/^No user of non-coherent DMA/);
    expect(why('kvm-6.0', dma)[0]).toMatch(/^Up to 6.6 a user/);
    expect(why('kvm-6.7', dma)[0]).toBe(
      '2 users of non-coherent DMA are registered: only the first and the last one zap.',
    );
    expect(why('kvm-6.11', cd)[0]).toMatch(/^CR0.CD has no effect/);
    expect(why('kvm-3.13', cd)[0]).toBe('KVM 3.13–4.1 never zaps for a memory type.');
    expect(why('kvm-mtrr-v4', wrmsr('0x200', '0x6'), { vcpus: [{ cr0: '0xc0000011' }] })[0]).toMatch(
      /^Patch 6/,
    );
    expect(why('kvm-6.16', dma, { vm: { disabledQuirks: ['KVM_X86_QUIRK_IGNORE_GUEST_PAT'] } })[0]).toMatch(
      /^KVM_X86_QUIRK_IGNORE_GUEST_PAT is disabled/,
    );
  });

  it('a zap is explained by the rule that made it; a group tells each reason once', () => {
    expect(why('kvm-6.0', wrmsr('0x202', '0xc0000005'))).toEqual([
      'PHYSBASE1 and PHYSMASK1 as they stand after the write are [0xc0000000, 0x100000000), and that is zapped. Where the range lay before is not.',
    ]);
    expect(why('kvm-4.3', cd)[0]).toMatch(/^CR0.CD changed, and this version zaps everything/);
    const group: ScenarioEvent = { type: 'group', label: 'twice', events: [cd, cd, wrmsr('0x2ff', '0x806')] };
    expect(why('kvm-4.3', group)).toHaveLength(3);
    expect(
      why('kvm-4.3', { ...group, events: [wrmsr('0x2ff', '0x806'), wrmsr('0x2ff', '0x806')] }),
    ).toHaveLength(1);
  });

  it('a stale page says which rule kept silent', () => {
    const doc: Scenario = {
      ...ucOverWb,
      vcpus: [{ cr0: '0xc0000011', msrs: { '0x2ff': '0x800' } }],
      events: [{ ...cd, value: '0x80000011' } as ScenarioEvent],
    };
    const { steps } = explainScenario(parseScenario(doc, isPolicy), { at: 0x1000, event: 1 });
    const stale = steps.findIndex(({ rule }) => rule === 'stale.no-zap');
    expect(steps[stale + 1]?.rule).toBe('zap.cd-quirk');
    expect(steps[stale]?.source).toBe('kvm_post_set_cr0(), arch/x86/kvm/x86.c');
  });
});

describe('a group', () => {
  const { first, regions } = foldOf({ ...ucOverWb, policy: 'kvm-6.0' }, requirePolicy('kvm-6.0'));
  const reasons = (events: ScenarioEvent[]): [string, number][] =>
    eventReasons(requirePolicy('kvm-6.0'), regions, first.machine, { type: 'group', label: '', events }).map(
      ({ reason, times }) => [reason.rule, times],
    );

  it('counts equal reasons, and leaves out what was refused', () => {
    expect(reasons([cd, wrmsr('0x2ff', '0x806'), wrmsr('0x200', '0x2'), wrmsr('0x2ff', '0x800')])).toEqual([
      ['zap.cd-quirk', 1],
      ['zap.mtrr-deftype', 2],
    ]);
  });

  it('is asked for 512 of its parts, refused ones among them', () => {
    const parts = (count: number) => Array.from({ length: count }, () => wrmsr('0x2ff', '0x806'));
    expect(reasons(parts(512))).toEqual([['zap.mtrr-deftype', 512]]);
    expect(reasons([wrmsr('0x200', '0x2'), ...parts(511), cd])).toEqual([['zap.mtrr-deftype', 511]]);
  });

  it('has at most 8 reasons, and goes on counting those', () => {
    const writes = Array.from({ length: 10 }, (_, i) => wrmsr('0x202', `0x${(0xc0 + i).toString(16)}000000`));
    const found = reasons([...writes, ...writes]);
    expect(found).toEqual(Array.from({ length: 8 }, () => ['zap.mtrr-range', 2]));
  });
});

describe('the reason by the kind of the event', () => {
  const policyReason = (policy: string, event: ScenarioEvent): string | undefined => {
    const { policy: row, regions, first } = foldOf({ ...ucOverWb, policy }, requirePolicy(policy));
    return eventReasons(row, regions, first.machine, event)[0]?.reason.rule;
  };
  it.each([
    ['kvm-6.11', cd, 'zap.cd-ignored'],
    ['kvm-6.11', { ...cd, value: '0x80000013' } as ScenarioEvent, 'zap.cd-same'],
    ['kvm-6.11', wrmsr('0x277', '0x6'), 'zap.pat'],
    ['kvm-6.11', wrmsr('0x2ff', '0x6'), 'zap.mtrr-stored'],
    ['kvm-6.0', { type: 'quirk', name: 'A', disabled: true } as ScenarioEvent, 'zap.quirk'],
    ['kvm-6.0', { type: 'reset', vcpu: 0, model: 'qemu' } as ScenarioEvent, 'zap.reset'],
    ['kvm-6.0', { type: 'migrate', model: 'qemu' } as ScenarioEvent, 'zap.migrate'],
    ['kvm-6.0', { type: 'online', vcpu: 0, online: false } as ScenarioEvent, 'zap.online'],
    ['kvm-3.13', { type: 'migrate', model: 'qemu' } as ScenarioEvent, 'zap.migrate'],
    ['kvm-3.13', dma, 'zap.never'],
    ['bare-metal', cd, 'zap.no-ept'],
    ['bhyve', cd, 'zap.never'],
    ['xen', { type: 'quirk', name: 'A', disabled: true } as ScenarioEvent, 'zap.xen-other'],
    ['kvm-mtrr-v4', { type: 'quirk', name: 'A', disabled: true } as ScenarioEvent, 'zap.quirk'],
  ])('%s: %o', (policy, event, rule) => {
    expect(policyReason(policy, event)).toBe(rule);
  });
});
