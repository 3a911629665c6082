import { describe, expect, it } from 'vitest';
import { mpUpdate } from '../scenario/mp-update';
import { wrmsr } from '../scenario/presets/events';
import type { GroupEvent, Scenario, ScenarioEvent } from '../scenario/types';
import { requirePolicy } from './policy';
import { startOf } from './start';
import { roundsOf, type StepZaps, savingsOf, zapBounds } from './zap-savings';

const ALL = { start: 0, end: 2 ** 24 };
const LOW = { start: 0, end: 0x100 };
const HIGH = { start: 0x80000, end: 0x90000 };
const step = (vcpu: number, ...zaps: StepZaps['zaps']): StepZaps => ({ vcpu, zaps });

describe('the zap list of the v4 series', () => {
  it('counts a range once a round where all enqueue before the drain', () => {
    const steps = [step(0, LOW, HIGH), step(1, LOW, HIGH), step(2, LOW, HIGH)];
    expect(zapBounds(steps)).toEqual({ alone: 6, together: 2 });
  });

  it('drops exact duplicates alone: an overlap is another range', () => {
    expect(zapBounds([step(0, LOW), step(1, ALL), step(2, HIGH)])).toEqual({ alone: 3, together: 3 });
  });

  it('does not reach over the rendezvous between two rounds', () => {
    const steps = [step(0, ALL), step(1, ALL), step(0, ALL), step(1, ALL)];
    expect(zapBounds(steps)).toEqual({ alone: 4, together: 2 });
  });

  it('saves nothing where one vCPU runs alone', () => {
    expect(zapBounds([step(0, ALL), step(0), step(0, ALL)])).toEqual({ alone: 2, together: 2 });
    expect(zapBounds([])).toEqual({ alone: 0, together: 0 });
  });

  it('ends a round where a vCPU would make its second step', () => {
    const rounds = roundsOf([step(0), step(2), step(2), step(0), step(0)]);
    expect(rounds.map((round) => round.map(({ vcpu }) => vcpu))).toEqual([[0, 2], [2, 0], [0]]);
  });
});

describe('what a group saves', () => {
  const msrs = { '0x2ff': '0x806' };
  const vcpu = { cr0: '0x80000011', msrs };
  const doc: Scenario = { version: 1, policy: '', vm: { noncoherentDma: 1 }, vcpus: [vcpu, vcpu, vcpu] };
  const saved = (policy: string, group: GroupEvent) => {
    const row = requirePolicy(policy);
    const { machine, regions } = startOf(doc, row);
    return savingsOf(group, machine, regions, row);
  };
  const group = (concurrent: boolean, ...events: ScenarioEvent[]): GroupEvent => ({
    type: 'group',
    label: '',
    events,
    concurrent,
  });
  const all = [0, 1, 2].map((id) => wrmsr('0x2ff', '0x801', id));

  it('is by the list what all ask for at once, by one state what its vCPU asks for', () => {
    expect(saved('kvm-6.0', group(true, ...all))).toEqual({
      own: 3,
      list: { alone: 3, together: 1 },
      perVm: 1,
    });
    expect(saved('kvm-6.11', group(true, ...all)).own).toBe(0);
  });

  it('is nothing by the list where the vCPUs do not run at the same time', () => {
    const { list } = saved('kvm-6.0', group(false, ...all));
    expect(list).toEqual({ alone: 3, together: 3 });
  });

  it("counts a device as one that makes its requests beside the vCPUs'", () => {
    const dma = (delta: 1 | -1): ScenarioEvent => ({ type: 'dma', delta });
    const { list } = saved(
      'kvm-6.0',
      group(true, ...all, dma(-1), dma(1), dma(-1), wrmsr('0x2ff', '0x806', 1)),
    );
    // All and the first dma(-1) in one round, then dma(1), then dma(-1) with a write that nobody needs any more.
    expect(list).toEqual({ alone: 6, together: 3 });
  });

  it('is that of the SDM update on three vCPUs, whose v4 zaps only when CD is cleared', () => {
    const before = [0, 1, 2].map((id) => ({ vcpu: id, cr0: '0x80000011', defType: '0x806' }));
    const update = mpUpdate('', before, [{ msr: '0x2ff', value: '0x801' }], true);
    const { own, list, perVm } = saved('kvm-6.0', update);
    expect([own, perVm]).toEqual([6, 2]);
    expect(list.together * 3).toBe(list.alone);
  });
});
