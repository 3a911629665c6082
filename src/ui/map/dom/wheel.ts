/** The wheel: what one turn means, and what a series of turns keeps. */

export interface WheelLike {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
}

/** Pixels of a line and of a page, for mice that count in those. */
const UNIT = [1, 16, 400];
/** Pixels that one event may count for: some wheels jump. */
const MOST = 240;

/** Pixels to pan, or the factor to zoom by (above 1: closer). One of them says nothing: 0, or 1. */
export function wheelStep(event: WheelLike): { pan: number; factor: number } {
  const unit = UNIT[event.deltaMode] ?? 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (!event.ctrlKey && (event.shiftKey || Math.abs(dx) > Math.abs(dy))) {
    return { pan: Math.abs(dx) > Math.abs(dy) ? dx : dy, factor: 1 };
  }
  // A pinch on a touchpad comes as a wheel with ctrl and small numbers.
  const speed = event.ctrlKey && Math.abs(dy) < 50 ? 0.012 : 0.005;
  return { pan: 0, factor: Math.exp(-Math.min(Math.max(dy, -MOST), MOST) * speed) };
}

/** Milliseconds after which a turn begins a series of its own, and pixels that the pointer may stray in one. */
const PAUSE = 300;
const STRAY = 3;

/**
 * A series of turns at one place: it keeps to the page that was under the pointer at its beginning, and sums up turns
 * that are too small to move the window by a whole page.
 */
export class Wheel {
  private series: { x: number; page: number; factor: number } | null = null;
  last = Number.NEGATIVE_INFINITY;

  next(x: number, factor: number, time: number, pageUnder: () => number): { page: number; factor: number } {
    const fresh = !this.series || time - this.last > PAUSE || Math.abs(this.series.x - x) > STRAY;
    const series = fresh || !this.series ? { x, page: pageUnder(), factor: 1 } : this.series;
    this.series = series;
    this.last = time;
    series.factor *= factor;
    return { page: series.page, factor: series.factor };
  }

  /** The window has moved: what was summed up is used. */
  done(): void {
    if (this.series) this.series.factor = 1;
  }
}

/** Is a turn at this time one of its own, not the swing of the series before it? */
export function isLast(wheel: Wheel, time: number): boolean {
  const swinging = time - wheel.last < PAUSE;
  if (swinging) wheel.last = time;
  return !swinging;
}
