/** A snapshot as segments: maximal ranges of pages with one outcome. */

import { pagingOn } from '../arch/cr0';
import type { Gfn } from '../arch/gfn';
import { gfnOf } from '../arch/gfn';
import { hexValue } from '../arch/hex';
import type { MtrrCode, PatCode } from '../arch/memtype';
import { WB } from '../arch/memtype';
import { patEntries } from '../arch/pat';
import { type Access, type LeafCode, NO_LEAF, type Vague, type Window } from '../policy/types';
import type { Scenario } from '../scenario/types';
import type { Fold, Moment } from './fold';
import { standingLeaves } from './history';
import { leafOf, mapsOf, pageContext, regionAt, type View, viewOf, wholeSpace } from './space';
import { boundaries, indexAt, type Span, valueAt } from './spans';

/** What an access to nothing gets. */
export const NO_ACCESS = -1;

export interface PageValues {
  readonly mtrr: MtrrCode;
  /** The leaf that would be installed now. */
  readonly leaf: LeafCode;
  readonly effective: MtrrCode | typeof NO_ACCESS;
  /** The leaf that stands there. */
  readonly built: LeafCode;
  /** Index into the document's `memory`, or -1. */
  readonly region: number;
}

/** `[starts[i], starts[i + 1])` in pages has the values at `i`; the last one ends at `end`. */
export interface Segments {
  readonly starts: readonly Gfn[];
  readonly values: readonly PageValues[];
  /** How many pieces of masks with holes each segment leaves unlisted; its values are its first page's. */
  readonly mixed: readonly number[];
  readonly end: Gfn;
}

/** Which PAT entry the guest's page tables select at a page. */
export function patIndexes(doc: Scenario): { spans: (Span & { index: number })[]; at(gfn: Gfn): number } {
  const spans = (doc.pageAttributes ?? [])
    .map((range) => ({
      start: gfnOf(Number(hexValue(range.start))),
      end: gfnOf(Number(hexValue(range.end))),
      index: range.patIndex,
    }))
    .sort((a, b) => a.start - b.start);
  const starts = spans.map((span) => span.start);
  return {
    spans,
    at: (gfn) => {
      const span = spans[indexAt(starts, gfn)];
      return span && gfn >= span.start && gfn < span.end ? span.index : 0;
    },
  };
}

/** The PAT type that each of the eight entries gives; without paging the PAT is not asked and all is WB. */
function patTypes(cr0: number, pat: bigint): PatCode[] {
  return pagingOn(cr0) ? patEntries(pat) : Array.from({ length: 8 }, () => WB as PatCode);
}

/** Everything about one page at one moment, as one vCPU sees it. */
export class Snapshot {
  readonly view: View;
  private readonly pats: ReturnType<typeof patIndexes>;
  private exact: ((gfn: Gfn) => LeafCode) | undefined;
  /** The type that each of the eight PAT entries stands for now. */
  readonly types: readonly PatCode[];

  constructor(
    readonly fold: Fold,
    readonly moment: Moment,
    readonly vcpu: number,
    window: Window = wholeSpace(moment.machine),
  ) {
    this.view = viewOf(moment.machine, vcpu, fold.regions, fold.policy, window);
    this.pats = patIndexes(fold.doc);
    this.types = patTypes(this.view.vcpu.cr0, this.view.vcpu.pat);
  }

  /** Which PAT entry is selected at a page, and its type. */
  patAt(gfn: Gfn): { index: number; type: PatCode } {
    const index = this.pats.at(gfn);
    return { index, type: this.types[index] as PatCode };
  }

  /** The values of a page. Exact everywhere, also where segments are mixed. */
  page(gfn: Gfn): PageValues {
    const context = pageContext(this.view, gfn);
    const leaf = leafOf(this.view, context);
    const built = this.standing(gfn, leaf);
    return {
      mtrr: context.mtrr,
      leaf,
      effective: this.effective(gfn, context.mtrr, built, this.patAt(gfn).type),
      built,
      region: Math.max(regionAt(this.view.regions, gfn).index, -1),
    };
  }

  /** The leaf that stands at a page. Where the fold did not list all pieces, the page's own history says it. */
  private standing(gfn: Gfn, now: LeafCode): LeafCode {
    const { index, vague, built } = this.moment;
    if (index === 0) return now;
    if (unlisted(vague, gfn) === 0) return valueAt(built, gfn);
    this.exact ??= standingLeaves(this.fold, index);
    return this.exact(gfn);
  }

  /** What an access through the standing leaf gets under a PAT type. */
  effective(gfn: Gfn, mtrr: MtrrCode, built: LeafCode, pat: PatCode): MtrrCode | typeof NO_ACCESS {
    const access = this.access(gfn, mtrr, built, pat);
    return access ? this.view.policy.effective(access) : NO_ACCESS;
  }

  /** The access that `effective` asks the policy about; undefined where nothing answers it. */
  access(gfn: Gfn, mtrr: MtrrCode, built: LeafCode, pat: PatCode): Access | undefined {
    const { policy, machine, vcpu, regions, host } = this.view;
    const region = regionAt(regions, gfn);
    if (region.kind === 'emulated' || (policy.arms && built === NO_LEAF)) return undefined;
    return { leaf: built, mtrr, pat, machine, vcpu, region, host: host?.at(gfn) ?? WB };
  }

  /** The partition of the whole space. */
  segments(): Segments {
    const { machine, regions } = this.view;
    const maps = mapsOf(this.view);
    const cuts = [...maps.flatMap((map) => map.cuts), ...this.moment.built.starts];
    for (const span of [...regions, ...this.pats.spans]) cuts.push(span.start, span.end);
    const vague = maps.flatMap((map) => map.vague);
    for (const span of this.moment.vague) cuts.push(span.start, span.end);
    const starts: Gfn[] = [];
    const values: PageValues[] = [];
    const mixed: number[] = [];
    for (const start of boundaries(cuts, machine.cpu.space)) {
      const page = this.page(start);
      const left = Math.max(unlisted(vague, start), unlisted(this.moment.vague, start));
      const last = values.at(-1);
      if (last && left === 0 && mixed.at(-1) === 0 && samePage(last, page)) continue;
      starts.push(start);
      values.push(page);
      mixed.push(left);
    }
    return { starts, values, mixed, end: machine.cpu.space };
  }
}

function unlisted(vague: readonly Vague[], gfn: Gfn): number {
  return vague.reduce((sum, v) => sum + (gfn >= v.start && gfn < v.end ? v.count : 0), 0);
}

function samePage(a: PageValues, b: PageValues): boolean {
  return (
    a.mtrr === b.mtrr &&
    a.leaf === b.leaf &&
    a.effective === b.effective &&
    a.built === b.built &&
    a.region === b.region
  );
}
