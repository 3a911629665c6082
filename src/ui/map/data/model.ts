/** Everything that is drawn of one view, prepared once and kept until the next view comes. */
import type { Gfn } from '../../../arch/gfn';
import type { MemoryRange } from '../../../scenario/types';
import type { LeavesWire, ViewWire } from '../../../store/state';
import type { Pieces } from '../maths/fold';
import { type FixedRanges, fixedRangesOf } from './fixed';
import { type Overlay, overlayOf } from './installed';
import { pairOf } from './names';
import { piecesOf } from './pieces';
import { regionClass } from './regions';
import { type RangeRow, rowsOf } from './rows';
import { NO_RUNS, type Runs, runsOf, runsOfSpans, runsOfSteps, within, without } from './runs';

export interface Model {
  readonly view: ViewWire;
  readonly memory: readonly MemoryRange[];
  readonly space: Gfn;
  readonly pieces: Pieces;
  /** Index into `memory`, or -1. */
  readonly regions: Runs;
  readonly mtrr: Runs;
  readonly leaf: Runs;
  readonly effective: Runs;
  readonly ranges: readonly RangeRow[];
  readonly fixed: FixedRanges;
  /** How many rows the variable ranges take. */
  readonly rows: number;
  /** What the event at the cursor zapped, and of that what it did not need to; values are the leaves now right there. */
  readonly zapped: Runs;
  readonly needed: Runs;
  readonly needless: Runs;
  /** Values are the leaves that stand there and the right ones, as `pairOf` joins them. */
  readonly stale: Runs;
  /** The leaf that stands there. */
  readonly built: Runs;
  /** Pages in the largest leaf that may map each page, 0 where nothing is; null where that was not worked out. */
  readonly largest: Runs | null;
  /** No leaf anywhere: the policy has no EPT. */
  readonly noEpt: boolean;
  /** The leaves that were laid over the map, and what they come to; null where there are none. */
  readonly leaves: LeavesWire | null;
  readonly overlay: Overlay | null;
  /** What it is compared with, and where both differ. */
  readonly beside?: { readonly model: Model; readonly differs: Runs };
}

/** The models of the views that are still in use somewhere. */
const known = new WeakMap<ViewWire, Model>();

/** Prepares a view, once. `memory` is the document's; with an empty one everything is RAM. */
export function modelOf(
  view: ViewWire,
  memory: readonly MemoryRange[],
  leaves: LeavesWire | null = null,
): Model {
  const made = known.get(view);
  if (made?.memory === memory && made.leaves === leaves) return made;
  const model = prepared(view, memory, leaves);
  known.set(view, model);
  return model;
}

function prepared(view: ViewWire, memory: readonly MemoryRange[], leaves: LeavesWire | null): Model {
  const { segments, space, audit } = view;
  const leaf = runsOf(segments, segments.leaf, space);
  const spans = (flat: Float64Array | undefined): Runs => (flat?.length ? runsOfSpans(flat) : NO_RUNS);
  const zapped = within(leaf, spans(audit?.zappedSpans));
  const needless = spans(audit?.needlessSpans);
  const ranges = rowsOf(view.ranges);
  const overlay = leaves && overlayOf(leaves, segments, space);
  return {
    view,
    memory,
    space,
    pieces: piecesOf(view, memory.length > 0, overlay?.installed),
    regions: {
      ...runsOf({ ...segments, mixed: new Float64Array(segments.mixed.length) }, segments.region, space),
      classOf: (index) => regionClass(memory, index),
    },
    mtrr: runsOf(segments, segments.mtrr, space),
    leaf,
    effective: runsOf(segments, segments.effective, space),
    ranges,
    fixed: fixedRangesOf(view.registers),
    rows: ranges.reduce((most, range) => Math.max(most, range.row + 1), 0),
    zapped,
    needed: without(zapped, needless),
    needless: within(leaf, needless),
    stale: staleOf(view, spans(audit?.staleSpans)),
    built: runsOf(segments, segments.built, space),
    largest: view.largest ? runsOfSteps(view.largest.starts, view.largest.sizes, space) : null,
    noEpt: segments.leaf.every((code) => code === 255),
    leaves,
    overlay,
  };
}

/** The stale spans, each piece with the leaf that stands there and the right one. */
function staleOf({ segments, space }: ViewWire, spans: Runs): Runs {
  if (spans.starts.length === 0) return NO_RUNS;
  const { built, leaf } = segments;
  const pairs = Int32Array.from(built, (code, i) => pairOf(code, leaf[i] as number));
  return within(runsOf(segments, pairs, space), spans);
}
