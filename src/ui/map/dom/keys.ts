/** The keys on the lanes. */
import type { WindowWire } from '../../../store/state';
import type { Model } from '../data/model';
import { segmentAt, segmentSpan } from '../data/probe';
import { segmentSpeech, windowText } from '../data/speech';
import { axisOf, toPx } from '../maths/axis';
import type { Family } from '../maths/family';
import { centred, fitted, panned, revealed, zoomed } from '../maths/moves';
import { wholeOf } from '../maths/window';

export interface KeyLike {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export interface KeyState {
  readonly model: Model;
  readonly family: Family;
  readonly window: WindowWire;
  readonly selection: number | null;
}

/** What a key does: all of it may be absent. */
export interface KeyDeed {
  readonly window?: WindowWire;
  readonly select?: number | null;
  /** For the live region. */
  readonly say?: string;
}

/** The deed of a key, or undefined where it means nothing here and belongs to the page. */
export function keyDeed(event: KeyLike, state: KeyState): KeyDeed | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { model, family, window, selection } = state;
  const moved = (next: WindowWire): KeyDeed => ({ window: next, say: windowText(next) });
  const last = model.view.segments.starts.length - 1;
  switch (event.key) {
    case 'ArrowLeft':
      return event.shiftKey ? moved(panned(family, window, family.width / 4)) : walked(state, -1);
    case 'ArrowRight':
      return event.shiftKey ? moved(panned(family, window, -family.width / 4)) : walked(state, 1);
    case 'Home':
      return selected(state, 0);
    case 'End':
      return selected(state, last);
    case '+':
    case '=':
      return moved(zoomed(family, window, anchor(state), 2));
    case '-':
    case '_':
      return moved(zoomed(family, window, anchor(state), 0.5));
    case '0':
      return moved(wholeOf(model.space));
    case 'f':
    case 'F': {
      if (selection === null) return {};
      const { start, end } = segmentSpan(model, segmentAt(model, selection));
      return moved(fitted(family, start, end));
    }
    case 'Enter':
    case ' ':
      if (selection === null)
        return selected(state, segmentAt(model, window.start + Math.floor(window.span / 2)));
      return { window: centred(family, window, selection), say: segmentSpeech(model, selection) };
    case 'Escape':
      return selection === null ? undefined : { select: null };
    default:
      return undefined;
  }
}

/** One segment on. Without a selection the walk begins at the first segment in view. */
function walked(state: KeyState, step: 1 | -1): KeyDeed {
  const { model, window, selection } = state;
  if (selection === null) return selected(state, segmentAt(model, window.start));
  const here = segmentAt(model, selection);
  const inside = selection > segmentSpan(model, here).start;
  // From the middle of a segment, back is its own beginning.
  const to = step < 0 && inside ? here : here + step;
  return selected(state, Math.min(Math.max(to, 0), model.view.segments.starts.length - 1));
}

function selected({ model, family, window }: KeyState, segment: number): KeyDeed {
  const { start } = segmentSpan(model, segment);
  return { select: start, window: revealed(family, window, start), say: segmentSpeech(model, start) };
}

/** Pixel about which keys zoom: the selection if it is in view, else the middle. */
function anchor({ family, window, selection }: KeyState): number {
  const seen = selection !== null && selection >= window.start && selection < window.start + window.span;
  if (!seen) return family.width / 2;
  const axis = axisOf(family, window);
  return (toPx(axis, selection) + toPx(axis, selection + 1)) / 2;
}
