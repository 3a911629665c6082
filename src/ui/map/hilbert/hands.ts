/** The hands on the curve: wheel and pinch zoom at the pointer, drag moves, a click selects, a double click descends. */
import { wheelStep } from '../dom/wheel';
import { blockAt, type Camera, cameraOf, cellAt, clampCamera, zoomedAt } from './camera';
import { type Cell, pageOf } from './curve';
import type { HilbertNow, HilbertStage } from './stage';

/** Pixels that a pointer may stray and still click. */
const SLOP = 5;

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
  const pointers = new Map<number, Cell>();
  const abort = new AbortController();
  const { signal } = abort;
  let grip: { camera: Camera; middle: Cell; apart: number } | null = null;
  let moved = false;

  const place = (event: MouseEvent): Cell => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hold = (): { middle: Cell; apart: number } => {
    const [a = { x: 0, y: 0 }, b] = [...pointers.values()];
    if (!b) return { middle: a, apart: 0 };
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    return { middle, apart: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
  };
  const regrip = (): void => {
    const now = stage.now();
    grip = now && pointers.size > 0 ? { camera: now.camera, ...hold() } : null;
  };
  const drag = (now: HilbertNow, from: NonNullable<typeof grip>): void => {
    const { middle, apart } = hold();
    const { camera } = from;
    const dx = ((from.middle.x - middle.x) / now.side) * camera.cells;
    const dy = ((from.middle.y - middle.y) / now.side) * camera.cells;
    const panned = { ...camera, x: camera.x + dx, y: camera.y + dy };
    const share = { x: middle.x / now.side, y: middle.y / now.side };
    const factor = apart > 0 && from.apart > 0 ? apart / from.apart : 1;
    // Inside only at the end: on the way it may have been out.
    stage.moveTo(
      factor === 1 ? clampCamera(panned, now.order) : zoomedAt(panned, now.order, share, factor),
      true,
    );
  };

  host.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || pointers.size >= 2) return;
      if (pointers.size === 0) moved = false;
      pointers.set(event.pointerId, place(event));
      host.setPointerCapture(event.pointerId);
      if (pointers.size === 2) moved = true;
      regrip();
    },
    { signal },
  );
  host.addEventListener(
    'pointermove',
    (event) => {
      const at = place(event);
      if (!pointers.has(event.pointerId)) {
        if (event.pointerType !== 'touch') events.hover(at);
        return;
      }
      pointers.set(event.pointerId, at);
      const now = stage.now();
      if (!grip || !now) return;
      const { middle } = hold();
      if (!moved && Math.hypot(middle.x - grip.middle.x, middle.y - grip.middle.y) < SLOP) return;
      if (!moved) events.hover(null);
      moved = true;
      drag(now, grip);
    },
    { signal },
  );
  const release = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) {
      regrip();
      return;
    }
    const now = stage.now();
    if (event.type === 'pointerup' && !moved && grip && now) {
      const { page } = pageUnder(now, grip.middle);
      if (page < now.model.space) events.click(page);
    }
    grip = null;
  };
  host.addEventListener('pointerup', release, { signal });
  host.addEventListener('pointercancel', release, { signal });
  host.addEventListener('pointerleave', () => events.hover(null), { signal });
  host.addEventListener(
    'dblclick',
    (event) => {
      const now = stage.now();
      if (!now || moved) return;
      const { page } = pageUnder(now, place(event));
      stage.moveTo(cameraOf(blockAt(page, now.step), now.order), false);
    },
    { signal },
  );
  host.addEventListener(
    'wheel',
    (event) => {
      const now = stage.now();
      if (!now) return;
      const at = place(event);
      const { pan, factor } = wheelStep(event);
      const next =
        pan !== 0
          ? clampCamera({ ...now.camera, x: now.camera.x + (pan / now.side) * now.camera.cells }, now.order)
          : zoomedAt(now.camera, now.order, { x: at.x / now.side, y: at.y / now.side }, factor);
      event.preventDefault();
      stage.moveTo(next, true);
      events.hover(at);
    },
    { signal, passive: false },
  );
  return () => abort.abort();
}
