/** The parts that the lessons have in common. */
import type { Hex } from '../../arch/hex';
import { GIB, memory, pcMemory } from '../presets/build';
import { CR0_RUNNING, wrmsrs } from '../presets/events';
import type { MemoryRange, MsrMap, Scenario } from '../types';
import type { Attempt, Condition, Probe, SCENARIO_PARTS } from './types';

export { fixed, GIB, LINUX_PAT, MIB, memory, range } from '../presets/build';
export { CR0_CD, CR0_RUNNING, cr0, wrmsr, wrmsrs } from '../presets/events';

/** A CPU without a hypervisor, paging on, 36 address bits, and these MSRs; what is not named is at reset. */
export function bare(msrs: MsrMap, more: Partial<Scenario> = {}): Scenario {
  return {
    version: 1,
    policy: 'bare-metal',
    cpu: { maxPhysAddr: 36 },
    vcpus: [{ cr0: CR0_RUNNING, msrs }],
    ...more,
  };
}

/** Where the space of such a CPU ends. */
export const END = '0x1000000000';

/** 4 GiB of RAM with its hole at 3 GiB, and the BAR of an assigned device inside the hole. */
const PC: MemoryRange[] = [
  ...pcMemory(4 * GIB, 3 * GIB),
  memory(0xd0000000, 0xe0000000, 'mmio', 'BAR of an assigned device'),
];

/** A KVM guest on 36 address bits with that memory. */
export function guest(policy: string, msrs: MsrMap, more: Partial<Scenario> = {}): Scenario {
  return { ...bare(msrs), policy, memory: PC, ...more };
}

/** A WRMSR for each MSR, as an attempt. */
export const writes = (msrs: MsrMap, vcpu = 0): Attempt => ({ events: wrmsrs(msrs, vcpu) });

export const mtrrOf = (page: Hex): Probe => ({ page, value: 'mtrr' });
export const effectiveOf = (page: Hex): Probe => ({ page, value: 'effective' });

/** The offered pages of a question, each named by its address. */
export const pages = (value: Probe['value'], ...list: Hex[]): { label: string; probe: Probe }[] =>
  list.map((page) => ({ label: page, probe: { page, value } }));

/** The same question under policies, each by its name and its id. */
export const under = (probe: Probe, ...policies: [label: string, policy: string][]) =>
  policies.map(([label, policy]) => ({ label, probe: { ...probe, policy } }));

/** Everything but the guest's own registers stays. */
export const SETUP_STAYS: Condition = {
  kind: 'same',
  parts: ['policy', 'cpu', 'vm', 'memory', 'pageAttributes'] satisfies (typeof SCENARIO_PARTS)[number][],
};

/** The machine and all registers at the start stay: what happens must do it. */
export const START_STAYS: Condition = { kind: 'same', parts: ['policy', 'cpu', 'memory', 'vm', 'vcpus'] };

/** No write was refused. */
export const ACCEPTED: Condition = { kind: 'accepted' };

/** Every page of `[page, end)` has that MTRR type. */
export const allMtrr = (page: Hex, end: Hex, is: string): Condition => ({
  kind: 'page',
  page,
  end,
  value: 'mtrr',
  is,
});
