/** What a writer is given beside the document. The resolver's answers come in as plain data: this room does not resolve. */
import type { Scenario, VcpuDoc } from '../../scenario/types';

/** A segment, as the command-line contract has it. */
export interface SegmentLike {
  readonly start: string;
  readonly end: string;
  readonly mtrr: string;
  readonly ept: string | null;
  readonly ipat: boolean | null;
  readonly effective: string | null;
  readonly built?: string | null;
  readonly builtIpat?: boolean | null;
  /** Index into the document's memory. */
  readonly region: number | null;
  readonly mixed?: number;
}

export interface RangeLike {
  readonly start: string;
  readonly end: string;
}

/** What an event did, as the command-line contract has it. */
export interface AuditLike {
  readonly zaps: readonly (RangeLike & { readonly call: string })[];
  readonly zappedBytes: number;
  readonly changedBytes: number;
  readonly needlessBytes: number;
  readonly staleBytes: number;
  readonly stale: readonly RangeLike[];
  readonly refused?: { readonly reason: string };
}

/** Why a page has its type. */
export interface ReasonLike {
  readonly at: string;
  readonly steps: readonly { readonly text: string; readonly source: string }[];
}

export interface WriteContext {
  /** The point in time that is written: 0 before any event. */
  readonly event?: number;
  /** Whose view the segments are; 0 where nothing is said. */
  readonly vcpu?: number;
  /** The vCPUs at that point; those of the document's start where nothing is said. */
  readonly vcpus?: readonly VcpuDoc[];
  readonly segments?: readonly SegmentLike[];
  /** Of the events up to that point. */
  readonly audits?: readonly AuditLike[];
  readonly reasons?: readonly ReasonLike[];
  /** The policy's name for people. */
  readonly policy?: string;
  readonly link?: string;
}

export interface Writer {
  readonly id: string;
  readonly title: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  /** Does it write the whole document, whatever the point in time? */
  readonly whole?: boolean;
  /** Does it need `segments`? */
  readonly map?: boolean;
  write(doc: Scenario, context: WriteContext): string;
}
