/** One guest under one policy, and its answers in the words of the KVM notes: pages in hexadecimal, `all` and `none`. */
import { type AuditJson, type ResultJson, resolve, type SegmentJson } from '../../resolve/result';
import { parseScenario } from '../../scenario/parse';
import type { MsrMap, Scenario, ScenarioEvent } from '../../scenario/types';
import { isPolicy } from '../registry';

export const K = 2 ** 10;
export const M = 2 ** 20;
export const G = 2 ** 30;
export const BITS = 39;
export const hex = (value: number | bigint): string => `0x${value.toString(16)}`;
/** PHYSMASK of a range of that size, V=1. */
export const mask = (size: number, bits = BITS): string => hex(2 ** bits - size + 0x800);
export const CD_QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';

export const wrmsr = (msr: number, value: number | bigint | string, vcpu = 0): ScenarioEvent => ({
  type: 'wrmsr',
  vcpu,
  msr: hex(msr),
  value: typeof value === 'string' ? value : hex(value),
});
export const cd = (on: boolean, vcpu = 0): ScenarioEvent => ({
  type: 'cr0',
  vcpu,
  value: on ? '0xc0000011' : '0x80000011',
});
export const dma = (delta: 1 | -1): ScenarioEvent => ({ type: 'dma', delta });

export interface Given {
  policy?: string;
  msrs?: MsrMap;
  events?: ScenarioEvent[];
  bits?: number;
  dma?: number;
  cpuidMtrr?: boolean;
  quirksOff?: string[];
  cr0?: string;
  memory?: Scenario['memory'];
  vcpus?: Scenario['vcpus'];
}

/** A guest of Linux 6.1 with a device, unless it says otherwise; paging on and CD=0. */
export function run(given: Given): ResultJson {
  const one = { cr0: given.cr0 ?? '0x80000011', msrs: given.msrs ?? {} };
  const doc: Scenario = {
    version: 1,
    policy: given.policy ?? 'kvm-6.0',
    cpu: { maxPhysAddr: given.bits ?? BITS, mtrr: given.cpuidMtrr ?? true },
    vm: { noncoherentDma: given.dma ?? 1, disabledQuirks: given.quirksOff ?? [] },
    memory: given.memory ?? [],
    vcpus: given.vcpus ?? [one],
    events: given.events ?? [],
  };
  return resolve(parseScenario(doc, isPolicy));
}

export const at = (segments: readonly SegmentJson[] | undefined, address: number): SegmentJson =>
  segments?.find((s) => Number(s.start) <= address && address < Number(s.end)) as SegmentJson;
/** The type that a leaf built after the last event would have. */
export const typeAt = (result: ResultJson, address: number): string | null =>
  at(result.snapshots.at(-1)?.segments, address).ept;
export const builtAt = (result: ResultJson, address: number, k = -1): string => {
  const { built, builtIpat } = at(result.snapshots.at(k)?.segments, address);
  return `${built}${builtIpat ? '+IPAT' : ''}`;
};
/** The zaps of one event in page numbers, as `[start,end)`; `all`, or `none`. */
export const zapOf = ({ zaps }: AuditJson, bits = BITS): string => {
  if (zaps.length === 0) return 'none';
  return zaps
    .map(({ start, end }) => {
      if (start === '0x0' && Number(end) === 2 ** bits) return 'all';
      return `[${(Number(start) / 4096).toString(16)},${(Number(end) / 4096).toString(16)})`;
    })
    .join(' ');
};
export const zapsOf = (result: ResultJson, bits = BITS): string[] =>
  result.audits.map((audit) => zapOf(audit, bits));
