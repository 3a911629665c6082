/** Snapshots and audits as the contract's JSON: bytes as hexadecimal strings, types by name. */
import { PAGE_SIZE } from '../arch/gfn';
import { toHex } from '../arch/hex';
import { type MtrrCode, mtrrName, typeName } from '../arch/memtype';
import { type LeafCode, leafIpat, leafType, NO_LEAF } from '../policy/types';
import type { Scenario } from '../scenario/types';
import type { Audit } from './audit';
import { type Fold, foldOf, type Moment } from './fold';
import { requirePolicy } from './policy';
import { NO_ACCESS, type PageValues, Snapshot } from './segments';
import { pagesIn, type Span } from './spans';
import type { Refusal } from './start';

export interface SegmentJson {
  start: string;
  end: string;
  mtrr: string;
  ept: string | null;
  ipat: boolean | null;
  effective: string | null;
  built?: string | null;
  builtIpat?: boolean | null;
  region: number | null;
  /** Pieces of masks with holes that were not listed here; the values are those of the first page. */
  mixed?: number;
}

export interface RangeJson {
  start: string;
  end: string;
}

export interface AuditJson {
  zaps: (RangeJson & { call: string })[];
  zappedBytes: number;
  changedBytes: number;
  needlessBytes: number;
  staleBytes: number;
  zapped: RangeJson[];
  changed: RangeJson[];
  needless: RangeJson[];
  stale: RangeJson[];
  refused?: { reason: string };
  parts?: AuditJson[];
}

export interface ResultJson {
  snapshots: { segments: SegmentJson[] }[];
  audits: AuditJson[];
  refused: Refusal[];
}

export type Which = 'all' | 'first' | 'last';

/** Resolves a valid document. `which` says whether all snapshots are wanted, or only one; audits are always whole. */
export function resolve(doc: Scenario, which: Which = 'all', vcpu = 0): ResultJson {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  const events = doc.events ?? [];
  const snapshots: { segments: SegmentJson[] }[] = [];
  const audits: AuditJson[] = [];
  let moment = fold.first;
  const show = (): void => {
    const wanted =
      which === 'all' || (which === 'first' ? moment.index === 0 : moment.index === events.length);
    if (wanted) snapshots.push({ segments: segmentsJson(fold, moment, vcpu) });
  };
  show();
  for (const event of events) {
    const step = fold.next(moment, event);
    moment = step.moment;
    audits.push(auditJson(step.audit));
    show();
  }
  return { snapshots, audits, refused: [...fold.refused] };
}

/** The segments of one moment as JSON. */
export function segmentsJson(fold: Fold, moment: Moment, vcpu: number): SegmentJson[] {
  const { starts, values, mixed, end } = new Snapshot(fold, moment, vcpu).segments();
  return values.map((page, i) => ({
    start: bytes(starts[i] as number),
    end: bytes(starts[i + 1] ?? end),
    ...pageJson(page, moment.index > 0),
    ...((mixed[i] as number) > 0 ? { mixed: mixed[i] as number } : {}),
  }));
}

/** The values of a page or segment as JSON. */
export function pageJson(page: PageValues, withBuilt: boolean): Omit<SegmentJson, 'start' | 'end'> {
  return {
    mtrr: mtrrName(page.mtrr),
    ept: leafName(page.leaf),
    ipat: page.leaf === NO_LEAF ? null : leafIpat(page.leaf),
    effective: page.effective === NO_ACCESS ? null : mtrrName(page.effective as MtrrCode),
    ...(withBuilt
      ? { built: leafName(page.built), builtIpat: page.built === NO_LEAF ? null : leafIpat(page.built) }
      : {}),
    region: page.region < 0 ? null : page.region,
  };
}

const bytes = (gfn: number): string => toHex(gfn * PAGE_SIZE);
const leafName = (leaf: LeafCode): string | null => (leaf === NO_LEAF ? null : typeName(leafType(leaf)));
const ranges = (spans: readonly Span[]): RangeJson[] =>
  spans.map((span) => ({ start: bytes(span.start), end: bytes(span.end) }));

/** An audit as JSON. */
export function auditJson(audit: Audit): AuditJson {
  return {
    zaps: audit.zaps.map((zap) => ({ start: bytes(zap.start), end: bytes(zap.end), call: zap.call })),
    zappedBytes: pagesIn(audit.zapped) * PAGE_SIZE,
    changedBytes: pagesIn(audit.changed) * PAGE_SIZE,
    needlessBytes: pagesIn(audit.needless) * PAGE_SIZE,
    staleBytes: pagesIn(audit.stale) * PAGE_SIZE,
    zapped: ranges(audit.zapped),
    changed: ranges(audit.changed),
    needless: ranges(audit.needless),
    stale: ranges(audit.stale),
    ...(audit.refused === undefined ? {} : { refused: { reason: audit.refused } }),
    ...(audit.parts ? { parts: audit.parts.map(auditJson) } : {}),
  };
}
