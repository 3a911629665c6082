/** What is known of one page without asking anybody: binary searches in the arrays of the view. */
import { bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import type { Model } from './model';
import { runAt } from './runs';

export interface Probe {
  readonly page: Gfn;
  /** Number of the segment, and its pages `[start, end)`. */
  readonly segment: number;
  readonly start: Gfn;
  readonly end: Gfn;
  /** Codes as on the wire. */
  readonly mtrr: number;
  readonly leaf: number;
  readonly effective: number;
  readonly built: number;
  /** Index into the document's `memory`, or -1. */
  readonly region: number;
  /** Pieces of masks with holes that the segment leaves out: above 0 its values are those of its first page. */
  readonly unlisted: number;
  /** Numbers of the variable ranges that cover the page. */
  readonly ranges: readonly number[];
  /** Which of the 88 fixed ranges holds it, or null above 1 MiB. */
  readonly fixed: { readonly index: number; readonly type: number } | null;
  /** Pages in the largest leaf that may map it, 0 where nothing is mapped; null where that was not worked out. */
  readonly largest: number | null;
  readonly zapped: boolean;
  readonly needless: boolean;
  readonly stale: boolean;
  /** The leaf that a trace has there, and does it differ from the one that was built? Null where it has none. */
  readonly installed: { readonly code: number; readonly differs: boolean } | null;
  /** The zap calls that cover the page, each once. */
  readonly calls: readonly string[];
}

/** The number of the segment that a page lies in. */
export function segmentAt(model: Model, page: Gfn): number {
  return Math.max(bisectRight(model.view.segments.starts, page) - 1, 0);
}

/** Pages `[start, end)` of a segment. */
export function segmentSpan(model: Model, segment: number): { start: Gfn; end: Gfn } {
  const { starts } = model.view.segments;
  return { start: starts[segment] ?? 0, end: starts[segment + 1] ?? model.space };
}

/** Everything about a page of the space. */
export function probe(model: Model, page: Gfn): Probe {
  const { segments, audit } = model.view;
  const segment = segmentAt(model, page);
  const zaps = audit?.zaps ?? [];
  return {
    page,
    segment,
    ...segmentSpan(model, segment),
    mtrr: segments.mtrr[segment] as number,
    leaf: segments.leaf[segment] as number,
    effective: segments.effective[segment] as number,
    built: segments.built[segment] as number,
    region: segments.region[segment] as number,
    unlisted: segments.mixed[segment] as number,
    ranges: model.ranges.filter((range) => runAt(range.runs, page) >= 0).map((range) => range.index),
    fixed: fixedAt(model, page),
    largest: model.largest && (model.largest.codes[runAt(model.largest, page)] ?? 0),
    zapped: runAt(model.zapped, page) >= 0,
    needless: runAt(model.needless, page) >= 0,
    stale: runAt(model.stale, page) >= 0,
    installed: installedAt(model, page),
    calls: [...new Set(zaps.filter((zap) => page >= zap.start && page < zap.end).map((zap) => zap.call))],
  };
}

function installedAt({ overlay }: Model, page: Gfn): Probe['installed'] {
  const index = overlay ? runAt(overlay.installed, page) : -1;
  if (!overlay || index < 0) return null;
  return { code: overlay.installed.codes[index] as number, differs: runAt(overlay.deviant, page) >= 0 };
}

function fixedAt({ fixed }: Model, page: Gfn): Probe['fixed'] {
  const index = runAt(fixed.runs, page);
  return index < 0 ? null : { index, type: fixed.runs.codes[index] as number };
}
