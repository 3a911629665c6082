/**
 * What the page and the worker say to each other. Every method is listed once, and both ends are checked from it.
 * Addresses are page numbers (4 KiB) in doubles; spans are flat arrays start, end, start, end ...
 */
import type { Picks } from '../formats/choices';
import type { Reading } from '../formats/types';
import type { PageExplanation } from '../resolve/explain';
import type { LessonAnswer, Verdict } from '../resolve/lessons/check';
import type { Outline } from '../resolve/lessons/outline';
import type { PageReasons } from '../resolve/reasons/reasons';
import type { Scene } from '../scenario/lessons/steps';
import type { Task } from '../scenario/lessons/types';
import type { Scenario } from '../scenario/types';
import type { PatchWire } from './patch';
import type { AuditsWire } from './summaries';

export type { AuditsWire } from './summaries';

/** The part of the address space that is looked at, `[start, start + span)` in pages. */
export interface WindowWire {
  start: number;
  span: number;
}

/** One partition of the whole space: segment `i` is `[starts[i], starts[i + 1])`, the last one ends at `space`. */
export interface SegmentsWire {
  starts: Float64Array;
  /** MTRR type code, or 8 for an overlap that the architecture leaves undefined. */
  mtrr: Uint8Array;
  /** Leaf that would be installed now: type code, plus 8 with IPAT; 255 for none. */
  leaf: Uint8Array;
  /** Type code that an access gets, 8 for undefined, 255 for no access. */
  effective: Uint8Array;
  /** The leaf that stands there, as `leaf`. */
  built: Uint8Array;
  /** Index into the document's `memory`, or -1. */
  region: Int32Array;
  /** Pieces of masks with holes that are not listed in the segment; 0 nearly always. */
  mixed: Float64Array;
}

export interface RangeWire {
  index: number;
  type: number;
  spans: Float64Array;
  unlisted: number;
}

/** The largest leaf that may map each page: `[starts[i], starts[i + 1])` in pages, the last ends at `space`. */
export interface LargestWire {
  starts: Float64Array;
  /** Pages in the leaf: 2^18 (1 GiB), 512 (2 MiB) or 1 (4 KiB); 0 where nothing is mapped. */
  sizes: Float64Array;
  /** How many leaves map everything, each as large as it may be. */
  leaves: number;
}

/** The audit of one event in numbers: all sizes in pages. */
export interface AuditSummary {
  calls: number;
  zapped: number;
  changed: number;
  needless: number;
  stale: number;
  refused?: string;
}

/** The audit of the event at the cursor, with its ranges. */
export interface AuditWire extends AuditSummary {
  /** The calls, identical ones once: `times` says how often it was made. */
  zaps: { start: number; end: number; call: string; times: number }[];
  zappedSpans: Float64Array;
  changedSpans: Float64Array;
  needlessSpans: Float64Array;
  staleSpans: Float64Array;
  /** Why it zapped what it did, or nothing; of a group each reason once, and how many of its parts have it. */
  why: { text: string; source: string; times: number }[];
  /** Of a group: what each vCPU did, by its number; -1 for events that name none. */
  parts?: PartWire[];
  /** Of a concurrent group under a policy with a zap list: calls if each drains alone, and if all enqueue before. */
  list?: { alone: number; together: number };
}

/** One vCPU's share of a group. */
export interface PartWire {
  vcpu: number;
  events: number;
  calls: number;
  /** How many of the calls reach over the whole space. */
  whole: number;
  /** Pages, summed over its events: what is zapped twice counts twice. */
  zapped: number;
}

/** One vCPU among all. Values are hexadecimal strings. */
export interface VcpuWire {
  online: boolean;
  cr0: string;
  defType: string;
  /** Names of the MSRs and CR0 bits that differ from those of the viewed vCPU. */
  differs: string[];
}

/** The scenario at one point in time, ready to be drawn. */
export interface ViewWire {
  revision: number;
  cursor: number;
  vcpu: number;
  /** Pages in the space: 2^(maxPhysAddr - 12). */
  space: number;
  segments: SegmentsWire;
  /** The valid variable ranges as the policy reads them. */
  ranges: RangeWire[];
  /** Absent where there are so many ranges that working it out would hold up the view. */
  largest?: LargestWire;
  /** One for each event of the document. */
  audits: AuditsWire;
  /** Of the event at the cursor; none at cursor 0. */
  audit?: AuditWire;
  /** Starting values that would be refused: they count as their reset value. */
  refused: { path: string; reason: string }[];
  /** The registers at the cursor, as the guest would read them. */
  registers: RegistersWire;
  /** Every vCPU at the cursor. */
  vcpus: VcpuWire[];
  /** Of a subject: where it differs from the document. */
  difference?: DifferenceWire;
  /** Milliseconds spent in the resolver. */
  took: number;
}

