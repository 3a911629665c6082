/** What the writers are given beside the document. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { CR0_RUNNING, wrmsr } from '../scenario/presets/events';
import type { Scenario } from '../scenario/types';
import type { Audit } from './audit';
import { explainScenario } from './explain';
import { type MapContext, mapContext, stateContext } from './export-context';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { resolve } from './result';
import { movedRange } from './testing/moved';
import { textOf } from './words';

/** 4 GiB of RAM with a BAR at 3 GiB. */
const guest: Scenario = {
  ...movedRange,
  memory: [
    { start: '0x0', end: '0xc0000000', kind: 'ram' },
    { start: '0xc0000000', end: '0x100000000', kind: 'mmio' },
    { start: '0x100000000', end: '0x140000000', kind: 'ram' },
  ],
};

function exported(raw: Scenario, vcpu = 0): MapContext {
  const doc = parseScenario(raw, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const audits: Audit[] = [];
  let moment = fold.first;
  for (const event of doc.events ?? []) {
    const step = fold.next(moment, event);
    moment = step.moment;
    audits.push(step.audit);
  }
  const context = mapContext(fold, moment, vcpu, audits);
  const { event, policy, vcpus } = context;
  expect(stateContext(fold, moment, vcpu)).toEqual({ event, vcpu, policy, vcpus });
  return context;
}
const explained = (raw: Scenario): string[] => exported(raw).reasons.map(({ at }) => at);

describe('the context of an export', () => {
  it('is the state at that moment, as one vCPU sees it', () => {
    const { event, vcpu, policy, vcpus } = exported(guest, 1);
    expect({ event, vcpu, policy, vcpus }).toEqual({
      event: 1,
      vcpu: 1,
      policy: 'KVM 6.0–6.6',
      vcpus: [
        { cr0: CR0_RUNNING, msrs: { '0x200': '0x80000000', '0x201': '0xfc0000800', '0x2ff': '0x806' } },
        { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x804' } },
      ].map((one) => expect.objectContaining(one)),
    });
  });

  it('has the map of that vCPU and what every event did', () => {
    for (const vcpu of [0, 1]) {
      const { segments, audits } = exported(guest, vcpu);
      const result = resolve(guest, 'last', vcpu);
      expect(segments).toEqual(result.snapshots[0]?.segments);
      expect(audits).toEqual(result.audits);
    }
  });

  it('gives the reasons of a page as its explanation does', () => {
    const { reasons } = exported(guest);
    for (const { at, steps } of reasons) {
      const explanation = explainScenario(guest, { at: Number(at) / 4096, event: 1 });
      expect(steps).toEqual(explanation.steps.map((step) => ({ text: textOf(step), source: step.source })));
    }
  });
});

describe('the segments whose reasons are given', () => {
  it('are one of each kind, the first, by address', () => {
    // The GiB that the range left is stale, as is none of the others; RAM above 4 GiB is a region of its own.
    expect(explained(guest)).toEqual([
      '0x0',
      '0x40000000',
      '0x80000000',
      '0xc0000000',
      '0x100000000',
      '0x140000000',
    ]);
    expect(explained({ ...guest, events: [] })).toEqual([
      '0x0',
      '0x40000000',
      '0xc0000000',
      '0x100000000',
      '0x140000000',
    ]);
  });

  describe('are at most eight', () => {
    const MIB16 = 0x1000000;
    const hex = (address: number): string => `0x${address.toString(16)}`;
    /** Nothing below 16 MiB; ten BARs of 16 MiB, but for the last one, which is RAM; nothing above. */
    const memory = Array.from({ length: 10 }, (_, i) => ({
      start: hex((i + 1) * MIB16),
      end: hex((i + 2) * MIB16),
      kind: i === 9 ? ('ram' as const) : ('mmio' as const),
    }));
    const first = (count: number): string[] => Array.from({ length: count }, (_, i) => hex(i * MIB16));
    const bars = { ...guest, memory, vm: { noncoherentDma: 0 } };
    const device = { type: 'dma' as const, delta: 1 as const };

    it('of which the first come first', () => {
      expect(explained({ ...bars, events: [] })).toEqual(first(8));
    });

    it('of which those with a stale leaf come first, be it of another type or only of another IPAT', () => {
      const stale = [...first(7), '0xa000000'];
      expect(explained({ ...bars, events: [device] })).toEqual(stale);
      const again = [device, wrmsr('0x2ff', '0x806')];
      expect(explained({ ...bars, events: again })).toEqual(first(8));
      const msrs = { '0x2ff': '0x806', '0x200': '0xa000000', '0x201': '0xfff000800' };
      const left = { vm: { noncoherentDma: 1 }, vcpus: [{ cr0: CR0_RUNNING, msrs }] };
      expect(explained({ ...bars, ...left, events: [wrmsr('0x200', '0x80000000')] })).toEqual(stale);
    });

    it('of which those without any leaf are no stale ones', () => {
      const off = [{ ...(guest.vcpus?.[0] ?? {}), online: false }];
      expect(explained({ ...bars, vcpus: off, events: [{ type: 'online', vcpu: 0, online: true }] })).toEqual(
        first(8),
      );
    });
  });
});
