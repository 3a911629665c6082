/** What each event makes of the machine. */
import { describe, expect, it } from 'vitest';
import { IA32_PAT } from '../arch/msr';
import { type MtrrState, resetMtrrs } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import type { Act, Machine, Vcpu } from '../scenario/machine';
import { cr0, wrmsr } from '../scenario/presets/events';
import type { AtomicEvent, ResetModel, Scenario, ScenarioEvent } from '../scenario/types';
import { requirePolicy } from './policy';
import { startOf } from './start';
import { actOf, applyEvent, faultingVcpu, namedVcpu, stepsOf } from './step';

const policy = requirePolicy('kvm-6.0');
const msrs = {
  '0x2ff': '0xc06',
  '0x250': '0x505050505050505',
  '0x200': '0x6',
  '0x201': '0x3fffc0000800',
  '0x277': '0x6',
};
const doc: Scenario = {
  version: 1,
  policy: policy.id,
  vcpus: [{ cr0: '0x80000011', msrs, online: false }, { cr0: '0x80000011', msrs }, { cr0: '0x80000011' }],
};
const { machine } = startOf(doc, policy);
const machineAfter = (event: AtomicEvent, from: Machine = machine): Machine =>
  applyEvent(from, actOf(event), policy).after;
const vcpusAfter = (event: AtomicEvent): readonly Vcpu[] => machineAfter(event).vcpus;
const old = machine.vcpus[1] as Vcpu;
const oldMtrr: MtrrState = old.mtrr;

describe('an event', () => {
  it('wrmsr writes the PAT or an MTRR of its vCPU alone', () => {
    expect(vcpusAfter(wrmsr('0x277', '0x0', 1))).toEqual([
      machine.vcpus[0],
      { ...old, pat: 0n },
      machine.vcpus[2],
    ]);
    const [, written, other] = vcpusAfter(wrmsr('0x2ff', '0x804', 1));
    const mtrr = { ...oldMtrr, enabled: true, fixedEnabled: false, defaultType: 4 };
    expect([written, other]).toEqual([{ ...old, mtrr }, machine.vcpus[2]]);
  });

  it('cr0 sets CR0 of its vCPU', () => {
    expect(vcpusAfter(cr0('0xc0000011', 1))[1]).toEqual({ ...old, cr0: 0xc0000011 });
  });

  it('that is refused leaves the machine as it was, and says why', () => {
    expect(applyEvent(machine, actOf(wrmsr('0x200', '0x2', 1)), policy)).toEqual({
      after: machine,
      refused: expect.any(String),
    });
    expect(applyEvent(machine, actOf(cr0('0x11', 1)), policy).refused).toBeUndefined();
  });

  it('dma, quirk and online change their own part', () => {
    const two = machineAfter({ type: 'dma', delta: 1 }, machineAfter({ type: 'dma', delta: 1 }));
    expect([two.dma, machineAfter({ type: 'dma', delta: -1 }, two).dma]).toEqual([2, 1]);
    const without = machineAfter({ type: 'quirk', name: 'A', disabled: true });
    expect(without.disabledQuirks).toEqual(new Set(['A']));
    expect(machineAfter({ type: 'quirk', name: 'A', disabled: false }, without).disabledQuirks).toEqual(
      new Set(),
    );
    expect(vcpusAfter({ type: 'online', vcpu: 0, online: true })[0]?.online).toBe(true);
    expect(vcpusAfter({ type: 'online', vcpu: 2, online: false })[2]?.online).toBe(false);
  });
});

describe('a reset', () => {
  const range = oldMtrr.variable[0];
  const others = oldMtrr.variable.slice(1);
  const MTRRS: Record<ResetModel, MtrrState> = {
    hardware: resetMtrrs(8),
    'qemu-before-2014': oldMtrr,
    qemu: {
      ...oldMtrr,
      enabled: false,
      variable: [
        { ...range, valid: false, maskWritten: true },
        ...others.map((one) => ({ ...one, maskWritten: true })),
      ],
    } as MtrrState,
  };
  it.each(Object.entries(MTRRS) as [ResetModel, MtrrState][])(
    '%s: CR0 and PAT go to their reset values, the MTRRs by the model',
    (model, mtrr) => {
      const [, one, other] = vcpusAfter({ type: 'reset', vcpu: 1, model });
      expect(one).toEqual({ cr0: 0x60000010, pat: PAT_RESET, mtrr, online: true });
      expect(other).toEqual(machine.vcpus[2]);
      const all = vcpusAfter({ type: 'reset', vcpu: 'all', model });
      expect(all.slice(0, 2)).toEqual([{ ...one, online: false }, one]);
    },
  );
});

describe('a migration', () => {
  it('carries the state, which QEMU before 2014 did not for the MTRRs', () => {
    expect(machineAfter({ type: 'migrate', model: 'qemu' })).toBe(machine);
    expect(vcpusAfter({ type: 'migrate', model: 'qemu-before-2014' })).toEqual(
      machine.vcpus.map((vcpu) => ({ ...vcpu, mtrr: resetMtrrs(8) })),
    );
  });
});

describe('who touches memory', () => {
  const offline = machineAfter(
    { type: 'online', vcpu: 2, online: false },
    machineAfter({ type: 'online', vcpu: 1, online: false }),
  );
  const reset = (vcpu: number | 'all'): AtomicEvent => ({ type: 'reset', vcpu, model: 'hardware' });
  it.each<[string, AtomicEvent, number, number]>([
    ['the vCPU that the event names', wrmsr('0x2ff', '0x0', 2), 2, 2],
    ['the lowest online one where that is offline', wrmsr('0x2ff', '0x0', 0), 0, 1],
    ['the lowest online one where none is named', { type: 'dma', delta: 1 }, -1, 1],
    ['the lowest online one where all are', reset('all'), -1, 1],
    ['one alone that is reset', reset(2), 2, 2],
  ])('is %s', (_, event, named, vcpu) => {
    expect([namedVcpu(event), namedVcpu(actOf(event))]).toEqual([named, named]);
    expect(faultingVcpu(machine, actOf(event))).toBe(vcpu);
    expect(faultingVcpu(offline, actOf(event))).toBe(-1);
  });
});

describe('stepsOf', () => {
  it('goes into groups, each step from the machine that the one before left', () => {
    const dma: AtomicEvent = { type: 'dma', delta: 1 };
    const bad = wrmsr('0x277', '0x2', 1);
    const events: ScenarioEvent[] = [
      dma,
      {
        type: 'group',
        label: '',
        events: [wrmsr('0x277', '0x1', 1), { type: 'group', label: '', events: [bad] }],
      },
      dma,
    ];
    const steps = [...stepsOf(events, machine, policy)];
    expect(steps.map(({ event }) => event)).toEqual([dma, wrmsr('0x277', '0x1', 1), bad, dma]);
    expect(steps.map(({ refused }) => refused !== undefined)).toEqual([false, false, true, false]);
    expect(steps.map(({ before }) => before)).toEqual([
      machine,
      ...steps.slice(0, 3).map((step) => step.after),
    ]);
    expect(steps[1]?.act).toEqual({ type: 'wrmsr', vcpu: 1, msr: IA32_PAT, value: 1n } satisfies Act);
    expect([steps[3]?.after.dma, steps[3]?.after.vcpus[1]?.pat]).toEqual([2, 1n]);
  });
});
