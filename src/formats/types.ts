/**
 * What a reader of dumps finds, and what it hands on. A format looks at cleaned lines one by one; what it read is
 * a `Statement`; the statements of one paste are merged into one scenario.
 */
import type { MemType, PatType, TypeCode } from '../arch/memtype';
import type { RegionKind, Scenario } from '../scenario/types';
import type { Choice } from './choices';

export type Status = 'read' | 'noise' | 'unknown';

/**
 * What became of a line. A format may change the verdicts that it gave, e.g. where a later dump supersedes; lines that
 * share a fate share the verdict.
 */
export interface Verdict {
  status: Status;
  why?: string;
}

/** A line, or a piece of one where a paste lost its line ends. */
export interface Line {
  /** Counted from 1 in the text as it was given. */
  readonly number: number;
  /** Without prefixes, markup and runs of blanks. */
  readonly body: string;
  /** The whole line as it stands in the text. */
  readonly text: string;
}

/** One variable range as a source states it. A size stands for a mask while MAXPHYADDR is not known. */
export interface RangeFact {
  readonly valid: boolean;
  /** PHYSBASE's address field, in bytes; also bits outside the mask are kept. */
  readonly base: bigint;
  readonly type: TypeCode;
  /** PHYSMASK's address field, in bytes. */
  readonly mask?: bigint;
  /** In bytes: what Linux makes of the mask, its negative. */
  readonly size?: bigint;
}

/** Registers that a source prints in words, so that some of their bits are left out. */
export interface Printed {
  readonly defaultType?: TypeCode;
  readonly enabled?: boolean;
  readonly fixedEnabled?: boolean;
  /** The 88 fixed types, -1 where nothing is said. */
  readonly fixed?: readonly number[];
  readonly ranges: ReadonlyMap<number, RangeFact>;
  /** Are ranges that are not listed known to be not valid? */
  readonly complete: boolean;
}

/** A range of a memory map, `[start, end)` in bytes, with the source's word for it. */
export interface MemoryFact {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** What the range is, where the source says it; else the word decides. */
  readonly kind?: RegionKind;
}

/** The memory type that an operating system asked for in its page tables, `[start, end)` in bytes. */
export interface PageTypeFact {
  readonly start: number;
  readonly end: number;
  readonly type: PatType;
}

/** A leaf that a hypervisor installed, `[start, end)` in guest-physical bytes. */
export interface Leaf {
  start: number;
  end: number;
  type: MemType;
  ipat: boolean;
}

