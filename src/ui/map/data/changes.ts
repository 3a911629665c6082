/** Where one lane changes, and what it has at a page: for walking a lane without looking at it. */
import { bisectLeft, bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import { LANE_SPECS } from '../lanes';
import { laneOf, type ShownLane, sideOf } from '../lanes-beside';
import type { Model } from './model';

/** The first page of every stretch over which the lane has one value, 0 among them. Ascending. */
export function changesOf(model: Model, lane: ShownLane): Float64Array {
  const pages = new Set([0]);
  for (const { starts, ends } of LANE_SPECS[laneOf(lane)].runs(sideModel(model, lane))) {
    for (const page of starts) pages.add(page);
    for (const page of ends) pages.add(page);
  }
  for (const page of pages) if (page >= model.space) pages.delete(page);
  return Float64Array.from(pages).sort();
}

/** The next change above a page, or the last one below it; undefined where there is none. */
export function changeBeside(changes: Float64Array, page: Gfn, step: 1 | -1): Gfn | undefined {
  return changes[step > 0 ? bisectRight(changes, page) : bisectLeft(changes, page) - 1];
}

/** What the lane has at a page, in a few words. */
export function laneText(model: Model, lane: ShownLane, page: Gfn): string {
  return LANE_SPECS[laneOf(lane)].text(sideModel(model, lane), page);
}

/** Side B's lanes are read from B's model, once it is there. */
function sideModel(model: Model, lane: ShownLane): Model {
  return sideOf(lane) === 'B' ? (model.beside?.model ?? model) : model;
}
