/** The hands on the curve: wheel and pinch zoom at the pointer, drag moves, a click selects, a double click descends. */
import { listenerOn } from '../dom/listen';
import { attachPointers, placeOn } from '../dom/pointers';
import { wheelStep } from '../dom/wheel';
import { blockAt, cameraOf, cellAt, clampCamera, zoomedAt } from './camera';
import { type Cell, pageOf } from './curve';
import type { HilbertNow, HilbertStage } from './stage';

export interface HilbertHands {
  /** The pointer is at this pixel, or nowhere. */
  hover(at: Cell | null): void;
  click(page: number): void;
}

/** The page to select under a pixel: the first of the block that shares the pixel. `last` is its last one. */
export function pageUnder(now: HilbertNow, at: Cell): { page: number; last: number } {
  const { camera, side, order } = now;
  const cell = cellAt(camera, { x: at.x / side, y: at.y / side }, order);
  const level = Math.max(Math.floor(Math.log2(camera.cells / side)), 0);
  const { start } = blockAt(pageOf(cell, order), level);
  return { page: start, last: start + 4 ** level - 1 };
}

/** Takes the element's pointer and wheel. Returns how to let go. */
export function attachHilbertHands(host: HTMLElement, stage: HilbertStage, events: HilbertHands): () => void {
  const abort = new AbortController();
  const listen = listenerOn(host, abort.signal);
  attachPointers(host, listen, {
    take: () => stage.now(),
    strayed: (from, to) => Math.hypot(to.x - from.x, to.y - from.y),
    move: ({ camera }, from, to) => {
      const now = stage.now();
      if (!now) return;
      const { side, order } = now;
      const dx = ((from.x - to.x) / side) * camera.cells;
      const dy = ((from.y - to.y) / side) * camera.cells;
      const moved = { ...camera, x: camera.x + dx, y: camera.y + dy };
      const factor = to.apart > 0 && from.apart > 0 ? to.apart / from.apart : 1;
      // Inside only at the end: on the way it may have been out.
      const next =
        factor === 1
          ? clampCamera(moved, order)
          : zoomedAt(moved, order, { x: to.x / side, y: to.y / side }, factor);
      stage.moveTo(next, true);
    },
    hover: events.hover,
    click: (from) => {
      const now = stage.now();
      if (!now) return;
      const { page } = pageUnder(now, from);
      if (page < now.model.space) events.click(page);
    },
    doubleClick: (at) => {
      const now = stage.now();
      if (!now) return;
      const { page } = pageUnder(now, at);
      stage.moveTo(cameraOf(blockAt(page, now.step), now.order), false);
    },
  });
  listen('wheel', (event) => {
    const now = stage.now();
    if (!now) return;
    const at = placeOn(host, event);
    const { pan, factor } = wheelStep(event);
    const next =
      pan !== 0
        ? clampCamera({ ...now.camera, x: now.camera.x + (pan / now.side) * now.camera.cells }, now.order)
        : zoomedAt(now.camera, now.order, { x: at.x / now.side, y: at.y / now.side }, factor);
    event.preventDefault();
    stage.moveTo(next, true);
    events.hover(at);
  });
  return () => abort.abort();
}
