/** Which lanes are shown, and in which order: what the menu does to the list. */
import { ALL_LANES, type LaneId } from '../../store/state';

/** All lanes as the menu lists them: the shown ones in their order, then those that are hidden. */
export function listedLanes(shown: readonly LaneId[]): LaneId[] {
  return [...shown, ...ALL_LANES.filter((id) => !shown.includes(id))];
}

/** Shows a lane or hides it. One that comes back lies before the first lane that usually follows it. */
export function toggledLane(shown: readonly LaneId[], id: LaneId): LaneId[] {
  if (shown.includes(id)) return shown.filter((other) => other !== id);
  const usual = ALL_LANES.indexOf(id);
  const next = shown.findIndex((other) => ALL_LANES.indexOf(other) > usual);
  return shown.toSpliced(next < 0 ? shown.length : next, 0, id);
}

/** Moves a shown lane one place up (-1) or down (1); at the end of the list it stays. */
export function movedLane(shown: readonly LaneId[], id: LaneId, step: 1 | -1): LaneId[] {
  const from = shown.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= shown.length) return [...shown];
  return shown.toSpliced(from, 1).toSpliced(to, 0, id);
}
