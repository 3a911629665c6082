/** Brings the map to life in elements that React has made, and takes it down again. */

import { segmentAt, segmentSpan } from '../data/probe';
import { laneAt } from '../lane-boxes';
import type { ShownLane } from '../lanes-beside';
import { fitted, revealed } from '../maths/moves';
import { sameWindow } from '../maths/window';
import { AXIS_HEIGHT } from '../paint/axis-layout';
import type { MapSource } from '../source';

import { type MapDeed, type MapState, type Outcome, outcomeOf } from './deeds';
import { attachHandles } from './handles';
import { attachHands } from './hands';
import { keyDeed } from './keys';
import { attachOverview, type OverviewElements, overviewPainter } from './overview';
import {
  hoverPainter,
  lanePainter,
  markerPainter,
  type PlotElements,
  plotPainter,
  statePainter,
} from './painters';
import { Stage } from './stage';
import { watchTheme } from './theme';

export interface MapElements extends PlotElements {
  readonly overview: OverviewElements;
  readonly live: HTMLElement;
  readonly handles: HTMLElement;
}

export interface MapHandle {
  /** Does what a button or a command asks for. */
  perform(deed: MapDeed): void;
  /** Moves the window as little as needed to show a page. */
  reveal(page: number): void;
  /** Stretches the lanes' heights. */
  stretch(scale: number): void;
  destroy(): void;
}

/** Pixels of the map below which labels and controls take less room. */
const NARROW = 560;

/** Starts the map. */
export function startMap(elements: MapElements, source: MapSource): MapHandle {
  const { plot, live, overview, root } = elements;
  let lane: ShownLane | null = null;
  let hover: { x: number; y: number } | null = null;
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const theme = watchTheme(root, (atOnce) => (atOnce ? stage.repaint() : stage.invalidate()));
  const stage: Stage = new Stage(
    source,
    [
      overviewPainter(overview, theme),
      plotPainter(elements, theme),
      markerPainter(elements),
      (shot) => handles.paint(shot),
      lanePainter(elements, () => lane),
      statePainter(elements),
      hoverPainter(elements, () => hover),
    ],
    () => reduced.matches,
  );
  const say = (text: string): void => {
    live.textContent = text;
  };

  const handles = attachHandles(elements.handles, stage, {
    begun: () => {
      hover = null;
    },
    say,
  });
  const letHands = attachHands(plot, stage, {
    hover: (at) => {
      hover = at;
      stage.invalidate();
    },
    click: (page, y) => {
      source.select(page);
      lane = laneAt(source.get().lanes, stage.stretched(), y - AXIS_HEIGHT) ?? lane;
      stage.invalidate();
    },
    doubleClick: (page) => {
      const now = stage.now();
      if (!now) return;
      const { start, end } = segmentSpan(now.model, segmentAt(now.model, page));
      stage.moveTo(fitted(now.family, start, end), false);
    },
  });
  const letOverview = attachOverview(overview, stage);
  const follow = (outcomeIn: (state: MapState) => Outcome | undefined): boolean => {
    const now = stage.now();
    const { selection, lanes } = source.get();
    const outcome = now && outcomeIn({ ...now, selection, lanes, lane });
    if (!outcome) return false;
    if (outcome.select !== undefined) source.select(outcome.select);
    if (outcome.window && !sameWindow(outcome.window, now.window)) stage.moveTo(outcome.window, false);
    if (outcome.lane) {
      lane = outcome.lane;
      stage.invalidate();
    }
    if (outcome.say) say(outcome.say);
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (follow((state) => keyDeed(event, state))) event.preventDefault();
  };
  plot.addEventListener('keydown', onKey);

  const measure = (): void => {
    // Not a container query: with one, every text on a canvas inside would force the layout of the whole container.
    // On paper it keeps the width for which it was drawn.
    if (!matchMedia('print').matches) root.style.setProperty('--drawn', `${root.clientWidth}px`);
    root.dataset.narrow = String(root.clientWidth < NARROW);
    stage.resize(Math.floor(plot.clientWidth));
  };
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  observer.observe(plot);
  measure();

  return {
    perform: (deed) => {
      follow((state) => outcomeOf(deed, state));
    },
    reveal: (page) => {
      const now = stage.now();
      if (now) stage.moveTo(revealed(now.family, now.window, page), false);
    },
    stretch: (scale) => stage.stretch(scale),
    destroy: () => {
      stage.destroy();
      theme.destroy();
      letHands();
      letOverview();
      handles.destroy();
      plot.removeEventListener('keydown', onKey);
      observer.disconnect();
    },
  };
}
