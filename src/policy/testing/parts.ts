/** Registers and machines for tests that ask one rule alone. */
import type { Gfn } from '../../arch/gfn';
import { type MtrrState, resetMtrrs, writeMtrr } from '../../arch/mtrr';
import { PAT_RESET } from '../../arch/pat';
import type { Act, Cpu, Machine, Region, Vcpu } from '../../scenario/machine';
import type { MsrMap } from '../../scenario/types';
import type { MtrrMap, Reason, Transition, Window } from '../types';
import { BITS } from './guest';

export const cpu: Cpu = {
  maxPhysAddr: BITS,
  space: 2 ** (BITS - 12),
  mtrr: true,
  variableMtrrs: 8,
  selfSnoop: true,
};
export const window: Window = { start: 0, end: cpu.space, limit: 64 };
export const WB_FIXED = '0x606060606060606';

/** The state after these writes, in their order. */
export const mtrrs = (msrs: MsrMap): MtrrState =>
  Object.entries(msrs).reduce(
    (state, [msr, value]) => writeMtrr(state, Number(msr), BigInt(value)),
    resetMtrrs(8),
  );

export const vcpuOf = (msrs: MsrMap, change: Partial<Vcpu> = {}): Vcpu => ({
  cr0: 0x80000011,
  pat: PAT_RESET,
  mtrr: mtrrs(msrs),
  online: true,
  ...change,
});

/** One vCPU with a device, unless it says otherwise. */
export const machine = (msrs: MsrMap, change: Partial<Machine> = {}): Machine => ({
  cpu,
  vcpus: [vcpuOf(msrs)],
  dma: 1,
  disabledQuirks: new Set(),
  host: undefined,
  ...change,
});

export const ram = (start: Gfn, end: Gfn, change: Partial<Region> = {}): Region => ({
  start,
  end,
  kind: 'ram',
  dma: false,
  hostType: undefined,
  index: 0,
  ...change,
});

/** The event of a transition between these machines; without `before` nothing changed but what it says. */
export const transition = (event: Act, after: Machine, before = after): Transition => ({
  event,
  before,
  after,
  regions: [ram(0, cpu.space)],
});

export const write = (msr: number, value: number | bigint = 0, vcpu = 0): Act => ({
  type: 'wrmsr',
  vcpu,
  msr,
  value: BigInt(value),
});

/** The rules that a page's explanation names, in their order. */
export const rulesAt = (map: MtrrMap, gfn: Gfn): string[] => map.explain(gfn).map(({ rule }) => rule);

export const lastAt = (map: MtrrMap, gfn: Gfn): Reason => map.explain(gfn).at(-1) as Reason;