/** One vCPU's registers and the VM's state at the cursor. Values are hexadecimal strings. */
export interface RegistersWire {
  vcpus: number;
  cr0: string;
  pat: string;
  defType: string;
  variable: { base: string; mask: string }[];
  /** The eleven fixed-range MSRs in the order of their addresses. */
  fixed: string[];
  online: boolean;
  dma: number;
  disabledQuirks: string[];
}

/** Why one page has its type, at which point of the document. Codes as in SegmentsWire. */
export interface ExplanationWire extends PageExplanation {
  revision: number;
  cursor: number;
}

/** The second answer about a page, and to what it answers. Codes as in SegmentsWire. */
export interface ReasonsWire extends PageReasons {
  revision: number;
  cursor: number;
  vcpu: number;
  mode: 'live' | 'setup';
}

/**
 * A dump, read; of its sentences those that the choices do not tell. Of its lines those cross that were not understood, and those that were left out for a
 * reason.
 */
export interface ReadingWire
  extends Pick<
    Reading,
    'formats' | 'doc' | 'isWhole' | 'lines' | 'counts' | 'assumed' | 'differences' | 'choices' | 'error'
  > {
  /** Leaves that a hypervisor installed; there need not be a document then. */
  leaves?: LeavesWire;
}

/** Leaves as columns: `[starts[i], ends[i])` in pages, codes as in SegmentsWire. Sorted, without overlaps. */
export interface LeavesWire {
  starts: Float64Array;
  ends: Float64Array;
  codes: Uint8Array;
}

/** A document that is not opened yet, as it would be at the end of its events. */
export interface PreviewWire extends PictureWire {
  vcpu: number;
}

/** A dump that is read, or read again with other picks: `key` tells one from another. */
export interface ReadArgs {
  key: number;
  dump: string | Blob;
  policy: string;
  picks: Picks;
}

/** A policy as the page lists it. */
export interface PolicyCard {
  id: string;
  title: string;
  summary: string;
  source: string;
  family: string;
  /** Has it an EPT? Bare metal has none. */
  ept: boolean;
  /** Does it look at the host's own MTRRs? */
  looksAtHost: boolean;
  /** How many variable ranges its guest has, where that is not for the document to say. */
  variableMtrrs?: number;
}

/** One page's values, codes as in SegmentsWire. */
export interface PageWire {
  mtrr: number;
  leaf: number;
  built: number;
  effective: number;
}

/** What one policy makes of the document: sums over the whole timeline, in pages, and the map at one moment. */
export interface PolicyRowWire {
  policy: string;
  calls: number;
  zapped: number;
  needless: number;
  stale: number;
  /** The first page whose access gets another type than under the document's own policy, or null. */
  differsAt: number | null;
  /** The page that was asked about; absent where none was. */
  page?: PageWire;
}

/** A format that is written, as the page lists it. */
export interface WriterCard {
  id: string;
  title: string;
  /** Does it write the whole document, whatever the point in time? */
  whole: boolean;
}

/** What was written, and what its file's name ends in (without the dot). */
export interface WrittenWire {
  text: string;
  extension: string;
}

/** A scenario after its last event, small enough to be drawn on a card. */
export interface PictureWire {
  /** Pages in the space. */
  space: number;
  segments: SegmentsWire;
}

/** What the document is compared with, in whatever it names; in the rest it is as the document at the cursor. */
export type SubjectWire =
  | { kind: 'policy'; policy: string }
  | { kind: 'cursor'; cursor: number }
  | { kind: 'vcpu'; vcpu: number }
  /** `id` changes with the document: what was folded of it is kept. */
  | { kind: 'scenario'; id: number; doc: Scenario; cursor: number; vcpu: number };

/** Where a subject's map differs from the document's, in pages. */
export interface DifferenceWire {
  /** Maximal ranges in which anything differs. */
  spans: Float64Array;
  /** Pages in all of them. */
  pages: number;
  /** How many rows `differences` has. */
  rows: number;
  /** What is compared: 1 the MTRR type, 2 the leaf, 4 what an access gets, 8 the leaf that stands, or a sum. */
  fields: number;
  /** Pages that are compared: those of the smaller of both spaces. */
  space: number;
  /** Pieces of masks with holes that are left out in what differs. */
  unlisted: number;
}

/** Where both sides differ: how much of it in the MTRR type and in the leaf that would be built now, and some rows. */
export interface DifferencesWire {
  mtrr: AmountWire;
  leaf: AmountWire;
  rows: DifferenceRowWire[];
}

