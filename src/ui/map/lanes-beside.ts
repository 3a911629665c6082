/** The lanes while something is compared: of some there are two, A's and below it B's. */
import type { LaneId } from '../../store/state';
import { LANE_SPECS } from './lanes';

/** A lane of A, of both, or (with `:b`) of B. */
export type ShownLane = LaneId | `${LaneId}:b`;

/** Which side a lane belongs to while something is compared; null for what is of no side alone. */
export function sideOf(lane: ShownLane): 'A' | 'B' | null {
  if (lane.endsWith(':b')) return 'B';
  return LANE_SPECS[lane as LaneId].paired ? 'A' : null;
}

/** The lane of A that shows the same. */
export function laneOf(lane: ShownLane): LaneId {
  return lane.replace(':b', '') as LaneId;
}

/** Without those of B: the lanes that can be hidden and moved. */
export function ownLanes(lanes: readonly ShownLane[]): LaneId[] {
  return lanes.filter((lane): lane is LaneId => !lane.endsWith(':b'));
}

/** The lanes that a comparison always has. */
export const isForced = (lane: LaneId): boolean => lane === 'built' || lane === 'difference';

/** What is shown of the lanes that were chosen: without a comparison no lane of differences, with one B's lanes too. */
export function shownLanes(chosen: readonly LaneId[], comparing: boolean): readonly ShownLane[] {
  if (!comparing) return chosen.includes('difference') ? chosen.filter((id) => id !== 'difference') : chosen;
  const all = [...chosen];
  if (!all.includes('built')) all.splice(all.indexOf('effective') + 1 || all.length, 0, 'built');
  if (!all.includes('difference')) all.splice(all.indexOf('memory') + 1, 0, 'difference');
  return all.flatMap((id): ShownLane[] => (LANE_SPECS[id].paired ? [id, `${id}:b`] : [id]));
}
