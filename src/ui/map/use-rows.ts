/** Which rows of a long table are drawn: those in sight and some around them, among as much empty height as the rest takes. */
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { drawnFrom } from './data/table';

/** Up to so many rows all are drawn. */
const ALL = 200;
/** Rows that are drawn of a longer table: more than the highest screen shows, on both sides. */
const DRAWN = 120;
/** Pixels of a row before one was measured. */
const USUAL = 24;

export interface Rows {
  /** Is the table too long to be drawn whole? Then its columns must not be as wide as what happens to be drawn. */
  readonly isLong: boolean;
  /** The rows to draw, `[from, to)`, and the pixels that the others take above and below. */
  readonly from: number;
  readonly to: number;
  readonly above: number;
  readonly below: number;
  /** To be called when the table was scrolled. */
  onScroll(): void;
  /** Scrolls as little as is needed to show a row. */
  reveal(at: number): void;
}

/** `box` scrolls; it holds the rows as `tr[data-segment]`, below a head that stays. `count`: all rows. */
export function useRows(box: RefObject<HTMLElement | null>, count: number): Rows {
  const isLong = count > ALL;
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(USUAL);

  useLayoutEffect(() => {
    const row = box.current?.querySelector<HTMLElement>('tr[data-segment]');
    if (row && row.offsetHeight > 0) setHeight(row.getBoundingClientRect().height);
  });
  const onScroll = useCallback(() => {
    if (box.current) setTop(Math.floor(box.current.scrollTop / height));
  }, [box, height]);
  const reveal = useCallback(
    (at: number) => {
      const place = box.current;
      if (!place || at < 0) return;
      const head = place.querySelector('thead')?.offsetHeight ?? 0;
      const room = place.clientHeight - head;
      const low = (at + 1) * height - room;
      if (place.scrollTop > at * height) place.scrollTop = at * height;
      else if (place.scrollTop < low) place.scrollTop = low;
      onScroll();
    },
    [box, height, onScroll],
  );

  const from = isLong ? drawnFrom(top, count, DRAWN) : 0;
  const to = isLong ? Math.min(from + DRAWN, count) : count;
  return { isLong, from, to, above: from * height, below: (count - to) * height, onScroll, reveal };
}
