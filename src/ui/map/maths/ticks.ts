/**
 * Ticks: where the axis names an address. Boundaries of the layout first, the rounder ones before the others, then
 * multiples of powers of two inside what is wide and linear.
 */
import { type Gfn, trailingZeros } from '../../../arch/gfn';
import { gpaText } from '../../base/format';
import { type Axis, walker } from './axis';
import { exactSize } from './size';

export interface Tick {
  readonly page: Gfn;
  /** Pixel of the page's lower end. */
  readonly px: number;
  /** The address, and its size where that is a round one; both null on a tick without room for them. */
  readonly label: string | null;
  readonly size: string | null;
}

/** Pixels between two labelled ticks, at least. */
export const TICK_GAP = 90;
/** Pixels of one character of a label. */
export const CHAR = 6.7;
/** Pixels between two ticks without a label, at least. */
const MINOR_GAP = 9;

interface Candidate {
  readonly page: Gfn;
  readonly px: number;
  /** Higher is placed first. */
  readonly rank: number;
}

/** All ticks of an axis, ascending. `edges`: are its knots boundaries that deserve a name? */
export function ticksOf(axis: Axis, edges: boolean): Tick[] {
  const width = axis.px[axis.px.length - 1] as number;
  const candidates = [...(edges ? edgeCandidates(axis) : []), ...stepCandidates(axis)];
  candidates.sort((a, b) => b.rank - a.rank || a.px - b.px);
  const taken: { from: number; to: number }[] = [];
  const ticks = candidates.map(({ page, px }): Tick => {
    const label = gpaText(page);
    const to = px + Math.max(TICK_GAP, label.length * CHAR + 14);
    const fits = px + label.length * CHAR + 5 <= width && taken.every((t) => to <= t.from || px >= t.to);
    if (!fits) return { page, px, label: null, size: null };
    taken.push({ from: px, to });
    return { page, px, label, size: exactSize(page) };
  });
  return thinned(ticks.sort((a, b) => a.px - b.px));
}

/** The knots, of those that share a few pixels only the roundest. */
function edgeCandidates(axis: Axis): Candidate[] {
  const best = new Map<number, Candidate>();
  const last = axis.pages.length - 1;
  for (let i = 0; i < last; i++) {
    const page = axis.pages[i] as number;
    // The window's own start is a boundary only by chance.
    if (i === 0 && page !== 0) continue;
    const px = axis.px[i] as number;
    const rank = 100 + trailingZeros(page);
    const column = Math.floor(px / 5);
    const rival = best.get(column);
    if (!rival || rival.rank < rank) best.set(column, { page, px, rank });
  }
  return [...best.values()];
}

/** Multiples of a power of two in each linear stretch that is wide enough for a label of its own. */
function stepCandidates(axis: Axis): Candidate[] {
  const out: Candidate[] = [];
  const at = walker(axis);
  for (let i = 0; i + 1 < axis.pages.length; i++) {
    const from = axis.pages[i] as number;
    const to = axis.pages[i + 1] as number;
    const perPage = ((axis.px[i + 1] as number) - (axis.px[i] as number)) / (to - from);
    if ((to - from) * perPage < 2 * TICK_GAP) continue;
    const labelled = Math.max(TICK_GAP, gpaText(Math.floor(to)).length * CHAR + 14);
    const step = powerAtLeast(labelled / perPage);
    const minor = Math.max(step / 4, powerAtLeast(MINOR_GAP / perPage));
    for (let page = Math.ceil(from / minor) * minor; page < to; page += minor) {
      if (page === from && i > 0) continue;
      out.push({ page, px: at(page), rank: page % step === 0 ? Math.min(trailingZeros(page), 50) : -1 });
    }
  }
  return out;
}

/** The smallest power of two, in whole pages, that is at least `pages`. */
function powerAtLeast(pages: number): number {
  return 2 ** Math.max(Math.ceil(Math.log2(pages)), 0);
}

/** Unlabelled ticks that would touch a neighbour fall away. */
function thinned(ticks: Tick[]): Tick[] {
  return ticks.filter((tick, i) => {
    if (tick.label !== null) return true;
    const before = ticks[i - 1];
    const after = ticks[i + 1];
    const near = (other: Tick | undefined): boolean =>
      other !== undefined && other.label !== null && Math.abs(other.px - tick.px) < 3;
    return !near(before) && !near(after);
  });
}
