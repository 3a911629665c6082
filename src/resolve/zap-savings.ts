/**
 * How many zap calls a list of zap requests saves where vCPUs run at the same time: the 2023 series v4, patch 9, puts
 * the requests of all vCPUs into one list, drops exact duplicates, and lets one vCPU drain it. How many meet in the
 * list is a matter of timing, so there are two bounds.
 */
import type { Policy } from '../policy/types';
import type { Machine, Region } from '../scenario/machine';
import type { GroupEvent, ScenarioEvent } from '../scenario/types';
import { zapsOf } from './audit';
import { requirePolicy } from './policy';
import type { Span } from './spans';
import { namedVcpu, stepsOf } from './step';

/** What one vCPU asked for in one step, in pages. */
export interface StepZaps {
  readonly vcpu: number;
  readonly zaps: readonly Span[];
}

export interface ZapBounds {
  /** Calls where each vCPU drains its own requests before the next one makes any: nothing is saved across vCPUs. */
  readonly alone: number;
  /** Calls where, in each round, all make their requests before the drain: each distinct range once. */
  readonly together: number;
}

/**
 * The steps in rounds: those that the vCPUs can make at the same time. A vCPU makes one step a round, so a round ends
 * before the first that would make its second.
 */
export function roundsOf(steps: readonly StepZaps[]): StepZaps[][] {
  const rounds: StepZaps[][] = [];
  let seen = new Set<number>();
  for (const step of steps) {
    if (rounds.length === 0 || seen.has(step.vcpu)) {
      rounds.push([]);
      seen = new Set();
    }
    seen.add(step.vcpu);
    rounds.at(-1)?.push(step);
  }
  return rounds;
}

/** Both bounds for a concurrent group, whose steps are in the order of its events. */
export function zapBounds(steps: readonly StepZaps[]): ZapBounds {
  const together = roundsOf(steps).map((round) => distinctRanges(round.flatMap((step) => step.zaps)));
  return {
    alone: steps.reduce((sum, step) => sum + step.zaps.length, 0),
    together: together.reduce((sum, count) => sum + count, 0),
  };
}

/** The list drops a request that has the very start and end of one that is in it, whatever function made it. */
function distinctRanges(zaps: readonly Span[]): number {
  return new Set(zaps.map(({ start, end }) => `${start} ${end}`)).size;
}

/** Zap calls of one group of events under its own policy and under what both series propose. */
export interface Savings {
  readonly own: number;
  /** With the zap list of v4; both bounds are the same where the vCPUs do not run at the same time. */
  readonly list: ZapBounds;
  /** With one MTRR state for the VM, as in v2. */
  readonly perVm: number;
}

/** What a group asks for from a machine on. Leaves are not built: only the calls count. */
export function savingsOf(
  group: GroupEvent,
  machine: Machine,
  regions: readonly Region[],
  policy: Policy,
): Savings {
  const under = (one: Policy): StepZaps[] => requestsOf(group.events, machine, regions, one);
  const { alone, together } = zapBounds(under(requirePolicy('kvm-mtrr-v4')));
  return {
    own: callsIn(under(policy)),
    list: { alone, together: group.concurrent ? together : alone },
    perVm: callsIn(under(requirePolicy('kvm-mtrr-v2'))),
  };
}

const callsIn = (steps: readonly StepZaps[]): number =>
  steps.reduce((sum, step) => sum + step.zaps.length, 0);

function requestsOf(
  events: readonly ScenarioEvent[],
  start: Machine,
  regions: readonly Region[],
  policy: Policy,
): StepZaps[] {
  return Array.from(stepsOf(events, start, policy), (step) => ({
    vcpu: namedVcpu(step.act),
    zaps: zapsOf(step, policy, regions),
  }));
}