/** Maximal ranges, and pages in them. */
export interface AmountWire {
  ranges: number;
  pages: number;
}

/** Two sides' values of one range, `[start, end)` in pages, and why each has them. */
export interface DifferenceRowWire {
  start: number;
  end: number;
  a: PageWire;
  b: PageWire;
  /** In what they differ, as in DifferenceWire. */
  fields: number;
  unlisted: number;
  why: { a: ReasonWire[]; b: ReasonWire[] };
}

export interface ReasonWire {
  text: string;
  source: string;
}

/** Zap calls of a group under its own policy, with v4's list (from `together` to `alone`), and with v2's per-VM state. */
export interface SavingsWire {
  own: number;
  list: { alone: number; together: number };
  perVm: number;
}

/** A point in time of the document, seen by a vCPU. */
interface Moment {
  revision: number;
  cursor: number;
  vcpu: number;
}

export interface Methods {
  /** Keeps the document for the calls that follow: whole, or as its difference from the one that is held. */
  open(args: { revision: number } & ({ doc: Scenario } | { patch: PatchWire })): { events: number };
  /** With a subject it is the subject's, and says where it differs from the document's own. */
  view(args: Moment & { window: WindowWire; subject?: SubjectWire }): ViewWire;
  explain(args: Moment & { gfn: number; subject?: SubjectWire }): ExplanationWire;
  /** Rows `from` to `from + count` of where the subject differs. */
  differences(args: Moment & { subject: SubjectWire; from: number; count: number }): DifferencesWire;
  /**
   * How many zap calls the group of events at the cursor makes, and would make with what both series propose; null
   * where it is no group.
   */
  savings(args: Moment): SavingsWire | null;
  /** Which switches change a page, as events at the cursor or as changes of the start, and what its steps hang on. */
  reasons(args: {
    revision: number;
    cursor: number;
    vcpu: number;
    gfn: number;
    mode: 'live' | 'setup';
  }): ReasonsWire;
  /** The document under every policy. `gfn` asks about one page too. */
  compare(args: { revision: number; cursor: number; vcpu: number; gfn?: number }): PolicyRowWire[];
  /** Answers null where it was cancelled. */
  read(args: ReadArgs): ReadingWire | null;
  /** The map of a document that need not be the one that is open. */
  preview(args: { doc: Scenario; vcpu: number }): PreviewWire;
  /** For each page the last point, up to the cursor, at which that leaf would have been installed; -1 for none. */
  lastRight(args: {
    revision: number;
    cursor: number;
    vcpu: number;
    pages: number[];
    codes: number[];
  }): number[];
  /** Stops the `read` with that id. Never answered. */
  cancel(args: { call: number }): null;
  /** The scenario at the cursor in a format for elsewhere. `link` is put where the format has room for one. */
  export(args: {
    revision: number;
    cursor: number;
    vcpu: number;
    format: string;
    link?: string;
  }): WrittenWire;
  /** Another document than the one that is kept: what it looks like in the end, as vCPU 0 sees it. */
  picture(args: { doc: Scenario }): PictureWire;
  /** Is a lesson's task done? Says nothing of the document that is held. */
  check(args: { task: Task; start: Scene; now: Scene; answer?: LessonAnswer }): Verdict;
  /** A scene's map in rows, for a lesson on paper. `window` in pages. */
  outline(args: { scene: Scene; window: WindowWire; limit: number }): Outline;
  /** Every format that `export` writes. */
  writers(args: Record<string, never>): WriterCard[];
  /** The names of the formats that `read` knows. */
  readers(args: Record<string, never>): string[];
  /** Who is there: the worker's own id, its build and how many pages it serves. */
  ping(args: Record<string, never>): { id: string; build: string; pages: number };
  /** Every policy, in the order in which they are shown. */
  catalog(args: Record<string, never>): { policies: PolicyCard[] };
  /** The page is leaving: what is kept for it may go. Never answered. */
  bye(args: Record<string, never>): null;
}

export type MethodName = keyof Methods;
export type Args<M extends MethodName> = Parameters<Methods[M]>[0];
export type Answer<M extends MethodName> = ReturnType<Methods[M]>;

export type Request = { [M in MethodName]: { id: number; method: M; args: Args<M> } }[MethodName];
/** `lost`: the worker does not hold the revision that the request names, or patches (it was restarted). */
export type Response =
  | { id: number; ok: true; value: Answer<MethodName> }
  | { id: number; ok: false; error: string; lost?: boolean };

/** Not the answer yet: which part of the work is done, from 0 to 1. */
export interface Progress {
  id: number;
  progress: number;
}

/** What both ends need of a MessagePort or a Worker. */
export interface PortLike {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  start?(): void;
  close?(): void;
}
