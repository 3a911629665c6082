import { describe, expect, it } from 'vitest';
import { roundsOf, type StepZaps, zapBounds } from './zap-savings';

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
