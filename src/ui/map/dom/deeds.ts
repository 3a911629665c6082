/** What the map can be told to do: by its keys, its buttons and the palette. */
import type { WindowWire } from '../../../store/state';
import { words } from '../../words/map';
import { changeBeside, changesOf, laneText } from '../data/changes';
import type { Model } from '../data/model';
import { segmentAt, segmentSpan } from '../data/probe';
import { laneSpeech, segmentSpeech, windowText } from '../data/speech';
import { laneTitle } from '../lane-boxes';
import type { ShownLane } from '../lanes-beside';
import { axisOf, toPx } from '../maths/axis';
import type { Family } from '../maths/family';
import { centred, fitted, panned, revealed, zoomed } from '../maths/moves';
import { wholeOf } from '../maths/window';

export type MapDeed =
  | ('zoomIn' | 'zoomOut' | 'whole' | 'fit')
  | ('left' | 'right' | 'first' | 'last')
  | ('changeLeft' | 'changeRight' | 'laneUp' | 'laneDown')
  | ('panLeft' | 'panRight' | 'centre' | 'unselect');

export interface MapState {
  readonly model: Model;
  readonly family: Family;
  readonly window: WindowWire;
  readonly selection: number | null;
  /** The lanes that are shown, and the one that is walked: clicked last, or chosen by keys. */
  readonly lanes: readonly ShownLane[];
  readonly lane: ShownLane | null;
}

/** What comes of a deed: all of it may be absent. */
export interface Outcome {
  readonly window?: WindowWire;
  readonly select?: number | null;
  readonly lane?: ShownLane;
  /** For the live region. */
  readonly say?: string;
}

/** Of one step. */
const ZOOM = 2;
const PAN = 1 / 4;

/** The outcome of a deed, or undefined where it means nothing here and its key belongs to the page. */
export function outcomeOf(deed: MapDeed, state: MapState): Outcome | undefined {
  const { model, family, window, selection } = state;
  const moved = (next: WindowWire): Outcome => ({ window: next, say: windowText(next) });
  switch (deed) {
    case 'left':
      return walked(state, -1);
    case 'right':
      return walked(state, 1);
    case 'first':
      return selected(state, 0);
    case 'last':
      return selected(state, lastOf(state));
    case 'changeLeft':
      return changed(state, -1);
    case 'changeRight':
      return changed(state, 1);
    case 'laneUp':
      return chosen(state, -1);
    case 'laneDown':
      return chosen(state, 1);
    case 'panLeft':
      return moved(panned(family, window, family.width * PAN));
    case 'panRight':
      return moved(panned(family, window, -family.width * PAN));
    case 'zoomIn':
      return moved(zoomed(family, window, anchor(state), ZOOM));
    case 'zoomOut':
      return moved(zoomed(family, window, anchor(state), 1 / ZOOM));
    case 'whole':
      return moved(wholeOf(model.space));
    case 'fit': {
      if (selection === null) return {};
      const { start, end } = segmentSpan(model, segmentAt(model, selection));
      return moved(fitted(family, start, end));
    }
    case 'centre':
      if (selection === null)
        return selected(state, segmentAt(model, window.start + Math.floor(window.span / 2)));
      return { window: centred(family, window, selection), say: segmentSpeech(model, selection) };
    case 'unselect':
      return selection === null ? undefined : { select: null };
  }
}

const lastOf = ({ model }: MapState): number => model.view.segments.starts.length - 1;

/** One segment on. Without a selection the walk begins at the first segment in view. */
function walked(state: MapState, step: 1 | -1): Outcome {
  const { model, window, selection } = state;
  if (selection === null) return selected(state, segmentAt(model, window.start));
  const here = segmentAt(model, selection);
  const inside = selection > segmentSpan(model, here).start;
  // From the middle of a segment, back is its own beginning.
  const to = step < 0 && inside ? here : here + step;
  return selected(state, Math.min(Math.max(to, 0), lastOf(state)));
}

/** The lane that is walked: the one that was chosen while it is shown, else that of the leaves, else the first. */
export function walkedLane({ lanes, lane }: Pick<MapState, 'lanes' | 'lane'>): ShownLane {
  if (lane && lanes.includes(lane)) return lane;
  return lanes.includes('ept') ? 'ept' : (lanes[0] ?? 'ept');
}

/** To the next change of the lane, or the last one before, as `walked` walks segments. */
function changed(state: MapState, step: 1 | -1): Outcome {
  const { model, family, window, selection } = state;
  const lane = walkedLane(state);
  const here = selection ?? window.start;
  const to = selection === null ? here : changeBeside(changesOf(model, lane), here, step);
  if (to === undefined) return { lane, say: words.walk.end(laneTitle(lane), laneText(model, lane, here)) };
  return { lane, select: to, window: revealed(family, window, to), say: laneSpeech(model, lane, to) };
}

/** Another lane to walk; at the first and the last one it stays. */
function chosen(state: MapState, step: 1 | -1): Outcome {
  const { model, lanes, window, selection } = state;
  const next = lanes.indexOf(walkedLane(state)) + step;
  const lane = lanes[Math.min(Math.max(next, 0), lanes.length - 1)] ?? walkedLane(state);
  return { lane, say: laneSpeech(model, lane, selection ?? window.start) };
}

function selected({ model, family, window }: MapState, segment: number): Outcome {
  const { start } = segmentSpan(model, segment);
  return { select: start, window: revealed(family, window, start), say: segmentSpeech(model, start) };
}

/** Pixel about which it zooms: the selection if it is in view, else the middle. */
function anchor({ family, window, selection }: MapState): number {
  const seen = selection !== null && selection >= window.start && selection < window.start + window.span;
  if (!seen) return family.width / 2;
  const axis = axisOf(family, window);
  return (toPx(axis, selection) + toPx(axis, selection + 1)) / 2;
}
