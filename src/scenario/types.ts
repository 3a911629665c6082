/**
 * The scenario document, version 1: the one thing that the editor edits, the worker resolves, a link carries and
 * the command line reads. Addresses and register values are hexadecimal strings; ranges are `[start, end)` in bytes.
 */
import type { Hex } from '../arch/hex';
import type { MemType } from '../arch/memtype';

export type RegionKind = 'ram' | 'mmio' | 'emulated';

export interface MemoryRange {
  start: Hex;
  end: Hex;
  kind: RegionKind;
  name?: string;
  flags?: 'dma'[];
  hostType?: MemType;
}

export interface PageAttribute {
  start: Hex;
  end: Hex;
  patIndex: number;
}

/** MSR number to value, both hexadecimal. */
export type MsrMap = Record<Hex, Hex>;

export interface VcpuDoc {
  cr0?: Hex;
  msrs?: MsrMap;
  online?: boolean;
}

export interface WrmsrEvent {
  type: 'wrmsr';
  vcpu: number;
  msr: Hex;
  value: Hex;
}
export interface Cr0Event {
  type: 'cr0';
  vcpu: number;
  value: Hex;
}
export interface DmaEvent {
  type: 'dma';
  delta: 1 | -1;
}
export interface QuirkEvent {
  type: 'quirk';
  name: string;
  disabled: boolean;
}
export type ResetModel = 'hardware' | 'qemu-before-2014' | 'qemu';
export interface ResetEvent {
  type: 'reset';
  vcpu: number | 'all';
  model: ResetModel;
}
export type MigrateModel = 'qemu-before-2014' | 'qemu';
export interface MigrateEvent {
  type: 'migrate';
  model: MigrateModel;
}
export interface OnlineEvent {
  type: 'online';
  vcpu: number;
  online: boolean;
}
/** An event that is one act of one agent. */
export type AtomicEvent =
  | WrmsrEvent
  | Cr0Event
  | DmaEvent
  | QuirkEvent
  | ResetEvent
  | MigrateEvent
  | OnlineEvent;
/** Several events that count as one step of the user. */
export interface GroupEvent {
  type: 'group';
  label: string;
  events: ScenarioEvent[];
  concurrent?: boolean;
}
export type ScenarioEvent = AtomicEvent | GroupEvent;

export interface Scenario {
  version: 1;
  name?: string;
  notes?: string;
  policy: string;
  cpu?: { maxPhysAddr?: number; mtrr?: boolean; variableMtrrs?: number; selfSnoop?: boolean };
  vm?: { noncoherentDma?: number; disabledQuirks?: string[] };
  host?: { msrs?: MsrMap };
  memory?: MemoryRange[];
  pageAttributes?: PageAttribute[];
  vcpus?: VcpuDoc[];
  events?: ScenarioEvent[];
}
