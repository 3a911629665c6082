/** The vCPUs of a document as a machine at some point holds them. */
import { FIXED_MSRS } from '../arch/fixed';
import { hexValue, toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../arch/msr';
import { defTypeValue, fixedValue, physBaseValue, physMaskValue } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import type { Machine, Vcpu } from '../scenario/machine';
import type { MsrMap, Scenario, ScenarioEvent, VcpuDoc } from '../scenario/types';

/**
 * The vCPUs of a machine after the first `events` events, or of one that differs from it. Registers are named that are not
 * at reset, that the document names or that an event wrote.
 */
export function vcpusAt(doc: Scenario, machine: Machine, events: number): VcpuDoc[] {
  return machine.vcpus.map((vcpu, i) => {
    const { msrs: given = {}, online } = doc.vcpus?.[i] ?? {};
    const named = new Set(Object.keys(given).map((msr) => Number(hexValue(msr))));
    for (const event of (doc.events ?? []).slice(0, events)) addWritten(event, i, named);
    // A mask that was written as 0 is another one to KVM than one that never was, as all are after a reset.
    vcpu.mtrr.variable.forEach(({ maskWritten }, k) => {
      if (maskWritten) named.add(MTRR_PHYSMASK0 + 2 * k);
      else named.delete(MTRR_PHYSMASK0 + 2 * k);
    });
    const msrs: MsrMap = {};
    for (const [msr, value, reset] of registersOf(vcpu))
      if (value !== reset || named.has(msr)) msrs[toHex(msr)] = toHex(value);
    const isSaid = !vcpu.online || online !== undefined;
    return { cr0: toHex(vcpu.cr0), msrs, ...(isSaid ? { online: vcpu.online } : {}) };
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
  return [...variable, ...fixed, [IA32_PAT, pat, PAT_RESET], [IA32_MTRR_DEF_TYPE, defTypeValue(mtrr), 0n]];
}
