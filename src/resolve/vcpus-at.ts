/** The vCPUs of a document as a machine at some point holds them. */
import { FIXED_MSRS } from '../arch/fixed';
import { canonicalHex, hexValue, toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../arch/msr';
import { defTypeValue, fixedValue, physBaseValue, physMaskValue } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import type { Machine, Vcpu } from '../scenario/machine';
import type { MsrMap, Scenario, ScenarioEvent, VcpuDoc } from '../scenario/types';

/** The vCPUs after the first `events` events. Registers are named that the document names, or that are not at reset. */
export function vcpusAt(doc: Scenario, machine: Machine, events: number): VcpuDoc[] {
  return machine.vcpus.map((vcpu, i) => {
    const named = new Set(Object.keys(doc.vcpus?.[i]?.msrs ?? {}).map((msr) => Number(hexValue(msr))));
    for (const event of (doc.events ?? []).slice(0, events)) addWritten(event, i, named);
    const msrs: MsrMap = {};
    for (const [msr, value, reset] of registersOf(vcpu))
      if (value !== reset || named.has(msr)) msrs[toHex(msr)] = toHex(value);
    const { cr0, online } = doc.vcpus?.[i] ?? {};
    const same = cr0 !== undefined && canonicalHex(cr0) === toHex(vcpu.cr0);
    return {
      cr0: same ? cr0 : toHex(vcpu.cr0),
      msrs,
      ...(vcpu.online && online === undefined ? {} : { online: vcpu.online }),
    };
  });
}

function addWritten(event: ScenarioEvent, vcpu: number, named: Set<number>): void {
  if (event.type === 'group') for (const inner of event.events) addWritten(inner, vcpu, named);
  else if (event.type === 'wrmsr' && event.vcpu === vcpu) named.add(Number(hexValue(event.msr)));
}

/** Number, value and reset value of every register, in the order of the numbers. */
export function registersOf({ pat, mtrr }: Vcpu): [number, bigint, bigint][] {
  const variable = mtrr.variable.flatMap((range, i): [number, bigint, bigint][] => [
    [MTRR_PHYSBASE0 + 2 * i, physBaseValue(range), 0n],
    [MTRR_PHYSMASK0 + 2 * i, physMaskValue(range), 0n],
  ]);
  const fixed = FIXED_MSRS.map(({ msr }, i): [number, bigint, bigint] => [
    msr,
    fixedValue(mtrr.fixed, i),
    0n,
  ]);
  return [
    ...variable,
    ...fixed,
    [IA32_PAT, pat, PAT_RESET],
    [IA32_MTRR_DEF_TYPE, defTypeValue(mtrr), 0n],
  ].sort(([a], [b]) => Number(a) - Number(b)) as [number, bigint, bigint][];
}
