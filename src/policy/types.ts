/** The one shape of every policy. A policy is one hypervisor version's rule; its file reads like a row of a table. */
import type { Gfn } from '../arch/gfn';
import type { MtrrCode, PatCode, TypeCode } from '../arch/memtype';
import type { MtrrState } from '../arch/mtrr';
import type { Act, Cpu, Machine, Region, Vcpu } from '../scenario/machine';

/** One looked-at fact, for people: which rule, the values it looked at, and where the rule stands. */
export interface Reason {
  /** Key of a sentence in `resolve/words.ts`. */
  readonly rule: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly source: string;
}

/** The part of the space that is looked at, `[start, end)` in pages, and how many pieces of a holey mask to list there. */
export interface Window {
  readonly start: Gfn;
  readonly end: Gfn;
  readonly limit: number;
}

/** Pages `[start, end)`. */
export interface Span {
  readonly start: Gfn;
  readonly end: Gfn;
}

/** A stretch `[start, end)` whose pieces were not listed: `count` of them are left out. */
export interface Vague {
  readonly start: Gfn;
  readonly end: Gfn;
  readonly count: number;
}

/** One variable range: `[start, end)` pages of each listed piece. */
export interface RangeReading {
  readonly index: number;
  readonly type: TypeCode;
  readonly spans: readonly Span[];
  /** Pieces of a mask with holes that are not listed. */
  readonly unlisted: number;
}

/** What a policy's own rules make of one vCPU's MTRRs. */
export interface MtrrMap {
  /** The type of a page. Exact everywhere. */
  at(gfn: Gfn): MtrrCode;
  /** Pages at which the type may change; between two of them it does not, except inside `vague`. Unsorted. */
  readonly cuts: readonly Gfn[];
  readonly vague: readonly Vague[];
  /** The valid variable ranges as these rules read them, whatever decides in the end. */
  readonly ranges: readonly RangeReading[];
  /** Why a page has its type. */
  explain(gfn: Gfn): Reason[];
}

export type MtrrRules = (state: MtrrState, cpu: Cpu, window: Window) => MtrrMap;

/** A leaf's memory-type code and IPAT in one small integer: the code, plus 8 with IPAT. */
export type LeafCode = number;
export const IPAT = 8;
/** Nothing is mapped. */
export const NO_LEAF: LeafCode = -1;

export const leafType = (leaf: LeafCode): TypeCode => (leaf & 7) as TypeCode;
export const leafIpat = (leaf: LeafCode): boolean => (leaf & IPAT) !== 0;

/** One page as an arm sees it. */
export interface PageContext {
  readonly machine: Machine;
  /** The vCPU that takes the fault. */
  readonly vcpu: Vcpu;
  readonly region: Region;
  readonly gfn: Gfn;
  /** The MTRR type of the page by the policy's rules. */
  readonly mtrr: MtrrCode;
  /** The host's MTRR type of the page, for policies that ask; WB where the document says nothing. */
  readonly host: MtrrCode;
}

/** One arm of the decision: the first that answers decides. */
export interface Arm {
  /** Key of its sentences: `<key>.hit` and `<key>.miss`. */
  readonly key: string;
  readonly source: string;
  decide(page: PageContext): LeafCode | undefined;
  /** The values that it looked at, for the sentence. */
  values?(page: PageContext): Record<string, string | number>;
}

/** A zap call: `[start, end)` in pages, as issued (not clipped), and the function that issued it. */
export interface ZapCall {
  readonly start: Gfn;
  readonly end: Gfn;
  readonly call: string;
}

/** What an event makes a hypervisor zap, and why. */
export interface ZapRule {
  (transition: Transition): readonly ZapCall[];
  /** Why it zaps what it does, or nothing; undefined where the event is none of the rule's business. */
  why?(transition: Transition): Reason | undefined;
}

export interface Transition {
  readonly before: Machine;
  readonly after: Machine;
  readonly event: Act;
  /** The memory ranges, which stand for the memslots. Sorted. */
  readonly regions: readonly Region[];
}

/** What a large-page rule looks at: the machine, and the MTRRs that count with their map. */
export interface LargePageView {
  readonly machine: Machine;
  readonly state: MtrrState;
  readonly map: MtrrMap;
}

/** May one leaf map `[start, end)` pages (2 MiB or 1 GiB, aligned)? */
export type LargePage = (view: LargePageView, start: Gfn, end: Gfn) => boolean;

export interface Policy {
  readonly id: string;
  /** As shown: `KVM 6.0–6.6`. */
  readonly title: string;
  /** One line: what is particular about it. */
  readonly summary: string;
  /** The commit or patch title, or the section, that it stands on. */
  readonly source: string;
  readonly family: 'architecture' | 'kvm' | 'series' | 'other';
  /** What "memory type in the EPT" means for it; bare metal has none. */
  readonly arms: readonly Arm[] | undefined;
  readonly mtrrRules: MtrrRules;
  /** Whose MTRRs count for a fault of that vCPU. Default: its own. */
  mtrrOwner?(machine: Machine, vcpu: number): number;
  /** What an access gets. `leaf` is the one that stands there, NO_LEAF without EPT. */
  effective(access: Access): MtrrCode;
  readonly zaps: ZapRule;
  /** Why the hypervisor refuses what the event does, or undefined. */
  refuses(machine: Machine, event: Act): string | undefined;
  /** How many variable ranges the guest has. */
  variableMtrrs(cpu: Cpu): number;
  /** May a large leaf be used? Without a rule the types set no limit. */
  readonly largePage?: LargePage;
  /** Are the host's MTRRs looked at? */
  readonly looksAtHost?: boolean;
  /** Why an access gets what `effective` says, where it is neither the SDM's rule for EPT nor its MTRR and PAT table. */
  explainEffective?(access: Access): Reason | undefined;
  /** Its leaves are entries of AMD's nested page tables: no type bits, no IPAT. */
  readonly nested?: boolean;
  /** What of this row is recalled or inferred, as the end of "Not verified: ...". */
  readonly unverified?: string;
}

export interface Access {
  readonly leaf: LeafCode;
  readonly mtrr: MtrrCode;
  /** The selected PAT entry's type; WB without paging. */
  readonly pat: PatCode;
  readonly machine: Machine;
  readonly vcpu: Vcpu;
  readonly region: Region;
  /** The host's MTRR type of the page; WB where the document says nothing. */
  readonly host: MtrrCode;
}
