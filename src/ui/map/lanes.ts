/** The lanes: what each is called, what it shows, and how high it is. A lane's height never depends on what is in it. */
import type { LaneId } from '../../store/state';
import { words } from '../words/map';
import type { TermId } from '../words/terms';
import { laneOf, type ShownLane, sideOf } from './lanes-beside';

export interface LaneSpec {
  readonly title: string;
  /** The term of the glossary that it is about. */
  readonly term: TermId;
  /** One sentence, for the label's tooltip. */
  readonly about: string;
  /** Pixels. */
  readonly height: number;
  /** The lanes that answer the question are heavier than those that explain it. */
  readonly main?: boolean;
}

export const LANE_SPECS: Readonly<Record<LaneId, LaneSpec>> = {
  memory: { ...words.laneNames.memory, term: 'memslot', height: 30 },
  variable: { ...words.laneNames.variable, term: 'variable', height: 62 },
  fixed: { ...words.laneNames.fixed, term: 'fixed', height: 26 },
  mtrr: { ...words.laneNames.mtrr, term: 'mtrr', height: 28 },
  ept: { ...words.laneNames.ept, term: 'leaf', height: 40, main: true },
  effective: { ...words.laneNames.effective, term: 'effective', height: 40, main: true },
  zapped: { ...words.laneNames.zapped, term: 'zap', height: 38 },
  needless: { ...words.laneNames.needless, term: 'needless', height: 26 },
  stale: { ...words.laneNames.stale, term: 'stale', height: 26 },
  largest: { ...words.laneNames.largest, term: 'largest', height: 26 },
  built: { ...words.laneNames.built, term: 'stale', height: 28 },
  installed: { ...words.laneNames.installed, term: 'leaf', height: 30 },
  difference: { ...words.laneNames.difference, term: 'policy', height: 22, main: true },
};

/** What a lane is called; of side B's it says so. */
export function laneTitle(lane: ShownLane): string {
  const { title } = LANE_SPECS[laneOf(lane)];
  return sideOf(lane) === 'B' ? `B: ${title}` : title;
}

/** Pixels between two lanes. */
const LANE_GAP = 9;
/** Pixels between A's lane and B's. */
const PAIR_GAP = 2;
/** Least and most that lanes are squeezed and stretched to the height that the page has for them. */
const LEAST_SCALE = 0.7;
const MOST_SCALE = 2;

export interface LaneBox {
  readonly id: ShownLane;
  /** Pixels from the top of the first lane. */
  readonly y: number;
  readonly h: number;
}

/** The lanes from top to bottom, all heights times `scale`. */
export function laneBoxes(lanes: readonly ShownLane[], scale: number): LaneBox[] {
  const gap = Math.round(LANE_GAP * scale);
  let y = 0;
  return lanes.map((id) => {
    const h = Math.round(LANE_SPECS[laneOf(id)].height * scale);
    // A pair stands closer together than lanes that show different things.
    y += sideOf(id) === 'B' ? PAIR_GAP : gap;
    const box = { id, y, h };
    y += h;
    return box;
  });
}

/** The lane at a pixel below the axis; the gaps belong to none. */
export function laneAt(lanes: readonly ShownLane[], scale: number, y: number): ShownLane | undefined {
  return laneBoxes(lanes, scale).find((box) => y >= box.y && y < box.y + box.h)?.id;
}

/** Pixels of all lanes with the gaps around them. */
export function lanesHeight(lanes: readonly ShownLane[], scale: number): number {
  const last = laneBoxes(lanes, scale).at(-1);
  const gap = Math.round(LANE_GAP * scale);
  return last ? last.y + last.h + gap : gap;
}

/** The scale at which the lanes take `room` pixels: what is in them has no say, so nothing jumps. */
export function scaleFor(lanes: readonly ShownLane[], room: number): number {
  const scale = room / lanesHeight(lanes, 1);
  // In steps: a pixel more of room need not move every edge.
  return Math.min(Math.max(Math.floor(scale * 20) / 20, LEAST_SCALE), MOST_SCALE);
}
