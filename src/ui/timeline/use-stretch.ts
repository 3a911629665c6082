/** Which points of a long timeline are drawn: thousands in the page would cost a tenth of a second at every edit. */
import { type RefObject, useCallback, useEffect, useState } from 'react';

/** Up to so many points all are drawn, each as wide as its label. */
const ALL = 200;
/** Above, each is as wide as this, in CSS pixels, as in the style sheet. */
export const POINT_WIDTH = 116;
/** Points that are drawn of a long timeline: more than the widest screen shows. */
const DRAWN = 64;
/** The stretch moves in steps, and begins so many points before the first that is seen. */
const STEP = 16;

export interface Stretch {
  /** Is the timeline too long to be drawn whole? */
  isLong: boolean;
  /** The points to draw, `[from, to)`. */
  from: number;
  to: number;
  /** To be called when the strip was scrolled. */
  onScroll(): void;
}

/** `count`: all points. The strip is scrolled to the cursor by whoever owns it. */
export function useStretch(strip: RefObject<HTMLElement | null>, count: number, cursor: number): Stretch {
  const isLong = count > ALL;
  const [from, setFrom] = useState(() => beginAt(cursor - STEP));
  const onScroll = useCallback(() => {
    if (strip.current) setFrom(beginAt(Math.floor(strip.current.scrollLeft / POINT_WIDTH)));
  }, [strip]);
  // A timeline may become long, or another may be opened: then nothing is scrolled that would tell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the length
  useEffect(onScroll, [onScroll, count]);
  if (!isLong) return { isLong, from: 0, to: count, onScroll };
  const first = Math.min(from, Math.max(0, count - DRAWN));
  return { isLong, from: first, to: Math.min(first + DRAWN, count), onScroll };
}

function beginAt(point: number): number {
  return Math.max(0, (Math.floor(point / STEP) - 1) * STEP);
}
