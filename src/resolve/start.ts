/** From the document to the machine at point 0. Starting values that would be refused count as their reset value. */

import { CR0_RESET } from '../arch/cr0';
import { gfnOf, spacePages } from '../arch/gfn';
import { hexValue } from '../arch/hex';
import { typeCode } from '../arch/memtype';
import { IA32_PAT } from '../arch/msr';
import { type MtrrState, resetMtrrs, writeMtrr } from '../arch/mtrr';
import { PAT_RESET } from '../arch/pat';
import { msrRefusal } from '../arch/refusal';
import type { Policy } from '../policy/types';
import { DEFAULTS } from '../scenario/defaults';
import type { Cpu, Machine, Region, Vcpu } from '../scenario/machine';
import type { MsrMap, Scenario, VcpuDoc } from '../scenario/types';

/** A starting value that the hardware or the hypervisor would refuse. */
export interface Refusal {
  readonly path: string;
  readonly reason: string;
}

export interface Start {
  readonly machine: Machine;
  /** Sorted, not overlapping; what lies between is not mapped. */
  readonly regions: readonly Region[];
  readonly refused: readonly Refusal[];
}

/** The machine before any event. */
export function startOf(doc: Scenario, policy: Policy): Start {
  const maxPhysAddr = doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr;
  const cpu: Cpu = {
    maxPhysAddr,
    space: spacePages(maxPhysAddr),
    mtrr: doc.cpu?.mtrr ?? DEFAULTS.mtrr,
    variableMtrrs: doc.cpu?.variableMtrrs ?? DEFAULTS.variableMtrrs,
    selfSnoop: doc.cpu?.selfSnoop ?? DEFAULTS.selfSnoop,
  };
  const refused: Refusal[] = [];
  const alike: Omit<Machine, 'vcpus'> = {
    cpu,
    dma: doc.vm?.noncoherentDma ?? 0,
    disabledQuirks: new Set(),
    host: undefined,
  };
  const vcpus = (doc.vcpus ?? [{}]).map((vcpu, i) => startVcpu(vcpu, `vcpus[${i}]`, alike, policy, refused));
  const disabledQuirks = new Set<string>();
  (doc.vm?.disabledQuirks ?? []).forEach((name, i) => {
    const reason = policy.refuses({ ...alike, vcpus }, { type: 'quirk', name, disabled: true });
    if (reason === undefined) disabledQuirks.add(name);
    else refused.push({ path: `vm.disabledQuirks[${i}]`, reason });
  });
  const host = doc.host?.msrs && startHost(doc.host.msrs, cpu, refused);
  return { machine: { ...alike, vcpus, disabledQuirks, host }, regions: regionsOf(doc, cpu), refused };
}

function startVcpu(
  doc: VcpuDoc,
  path: string,
  machine: Omit<Machine, 'vcpus'>,
  policy: Policy,
  refused: Refusal[],
): Vcpu {
  let cr0 = CR0_RESET;
  let pat = PAT_RESET;
  let mtrr = resetMtrrs(policy.variableMtrrs(machine.cpu));
  const alone: Machine = { ...machine, vcpus: [{ cr0, pat, mtrr, online: true }] };
  if (doc.cr0 !== undefined) {
    const reason = policy.refuses(alone, { type: 'cr0', vcpu: 0, value: hexValue(doc.cr0) });
    if (reason === undefined) cr0 = Number(hexValue(doc.cr0));
    else refused.push({ path: `${path}.cr0`, reason });
  }
  for (const [key, text] of Object.entries(doc.msrs ?? {})) {
    const msr = Number(hexValue(key));
    const value = hexValue(text);
    const reason = policy.refuses(alone, { type: 'wrmsr', vcpu: 0, msr, value });
    if (reason !== undefined) refused.push({ path: `${path}.msrs["${key}"]`, reason });
    else if (msr === IA32_PAT) pat = value;
    else mtrr = writeMtrr(mtrr, msr, value);
  }
  return { cr0, pat, mtrr, online: doc.online ?? DEFAULTS.online };
}

/** The host's MTRRs. It has as many variable ranges as its registers name. */
function startHost(msrs: MsrMap, cpu: Cpu, refused: Refusal[]): MtrrState {
  const count = 40;
  let mtrr = resetMtrrs(count);
  for (const [msr, value] of Object.entries(msrs)) {
    const reason = msrRefusal(Number(hexValue(msr)), hexValue(value), cpu.maxPhysAddr, count);
    if (reason !== undefined) refused.push({ path: `host.msrs["${msr}"]`, reason });
    else mtrr = writeMtrr(mtrr, Number(hexValue(msr)), hexValue(value));
  }
  return mtrr;
}

function regionsOf(doc: Scenario, cpu: Cpu): Region[] {
  if (!doc.memory?.length) {
    return [{ start: 0, end: cpu.space, kind: 'ram', dma: false, hostType: undefined, index: -1 }];
  }
  return doc.memory
    .map((range, index) => ({
      start: gfnOf(Number(hexValue(range.start))),
      end: gfnOf(Number(hexValue(range.end))),
      kind: range.kind,
      dma: range.flags?.includes('dma') ?? false,
      hostType: range.hostType && typeCode(range.hostType),
      index,
    }))
    .sort((a, b) => a.start - b.start);
}
