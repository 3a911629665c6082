/** What a document leaves out. The values are part of the contract: they never change their meaning. */

import { CR0_RESET } from '../arch/cr0';
import { PAT_RESET } from '../arch/pat';
import type { Scenario } from './types';

export const DEFAULTS = {
  maxPhysAddr: 46,
  mtrr: true,
  variableMtrrs: 8,
  selfSnoop: true,
  noncoherentDma: 0,
  cr0: CR0_RESET,
  pat: PAT_RESET,
  online: true,
} as const;

/** One vCPU at reset and nothing else. */
export function emptyScenario(policy: string): Scenario {
  return { version: 1, policy };
}

/**
 * The smallest document with the same meaning: defaults left out, keys in the contract's order. MSR values are kept
 * also where they equal their reset value: KVM answers differently for a mask that was written as 0.
 */
export function minimal(doc: Scenario): Scenario {
  const cpu = without(doc.cpu, {
    maxPhysAddr: DEFAULTS.maxPhysAddr,
    mtrr: DEFAULTS.mtrr,
    variableMtrrs: DEFAULTS.variableMtrrs,
    selfSnoop: DEFAULTS.selfSnoop,
  });
  const vm = without(doc.vm, { noncoherentDma: DEFAULTS.noncoherentDma, disabledQuirks: [] });
  const vcpus = (doc.vcpus ?? [{}]).map((vcpu) =>
    without(vcpu, { cr0: `0x${DEFAULTS.cr0.toString(16)}`, msrs: {}, online: DEFAULTS.online }),
  );
  const out: Scenario = { version: 1, policy: doc.policy };
  if (doc.name) out.name = doc.name;
  if (doc.notes) out.notes = doc.notes;
  if (cpu && Object.keys(cpu).length > 0) out.cpu = cpu;
  if (vm && Object.keys(vm).length > 0) out.vm = vm;
  if (doc.host?.msrs && Object.keys(doc.host.msrs).length > 0) out.host = doc.host;
  if (doc.memory?.length) out.memory = doc.memory;
  if (doc.pageAttributes?.length) out.pageAttributes = doc.pageAttributes;
  if (vcpus.length > 1 || Object.keys(vcpus[0] ?? {}).length > 0)
    out.vcpus = vcpus as NonNullable<Scenario['vcpus']>;
  if (doc.events?.length) out.events = doc.events;
  return out;
}

function without<T extends object>(value: T | undefined, defaults: Record<string, unknown>): T | undefined {
  if (!value) return undefined;
  const kept = Object.entries(value).filter(
    ([key, v]) => v !== undefined && JSON.stringify(v) !== JSON.stringify(defaults[key]),
  );
  return Object.fromEntries(kept) as T;
}
