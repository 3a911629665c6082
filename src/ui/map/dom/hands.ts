/** The hands on the lanes: drag, click, double click, wheel, pinch. They move the window and know nothing of types. */
import { pageAt, toPage } from '../maths/axis';
import { panned, zoomed } from '../maths/moves';
import { MIN_SPAN, sameWindow } from '../maths/window';
import { listenerOn } from './listen';
import { attachPointers, type Point, placeOn } from './pointers';
import type { Stage } from './stage';
import { isLast, Wheel, wheelStep } from './wheel';

export interface HandEvents {
  /** The pointer is above this pixel of the plot, or nowhere. */
  hover(at: Point | null): void;
  /** `y`: pixels of the plot. */
  click(page: number, y: number): void;
  doubleClick(page: number): void;
}

/** Takes the element's pointer and wheel. Returns how to let go. */
export function attachHands(plot: HTMLElement, stage: Stage, events: HandEvents): () => void {
  const wheel = new Wheel();
  const abort = new AbortController();
  const listen = listenerOn(plot, abort.signal);
  attachPointers(plot, listen, {
    take: () => stage.now(),
    strayed: (from, to) => Math.abs(to.x - from.x),
    move: ({ family, window }, from, to) => {
      const next =
        to.apart > 0 && from.apart > 0
          ? zoomed(family, window, from.x, to.apart / from.apart, to.x)
          : panned(family, window, to.x - from.x);
      stage.moveTo(next, true);
    },
    hover: events.hover,
    click: (from, at) => {
      const now = stage.now();
      if (now) events.click(pageAt(now.axis, from.x), at.y);
    },
    doubleClick: ({ x }) => {
      const now = stage.now();
      if (now) events.doubleClick(pageAt(now.axis, x));
    },
  });
  // One finger may scroll the page up and down; two are ours.
  listen('touchstart', (event) => {
    if (event.touches.length > 1) event.preventDefault();
  });
  listen('wheel', (event) => {
    const now = stage.now();
    if (!now) return;
    const { x, y } = placeOn(plot, event);
    const step = wheelStep(event);
    if (step.pan !== 0) {
      const next = panned(now.family, now.window, -step.pan);
      if (sameWindow(next, now.window)) return;
      event.preventDefault();
      stage.moveTo(next, true);
      events.hover({ x, y });
      return;
    }
    const inward = step.factor > 1;
    const end = inward ? now.window.span <= MIN_SPAN : now.window.span >= now.model.space;
    // At either end the page may scroll on, but not by the swing of the gesture that led there.
    if (end && !event.ctrlKey && isLast(wheel, event.timeStamp)) return;
    event.preventDefault();
    if (end) return;
    const { page, factor } = wheel.next(x, step.factor, event.timeStamp, () => toPage(now.axis, x));
    const next = zoomed(now.family, now.window, x, factor, x, page);
    if (!sameWindow(next, now.window)) wheel.done();
    stage.moveTo(next, true);
    events.hover({ x, y });
  });
  return () => abort.abort();
}
