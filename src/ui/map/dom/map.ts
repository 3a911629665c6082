/** Brings the map to life in elements that React has made, and takes it down again. */
import { segmentAt, segmentSpan } from '../data/probe';
import { fitted, revealed, zoomed } from '../maths/moves';
import { sameWindow, wholeOf } from '../maths/window';
import type { MapSource } from '../source';
import { attachHandles } from './handles';
import { attachHands } from './hands';
import { keyDeed } from './keys';
import { attachOverview, type OverviewElements, overviewPainter } from './overview';
import { hoverPainter, markerPainter, type PlotElements, plotPainter, statePainter } from './painters';
import { Stage } from './stage';
import { watchTheme } from './theme';

export interface MapElements extends PlotElements {
  readonly overview: OverviewElements;
  readonly live: HTMLElement;
  readonly handles: HTMLElement;
}

export interface MapHandle {
  /** The buttons. */
  zoom(factor: number): void;
  whole(): void;
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
  let hover: { x: number; y: number } | null = null;
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const theme = watchTheme(root, () => stage.invalidate());
  const stage: Stage = new Stage(
    source,
    [
      overviewPainter(overview, theme),
      plotPainter(elements, theme),
      markerPainter(elements),
      (shot) => handles.paint(shot),
      hoverPainter(elements, () => hover),
      statePainter(elements),
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
    click: (page) => source.select(page),
    doubleClick: (page) => {
      const now = stage.now();
      if (!now) return;
      const { start, end } = segmentSpan(now.model, segmentAt(now.model, page));
      stage.moveTo(fitted(now.family, start, end), false);
    },
  });
  const letOverview = attachOverview(overview, stage);
  const onKey = (event: KeyboardEvent): void => {
    const now = stage.now();
    if (!now) return;
    const deed = keyDeed(event, { ...now, selection: source.get().selection });
    if (!deed) return;
    event.preventDefault();
    if (deed.select !== undefined) source.select(deed.select);
    if (deed.window && !sameWindow(deed.window, now.window)) stage.moveTo(deed.window, false);
    if (deed.say) say(deed.say);
  };
  plot.addEventListener('keydown', onKey);

  const measure = (): void => {
    // Not a container query: with one, every text on a canvas inside would force the layout of the whole container.
    root.dataset.narrow = String(root.clientWidth < NARROW);
    stage.resize(Math.floor(plot.clientWidth));
  };
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  observer.observe(plot);
  measure();

  return {
    zoom: (factor) => {
      const now = stage.now();
      if (now) stage.moveTo(zoomed(now.family, now.window, now.family.width / 2, factor), false);
    },
    whole: () => {
      const now = stage.now();
      if (now) stage.moveTo(wholeOf(now.model.space), false);
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
