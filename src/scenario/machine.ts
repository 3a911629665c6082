/** The scenario at one point in time, as numbers: what a policy looks at. All of it is immutable. */
import type { Gfn } from '../arch/gfn';
import type { TypeCode } from '../arch/memtype';
import type { MtrrState } from '../arch/mtrr';
import type {
  Cr0Event,
  DmaEvent,
  MigrateEvent,
  OnlineEvent,
  QuirkEvent,
  RegionKind,
  ResetEvent,
  WrmsrEvent,
} from './types';

export interface Cpu {
  /** Address bits of the guest, 32 to 52. */
  readonly maxPhysAddr: number;
  /** The number of pages, 2^(maxPhysAddr - 12). */
  readonly space: Gfn;
  /** Does the guest's CPUID report MTRR? */
  readonly mtrr: boolean;
  readonly variableMtrrs: number;
  /** Does the host's CPU report self-snoop? */
  readonly selfSnoop: boolean;
}

export interface Vcpu {
  /** CR0, the low 32 bits. */
  readonly cr0: number;
  readonly pat: bigint;
  readonly mtrr: MtrrState;
  readonly online: boolean;
}

/** A range of guest-physical memory, `[start, end)` in pages. */
export interface Region {
  readonly start: Gfn;
  readonly end: Gfn;
  readonly kind: RegionKind;
  readonly dma: boolean;
  readonly hostType: TypeCode | undefined;
  /** Index into the document's `memory`; -1 for the RAM that stands for an empty list. */
  readonly index: number;
}

export interface Machine {
  readonly cpu: Cpu;
  readonly vcpus: readonly Vcpu[];
  /** Registered users of non-coherent DMA. */
  readonly dma: number;
  readonly disabledQuirks: ReadonlySet<string>;
  /** The host's own MTRRs; undefined where everything is WB. */
  readonly host: MtrrState | undefined;
}

/** An atomic event with its numbers read: what a policy is asked about. */
export type Act =
  | (Omit<WrmsrEvent, 'msr' | 'value'> & { readonly msr: number; readonly value: bigint })
  | (Omit<Cr0Event, 'value'> & { readonly value: bigint })
  | DmaEvent
  | QuirkEvent
  | ResetEvent
  | MigrateEvent
  | OnlineEvent;
