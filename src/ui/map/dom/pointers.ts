/** The pointers on a picture: one moves it, two pinch it, and one that hardly strays clicks. */

import type { Listen } from './listen';

/** Pixels of the element. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the hand holds: the pointer, or the middle of two, and how far those are apart (0 for one). */
export interface Hold extends Point {
  readonly apart: number;
}

/** Pixels that a pointer may stray and still click. */
const SLOP = 5;

/** What becomes of the hand. `T` is the picture as it was when the hand took hold of it. */
export interface PointerDeeds<T> {
  /** What there is to hold, or null. */
  take(): T | null;
  /** How far the hand has strayed, in pixels. */
  strayed(from: Hold, to: Hold): number;
  move(taken: T, from: Hold, to: Hold): void;
  /** The pointer is above this pixel, or nowhere. */
  hover(at: Point | null): void;
  /** `from` is where it was pressed, `at` where it was let go. */
  click(from: Point, at: Point): void;
  doubleClick(at: Point): void;
}

/** Where a pointer is on the element. */
export function placeOn(element: HTMLElement, event: MouseEvent): Point {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Takes the element's pointers; `listen` is what listens on it. `data-held` is on the element while it is moved. */
export function attachPointers<T>(element: HTMLElement, listen: Listen, deeds: PointerDeeds<T>): void {
  const pointers = new Map<number, Point>();
  let grip: { taken: T; from: Hold } | null = null;
  let moved = false;
  const hold = (): Hold => {
    const [a = { x: 0, y: 0 }, b] = [...pointers.values()];
    if (!b) return { ...a, apart: 0 };
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      apart: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1),
    };
  };
  /** A finger came or went: what is under the hand now is what it keeps. */
  const regrip = (): void => {
    const taken = pointers.size > 0 ? deeds.take() : null;
    grip = taken && { taken, from: hold() };
  };

  listen('pointerdown', (event) => {
    if (event.button !== 0 || pointers.size >= 2) return;
    if (pointers.size === 0) moved = false;
    pointers.set(event.pointerId, placeOn(element, event));
    element.setPointerCapture(event.pointerId);
    if (pointers.size === 2) moved = true;
    regrip();
  });
  listen('pointermove', (event) => {
    const at = placeOn(element, event);
    if (!pointers.has(event.pointerId)) {
      if (event.pointerType !== 'touch') deeds.hover(at);
      return;
    }
    pointers.set(event.pointerId, at);
    if (!grip) return;
    const to = hold();
    if (!moved) {
      if (deeds.strayed(grip.from, to) < SLOP) return;
      moved = true;
      element.dataset.held = 'true';
      deeds.hover(null);
    }
    deeds.move(grip.taken, grip.from, to);
  });
  const release = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) {
      regrip();
      return;
    }
    delete element.dataset.held;
    if (event.type === 'pointerup' && !moved && grip) deeds.click(grip.from, placeOn(element, event));
    grip = null;
  };
  listen('pointerup', release);
  listen('pointercancel', release);
  listen('pointerleave', () => deeds.hover(null));
  listen('dblclick', (event) => {
    if (!moved) deeds.doubleClick(placeOn(element, event));
  });
}
