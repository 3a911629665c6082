/** What a CPU does, as events; and the CR0 of a guest that runs. */
import type { Hex } from '../../arch/hex';
import type { AtomicEvent, MsrMap } from '../types';

/** CR0 of a running guest: PG=1, CD=0, NW=0. */
export const CR0_RUNNING = '0x80050033';
/** The same with CD=1. */
export const CR0_CD = '0xc0050033';

/** One MOV to CR0. */
export const cr0 = (value: Hex, vcpu = 0): AtomicEvent => ({ type: 'cr0', vcpu, value });

/** One WRMSR. */
export const wrmsr = (msr: Hex, value: Hex, vcpu = 0): AtomicEvent => ({ type: 'wrmsr', vcpu, msr, value });

/** A WRMSR for each MSR. */
export const wrmsrs = (msrs: MsrMap, vcpu = 0): AtomicEvent[] =>
  Object.entries(msrs).map(([msr, value]) => wrmsr(msr, value, vcpu));
