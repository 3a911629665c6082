/** Where the folded axis may bend: every boundary of anything that is drawn. */
import { bisectRight } from 'd3';
import { type Gfn, trailingZeros } from '../../../arch/gfn';
import { fragmentsOf } from '../../../arch/pattern';
import type { ViewWire } from '../../../store/state';
import { rangeFields } from '../../registers/decode';
import type { Pieces } from '../maths/fold';
import type { Runs } from './runs';

/** Pieces of the axis at most: with more, none would be wide enough to be hit. */
export const MOST_PIECES = 120;
/** Pieces that are left where there are more: a comb of thousands must not push everything else aside. */
const FEW_PIECES = 48;

/**
 * The cuts that matter most, where there are too many: those beside the longest stretches, and of a comb of equal
 * ones the roundest, which lie evenly. What lies between two cuts is then linear.
 */
export function thinned(cuts: Float64Array, space: Gfn): Float64Array {
  if (cuts.length <= MOST_PIECES) return cuts;
  const reach = cuts.map((cut, i) => Math.max((cuts[i + 1] ?? space) - cut, cut - (cuts[i - 1] ?? 0)));
  const order = Array.from(cuts.keys()).slice(1);
  const round = cuts.map(trailingZeros);
  order.sort((a, b) => {
    return (reach[b] as number) - (reach[a] as number) || (round[b] as number) - (round[a] as number);
  });
  const kept = order.slice(0, FEW_PIECES - 1).map((i) => cuts[i] as number);
  return Float64Array.from([0, ...kept]).sort();
}

/**
 * The pieces of a view. `laidOut`: does the document have a memory layout? Without one nothing counts as empty.
 * `installed` are leaves that are laid over the map.
 */
export function piecesOf(view: ViewWire, laidOut: boolean, installed?: Runs): Pieces {
  const { segments, space, ranges, audit } = view;
  const cuts = [0, ...lastingCuts(view)];
  for (const range of ranges) cuts.push(...(range.unlisted === 0 ? range.spans : hullOf(view, range.index)));
  for (const zap of audit?.zaps ?? []) cuts.push(zap.start, zap.end);
  for (const ends of installed ? [installed.starts, installed.ends] : [])
    for (const cut of ends) cuts.push(cut);
  const sorted = Float64Array.from(cuts).sort();
  const starts = thinned(
    sorted.filter((cut, i) => cut < space && cut !== sorted[i - 1]),
    space,
  );
  // What is not listed may be anywhere.
  const sure = laidOut && ranges.every((range) => range.unlisted === 0);
  const empty = Uint8Array.from(starts, (start) => {
    const segment = bisectRight(segments.starts, start) - 1;
    if (!sure || (segments.region[segment] as number) >= 0) return 0;
    return ranges.some((range) => inside(range.spans, start)) ? 0 : 1;
  });
  return { starts, end: space, empty };
}

/**
 * Where the pieces of a mask begin and end, whatever of them is listed: they are listed anew at every step of a hand,
 * and their hull stays. By the registers: where they are not those that the policy read, the axis merely bends less well.
 */
function hullOf({ registers, space }: ViewWire, index: number): Gfn[] {
  const pair = registers.variable[index];
  if (!pair) return [];
  const { base, mask } = rangeFields(pair, index);
  const { count, size, start } = fragmentsOf(base, mask, space);
  return [start(0), start(count - 1) + size];
}

/**
 * The segments' starts that do not depend on the window. Of a mask with too many pieces only those are listed that one
 * looks at; were the axis bent at them, it would bend anew at every step of a hand.
 */
function lastingCuts({ segments, ranges }: ViewWire): Float64Array {
  const passing = new Set<number>();
  for (const range of ranges) if (range.unlisted > 0) for (const cut of range.spans) passing.add(cut);
  const { starts, mixed, region } = segments;
  const vague = (i: number): boolean => (mixed[i] ?? 0) > 0 || (mixed[i - 1] ?? 0) > 0;
  if (passing.size === 0 && !mixed.some((count) => count > 0)) return starts;
  return starts.filter((start, i) => region[i] !== region[i - 1] || !(passing.has(start) || vague(i)));
}

/** Is the page in one of the flat spans? An odd number of limits at or below it says so. */
function inside(spans: Float64Array, page: number): boolean {
  return bisectRight(spans, page) % 2 === 1;
}
