/** Where the folded axis may bend: every boundary of anything that is drawn. */
import { bisectRight, quickselect } from 'd3';
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
  const count = cuts.length;
  const reach = new Float64Array(count);
  const round = new Uint8Array(count);
  const order = new Int32Array(count - 1);
  for (let i = 1; i < count; i++) {
    const cut = cuts[i] as number;
    const next = i + 1 < count ? (cuts[i + 1] as number) : space;
    reach[i] = Math.max(next - cut, cut - (cuts[i - 1] as number));
    round[i] = trailingZeros(cut);
    order[i - 1] = i;
  }
  const few = FEW_PIECES - 1;
  // The first few are what they would be if all were sorted, and tens of thousands are not.
  quickselect(order, few - 1, 0, count - 2, (one, other) => {
    const [a, b] = [one as number, other as number];
    return (
      (reach[b] as number) - (reach[a] as number) || (round[b] as number) - (round[a] as number) || a - b
    );
  });
  const kept = Array.from(order.subarray(0, few), (i) => cuts[i] as number);
  return Float64Array.from([0, ...kept]).sort();
}

/** All cuts below `space`, ascending, each once. */
export function joinedCuts(lists: readonly ArrayLike<number>[], space: Gfn): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  let count = 0;
  for (const cut of all) if (cut < space && (count === 0 || cut !== all[count - 1])) all[count++] = cut;
  return all.slice(0, count);
}

/**
 * The pieces of a view. `laidOut`: does the document have a memory layout? Without one nothing counts as empty.
 * `installed` are leaves that are laid over the map.
 */
export function piecesOf(view: ViewWire, laidOut: boolean, installed?: Runs): Pieces {
  const { segments, space, ranges, audit } = view;
  const more = [0];
  for (const range of ranges) more.push(...(range.unlisted === 0 ? range.spans : hullOf(view, range.index)));
  for (const zap of audit?.zaps ?? []) more.push(zap.start, zap.end);
  const starts = thinned(
    joinedCuts([lastingCuts(view), more, installed?.starts ?? [], installed?.ends ?? []], space),
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