/** A range of a map that the dump itself carries, `[start, end)` in bytes. */
export interface OutcomeRange {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/**
 * When a source looked at the registers; later ones win. `state`: they were read from the running machine. `boot`: a
 * kernel or hypervisor printed them as it started. `firmware`: firmware did, before that. `hint`: only a part is there.
 */
export type Stage = 'state' | 'boot' | 'firmware' | 'hint';

/** One of several states of the same source, with its lines. */
export interface Version {
  readonly ranges: ReadonlyMap<number, RangeFact>;
  readonly lines: ReadonlyMap<string, number>;
  readonly first: number;
  readonly last: number;
}

/** Everything that one format read of one machine. */
export interface Statement {
  readonly format: string;
  /** The source's name in a sentence. */
  readonly source: string;
  readonly stage: Stage;
  /** Register values as the CPU holds them, MSR number to value, one map a CPU. */
  readonly msrs?: readonly ReadonlyMap<number, bigint>[];
  readonly printed?: Printed;
  readonly pat?: bigint;
  /** MTRRcap.VCNT, and whether the source says so itself. */
  readonly variableMtrrs?: { readonly count: number; readonly sure: boolean };
  /** MAXPHYADDR where the source says it. */
  readonly maxPhysAddr?: number;
  readonly memory?: readonly MemoryFact[];
  /** CR0 by CPU; undefined where it was not read. */
  readonly cr0?: readonly (bigint | undefined)[];
  readonly pageTypes?: readonly PageTypeFact[];
  readonly leaves?: readonly Leaf[];
  readonly name?: string;
  readonly outcome?: readonly OutcomeRange[];
  /** What the outcome leaves out is not said; else it has the default type. */
  readonly outcomePartial?: boolean;
  /** Bytes of RAM that the kernel counts as WB. */
  readonly covered?: number;
  /** The kernel's clean-up rewrote the variable ranges after they were printed. */
  readonly rewritten?: boolean;
  /** Values of registers that stand further up in the same source and are not the last ones, one map a CPU. */
  readonly earlier?: readonly ReadonlyMap<number, bigint>[];
  /** The states of `printed` that differ, in the order of the text; absent where there is one. */
  readonly versions?: readonly Version[];
  /** A whole document that a link holds, and the link's line; `isOwn`: the text is a report of ours, which ends with it. */
  readonly linked?: { readonly doc: Scenario; readonly number: number; readonly isOwn: boolean };
  /** Numbers of lines: `range 3`, `default-type`, `e`, `fe`, `fixed`, `pat`, `msr CPU NUMBER`, `earlier msr ...`. */
  readonly lines?: ReadonlyMap<string, number>;
  /** The first and the last line that was read. */
  readonly place?: { readonly first: number; readonly last: number };
  readonly assumed: readonly string[];
  readonly differences: readonly string[];
}

/** Looks at the lines of one paste, in order. */
export interface LineReader {
  /** The verdict on a line, or undefined where the line is not of this format. */
  line(line: Line): Verdict | undefined;
  /** A line goes by that is not offered: whoever waits for the next line of something stops waiting. */
  other?(): void;
  /** What was read; undefined where nothing was. */
  end(): Statement | undefined;
}

/** A format whose lines are recognised one by one, wherever they stand. */
export interface LineFormat {
  readonly id: string;
  readonly title: string;
  /**
   * Which bodies mean something to it; the others are never offered. All of them together are one look at a line that
   * turns most of a log away. Without flags.
   */
  readonly hint: RegExp;
  reader(options: ReadOptions): LineReader;
}

/** A format that is the whole text or nothing. */
export interface WholeFormat {
  readonly id: string;
  readonly title: string;
  /** The reading, or undefined where the text is not of this format. */
  whole(text: string, options: ReadOptions): Reading | undefined;
}

export type Format = LineFormat | WholeFormat;

export interface ReadOptions {
  /** The policy of the document that is made. */
  readonly policy: string;
  /** Take the text for this format alone, by its id; without it the formats are found. */
  readonly format?: string;
  /** Which policies there are; only for documents that name their own. */
  readonly isPolicy?: (id: string) => boolean;
}

/** A line as it is shown to people. */
export interface LineReport {
  number: number;
  text: string;
  status: Status;
  why?: string;
}

/** A dump, read. */
export interface Reading {
  /** Ids of the formats that were found, in the order of the text. */
  formats: string[];
  /** What was read, as a document of its own; absent where nothing was. */
  doc?: Scenario;
  /** The document says all that there is: nothing of the present scenario stays beside it. */
  isWhole?: boolean;
  /** At most MAX_LISTED of each status. */
  lines: LineReport[];
  /** How many lines there are of each status, listed or not. */
  counts: Record<Status, number>;
  /** What the source leaves out, and what was taken instead; one sentence each. */
  assumed: string[];
  /** Where sources contradict each other, or the dump's own map differs; one sentence each. */
  differences: string[];
  /** What a visitor may choose; see `choose`. Absent where there is nothing. */
  choices?: readonly Choice[];
  /** Sentences of `assumed` and `differences` that the choices tell too. */
  told?: readonly string[];
  /** What the sources state, ranked by nothing; `choose` makes another document of it. */
  statements?: readonly Statement[];
  /** Nothing was read, and why. */
  error?: string;
  /** The map that the dump itself carries; where a row is missing, the default type holds. */
  outcome?: OutcomeRange[];
  /** Where a row of `outcome` is missing, nothing is said. */
  outcomePartial?: boolean;
  /** Leaves that a hypervisor installed, sorted, without overlaps. There need not be a document then. */
  leaves?: Leaf[];
  /** Bytes that the kernel counts as WB. */
  covered?: number;
  /** The map belongs to registers that the kernel rewrote after it had printed them. */
  rewritten?: boolean;
}
