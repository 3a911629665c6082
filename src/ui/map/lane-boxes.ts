/** Where each lane lies, and what it is called. A lane's height never depends on what is in it. */
import { LANE_SPECS } from './lanes';
import { laneOf, type ShownLane, sideOf } from './lanes-beside';

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
