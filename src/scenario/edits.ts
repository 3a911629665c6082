/**
 * Edits as pure functions on the document: each gives a new document that shares what did not change. Nothing is
 * validated here but what is needed to write canonical hexadecimal; `parseScenario` says whether a document is well
 * formed, `src/arch/refusal.ts` whether a CPU would accept a value.
 */
import { canonicalHex, type Hex, hexValue } from '../arch/hex';
import { DEFAULTS } from './defaults';
import type { MemoryRange, MsrMap, PageAttribute, Scenario, ScenarioEvent, VcpuDoc } from './types';

export interface MsrWrite {
  msr: Hex;
  value: Hex;
}

/** One edit of the Guest panel: what a guest, a VMM or a device could do. Values are hexadecimal strings. */
export type GuestEdit =
  | { kind: 'cr0'; value: Hex }
  | { kind: 'msr'; msr: Hex; value: Hex }
  /** Several MSRs as one step: a dragged range writes a base and a mask. */
  | { kind: 'msrs'; label: string; writes: MsrWrite[] }
  | { kind: 'dma'; delta: 1 | -1 }
  | { kind: 'quirk'; name: string; disabled: boolean }
  /** Names its vCPU itself: it need not be the one that is looked at. */
  | { kind: 'online'; vcpu: number; online: boolean };

/** Edits that no event can make: always of the starting state. */
export type SetupEdit =
  | { kind: 'policy'; policy: string }
  | { kind: 'name'; name: string }
  | { kind: 'notes'; notes: string }
  | { kind: 'cpu'; maxPhysAddr?: number; mtrr?: boolean; selfSnoop?: boolean; variableMtrrs?: number }
  | { kind: 'memory'; memory: MemoryRange[] }
  | { kind: 'pageAttributes'; pageAttributes: PageAttribute[] }
  /** How many vCPUs there are. New ones are at reset; the last ones go first. */
  | { kind: 'vcpus'; count: number }
  /** Every vCPU starts with the registers of that one; which are online stays. */
  | { kind: 'alike'; vcpu: number }
  /** The host's own MTRRs, all of them. */
  | { kind: 'host'; msrs: MsrMap };

/** The event that does what the edit says, on that vCPU. Several MSRs become a group. Throws on malformed hex. */
export function eventOf(edit: GuestEdit, vcpu: number): ScenarioEvent {
  switch (edit.kind) {
    case 'cr0':
      return { type: 'cr0', vcpu, value: canonicalHex(edit.value) };
    case 'msr':
      return wrmsr(edit, vcpu);
    case 'msrs':
      return { type: 'group', label: edit.label, events: edit.writes.map((write) => wrmsr(write, vcpu)) };
    case 'dma':
      return { type: 'dma', delta: edit.delta };
    case 'quirk':
      return { type: 'quirk', name: edit.name, disabled: edit.disabled };
    case 'online':
      return { type: 'online', vcpu: edit.vcpu, online: edit.online };
  }
}

function wrmsr({ msr, value }: MsrWrite, vcpu: number): ScenarioEvent {
  return { type: 'wrmsr', vcpu, msr: canonicalHex(msr), value: canonicalHex(value) };
}

/** What an edit is of: two edits with one key change the same registers, so the later one replaces the earlier. */
export function fieldOf(edit: GuestEdit): string {
  switch (edit.kind) {
    case 'msr':
      return `msr ${canonicalHex(edit.msr)}`;
    case 'msrs':
      return `msrs ${edit.writes.map((write) => canonicalHex(write.msr)).join(' ')}`;
    case 'quirk':
      return `quirk ${edit.name}`;
    case 'online':
      return `online ${edit.vcpu}`;
    default:
      return edit.kind;
  }
}

/** Puts an event behind point `cursor` (0 to the number of events): it becomes event number `cursor`, 0-based. */
export function insertEvent(doc: Scenario, cursor: number, event: ScenarioEvent): Scenario {
  return withEvents(doc, (doc.events ?? []).toSpliced(cursor, 0, event));
}

/** Puts an event in the place of event number `index` (0-based). */
export function replaceEvent(doc: Scenario, index: number, event: ScenarioEvent): Scenario {
  return withEvents(doc, (doc.events ?? []).with(index, event));
}

/** Takes out event number `index` (0-based). */
export function removeEvent(doc: Scenario, index: number): Scenario {
  return withEvents(doc, (doc.events ?? []).toSpliced(index, 1));
}

function withEvents(doc: Scenario, events: ScenarioEvent[]): Scenario {
  const { events: _, ...rest } = doc;
  return events.length > 0 ? { ...rest, events } : rest;
}

