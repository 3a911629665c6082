/** The hands on the lanes: drag, click, double click, wheel, pinch. They move the window and know nothing of types. */
import type { WindowWire } from '../../../store/state';
import { pageAt, toPage } from '../maths/axis';
import type { Family } from '../maths/family';
import { panned, zoomed } from '../maths/moves';
import { MIN_SPAN, sameWindow } from '../maths/window';
import type { Stage } from './stage';
import { isLast, Wheel, wheelStep } from './wheel';

/** Pixels that a pointer may stray and still click. */
const SLOP = 5;

export interface HandEvents {
  /** The pointer is above this pixel of the plot, or nowhere. */
  hover(at: { x: number; y: number } | null): void;
  /** `y`: pixels of the plot. */
  click(page: number, y: number): void;
  doubleClick(page: number): void;
}

interface Grip {
  readonly window: WindowWire;
  readonly family: Family;
  /** Pixels: the pointer, or the middle of two, and how far those are apart (0 for one). */
  readonly x: number;
  readonly apart: number;
}

/** Takes the element's pointer and wheel. Returns how to let go. */
export function attachHands(plot: HTMLElement, stage: Stage, events: HandEvents): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  const wheel = new Wheel();
  let grip: Grip | null = null;
  let moved = false;
  const abort = new AbortController();
  const listen = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ): void => plot.addEventListener(name, listener as EventListener, { passive, signal: abort.signal });

  const place = (event: MouseEvent): { x: number; y: number } => {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hold = (): { x: number; apart: number } => {
    const [a, b] = [...pointers.values()];
    if (!a) return { x: 0, apart: 0 };
    if (!b) return { x: a.x, apart: 0 };
    return { x: (a.x + b.x) / 2, apart: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
  };
  /** A finger came or went: what is under the hand now is what it keeps. */
  const regrip = (): void => {
    const now = stage.now();
    grip = now && pointers.size > 0 ? { window: now.window, family: now.family, ...hold() } : null;
  };

  listen('pointerdown', (event) => {
    if (event.button !== 0 || pointers.size >= 2) return;
    if (pointers.size === 0) moved = false;
    pointers.set(event.pointerId, place(event));
    plot.setPointerCapture(event.pointerId);
    if (pointers.size === 2) moved = true;
    regrip();
  });
  listen('pointermove', (event) => {
    const at = place(event);
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType !== 'touch') events.hover(at);
      return;
    }
    pointers.set(event.pointerId, at);
    if (!grip) return;
    const { x, apart } = hold();
    if (!moved && Math.abs(x - grip.x) < SLOP) return;
    if (!moved) {
      moved = true;
      plot.dataset.held = 'true';
      events.hover(null);
    }
    const { family, window } = grip;
    const next =
      apart > 0 && grip.apart > 0
        ? zoomed(family, window, grip.x, apart / grip.apart, x)
        : panned(family, window, x - grip.x);
    stage.moveTo(next, true);
  });
  const release = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) {
      regrip();
      return;
    }
    delete plot.dataset.held;
    const now = stage.now();
    if (event.type === 'pointerup' && !moved && grip && now)
      events.click(pageAt(now.axis, grip.x), place(event).y);
    grip = null;
  };
  listen('pointerup', release);
  listen('pointercancel', release);
  listen('pointerleave', () => events.hover(null));
  listen('dblclick', (event) => {
    const now = stage.now();
    if (now && !moved) events.doubleClick(pageAt(now.axis, place(event).x));
  });
  // One finger may scroll the page up and down; two are ours.
  listen(
    'touchstart',
    (event) => {
      if (event.touches.length > 1) event.preventDefault();
    },
    false,
  );
  listen(
    'wheel',
    (event) => {
      const now = stage.now();
      if (!now) return;
      const { x, y } = place(event);
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
    },
    false,
  );
  return () => abort.abort();
}
