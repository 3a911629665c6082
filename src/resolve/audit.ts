/** What one event zapped, held against what it should have. Leaves are taken as 4 KiB. */
import { NO_LEAF, type Policy, type ZapCall } from '../policy/types';
import type { Region } from '../scenario/machine';
import { indicator, type Span, type SpanMap, spansWhere, union, zip } from './spans';
import type { TakenStep } from './step';

/** All spans in pages, `[start, end)`, sorted and merged; `zaps` are the calls as made, clipped to the space. */
export interface Audit {
  readonly zaps: readonly ZapCall[];
  /** Backed memory that was zapped. */
  readonly zapped: readonly Span[];
  /** Backed memory whose right type or IPAT differs from the leaf that stood there before. */
  readonly changed: readonly Span[];
  /** Zapped, and not changed. */
  readonly needless: readonly Span[];
  /** Backed memory whose standing leaf is not the right one after the event. */
  readonly stale: readonly Span[];
  readonly refused: string | undefined;
  /** One for each event inside, for a group. */
  readonly parts: readonly Audit[] | undefined;
}

const ZAPPED = 1;
const CHANGED = 2;
const STALE = 4;

/** What a policy zaps for a step, clipped to the space; a refused one zaps nothing. */
export function zapsOf(
  { act, before, after, refused }: Pick<TakenStep, 'act' | 'before' | 'after' | 'refused'>,
  policy: Policy,
  regions: readonly Region[],
): ZapCall[] {
  if (refused !== undefined) return [];
  return clip(policy.zaps({ before, event: act, after, regions }), after.cpu.space);
}

/** Zap calls clipped to the space; those that lie outside or are empty fall away. */
function clip(calls: readonly ZapCall[], space: number): ZapCall[] {
  return calls
    .map((call) => ({ ...call, end: Math.min(call.end, space) }))
    .filter((call) => call.start < call.end);
}

/**
 * Compares leaves before, right leaves after and standing leaves after. The same three maps make the audit of one
 * event and of a whole group.
 */
export function auditOf(
  zaps: readonly ZapCall[],
  before: SpanMap,
  right: SpanMap,
  standing: SpanMap,
  refused: string | undefined,
  parts?: readonly Audit[],
): Audit {
  // Most events of a long timeline neither zap nor change anything: for them no map is walked.
  if (zaps.length === 0 && before === right && standing === right)
    return { zaps, zapped: [], changed: [], needless: [], stale: [], refused, parts };
  const marks = (test: (a: number, b: number) => number, a: SpanMap, b: SpanMap): SpanMap => zip(a, b, test);
  const changed = marks((was, is) => (was !== is && is !== NO_LEAF ? CHANGED : 0), before, right);
  const stale = marks(
    (is, should) => (is !== should && is !== NO_LEAF && should !== NO_LEAF ? STALE : 0),
    standing,
    right,
  );
  const zapped = zip(indicator(union(zaps), right.end), right, (in_, leaf) =>
    in_ === 1 && leaf !== NO_LEAF ? ZAPPED : 0,
  );
  const all = zip(
    zip(changed, stale, (a, b) => a | b),
    zapped,
    (a, b) => a | b,
  );
  return {
    zaps,
    zapped: spansWhere(all, (m) => (m & ZAPPED) !== 0),
    changed: spansWhere(all, (m) => (m & CHANGED) !== 0),
    needless: spansWhere(all, (m) => (m & (ZAPPED | CHANGED)) === ZAPPED),
    stale: spansWhere(all, (m) => (m & STALE) !== 0),
    refused,
    parts,
  };
}