/** Makes the edit part of the starting state. Throws on malformed hex; `dma` below zero stays at zero. */
export function editStart(doc: Scenario, edit: GuestEdit, vcpu: number): Scenario {
  switch (edit.kind) {
    case 'cr0':
      return withVcpu(doc, vcpu, (was) => ({ ...was, cr0: canonicalHex(edit.value) }));
    case 'msr':
      return withMsrs(doc, vcpu, [edit]);
    case 'msrs':
      return withMsrs(doc, vcpu, edit.writes);
    case 'dma': {
      const users = doc.vm?.noncoherentDma ?? DEFAULTS.noncoherentDma;
      return { ...doc, vm: { ...doc.vm, noncoherentDma: Math.max(users + edit.delta, 0) } };
    }
    case 'quirk': {
      const others = (doc.vm?.disabledQuirks ?? []).filter((name) => name !== edit.name);
      return {
        ...doc,
        vm: { ...doc.vm, disabledQuirks: edit.disabled ? [...others, edit.name] : others },
      };
    }
    case 'online':
      return withVcpu(doc, edit.vcpu, (was) => ({ ...was, online: edit.online }));
  }
}

/** Makes what the events write part of the starting state: each as `editStart` does it, on the vCPU that it names. */
export function startWith(doc: Scenario, events: readonly ScenarioEvent[]): Scenario {
  return events.reduce((was: Scenario, event) => {
    switch (event.type) {
      case 'wrmsr':
        return editStart(was, { kind: 'msr', msr: event.msr, value: event.value }, event.vcpu);
      case 'cr0':
        return editStart(was, { kind: 'cr0', value: event.value }, event.vcpu);
      case 'dma':
        return editStart(was, { kind: 'dma', delta: event.delta }, 0);
      case 'quirk':
        return editStart(was, { kind: 'quirk', name: event.name, disabled: event.disabled }, 0);
      case 'online':
        return editStart(was, { kind: 'online', vcpu: event.vcpu, online: event.online }, event.vcpu);
      case 'group':
        return startWith(was, event.events);
      default:
        // A reset and a migration happen; they are no state to start in.
        return was;
    }
  }, doc);
}

function withVcpu(doc: Scenario, vcpu: number, change: (was: VcpuDoc) => VcpuDoc): Scenario {
  const vcpus = doc.vcpus ?? [{}];
  return { ...doc, vcpus: vcpus.map((was, i) => (i === vcpu ? change(was) : was)) };
}

function withMsrs(doc: Scenario, vcpu: number, writes: readonly MsrWrite[]): Scenario {
  return withVcpu(doc, vcpu, (was) => ({
    ...was,
    msrs: sortedMsrs({
      ...was.msrs,
      ...Object.fromEntries(writes.map(({ msr, value }) => [canonicalHex(msr), canonicalHex(value)])),
    }),
  }));
}

/** The same map in the order of the MSR numbers. */
function sortedMsrs(msrs: MsrMap): MsrMap {
  const number = (msr: Hex): number => Number(hexValue(msr));
  return Object.fromEntries(Object.entries(msrs).sort(([a], [b]) => number(a) - number(b)));
}

/** Makes an edit that only the starting state can have. The result may be malformed: `parseScenario` says so. */
export function applySetup(doc: Scenario, edit: SetupEdit): Scenario {
  switch (edit.kind) {
    case 'cpu': {
      const { kind: _, ...fields } = edit;
      return { ...doc, cpu: { ...doc.cpu, ...fields } };
    }
    case 'host':
      return { ...doc, host: { msrs: edit.msrs } };
    case 'vcpus': {
      const was = doc.vcpus ?? [{}];
      const count = Math.max(Math.trunc(edit.count), 1);
      return {
        ...doc,
        vcpus: [...was.slice(0, count), ...Array.from({ length: count - was.length }, () => ({}))],
      };
    }
    case 'alike': {
      const vcpus = doc.vcpus ?? [{}];
      const { online: _, ...registers } = vcpus[edit.vcpu] ?? {};
      return {
        ...doc,
        vcpus: vcpus.map(({ online }) => (online === undefined ? registers : { ...registers, online })),
      };
    }
    default: {
      const { kind: _, ...fields } = edit;
      return { ...doc, ...fields };
    }
  }
}

/**
 * The document with what a dump said in place of its own: the registers, CPU and events always, memory, page
 * attributes and the host's MTRRs where the dump names any (and the old ones still lie inside its address space).
 * Policy, DMA users and quirks stay. `isWhole`: what was read says all of that too, and nothing stays.
 */
export function adopted(doc: Scenario, read: Scenario, isWhole = false): Scenario {
  if (isWhole) return read;
  const { vm: _, ...rest } = read;
  const kept: Partial<Scenario> = {};
  const space = 1n << BigInt(read.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr);
  const fits = (ranges: readonly { end: Hex }[]): boolean => ranges.every((r) => hexValue(r.end) <= space);
  if (doc.vm) kept.vm = doc.vm;
  if (doc.host && !read.host) kept.host = doc.host;
  if (!read.memory?.length) {
    if (doc.memory && fits(doc.memory)) kept.memory = doc.memory;
    if (doc.pageAttributes && !read.pageAttributes && fits(doc.pageAttributes)) {
      kept.pageAttributes = doc.pageAttributes;
    }
  }
  return { ...rest, policy: doc.policy, ...kept };
}
