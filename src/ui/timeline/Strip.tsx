import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { summaryAt } from '../../store/state';
import { useApp } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { commandOf } from '../commands/keys';
import { timeCommands } from '../commands/time';
import { useRun } from '../commands/use-command';
import { words } from '../words';
import type { EventLabel } from './labels';
import { Point } from './Point';
import styles from './timeline.module.css';
import { POINT_WIDTH, useStretch } from './use-stretch';

/** The points in time on their line. Click, drag or arrows move the cursor. */
export function Strip({ labels }: { labels: readonly EventLabel[] }) {
  const id = useId();
  const cursor = useApp((app) => app.cursor);
  const audits = useApp((app) => app.view?.audits);
  // While a lesson asks, what is yet to come says nothing of what it zaps.
  const asks = useApp((app) => app.lesson?.asks ?? false);
  const setCursor = useApp((app) => app.setCursor);
  const run = useRun();
  const hasEpt = usePolicy()?.ept !== false;
  const list = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const last = labels.length;
  const { isLong, from, to, onScroll } = useStretch(list, last + 1, cursor);

  // The cursor stays in sight, whatever moved it, and its neighbours with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new event moves the points
  useEffect(() => {
    const strip = list.current;
    if (!strip) return;
    const point = isLong ? undefined : (strip.children[cursor] as HTMLElement | undefined);
    const { offsetLeft, offsetWidth } = point ?? {
      offsetLeft: cursor * POINT_WIDTH,
      offsetWidth: POINT_WIDTH,
    };
    const margin = 90;
    const left = offsetLeft - margin;
    const right = offsetLeft + offsetWidth + margin - strip.clientWidth;
    if (strip.scrollLeft > left) strip.scrollLeft = left;
    else if (strip.scrollLeft < right) strip.scrollLeft = right;
  }, [cursor, last, isLong]);

  const pick = (event: { clientX: number }): void => {
    const strip = list.current;
    if (!strip) return;
    const passed = (point: Element): boolean => point.getBoundingClientRect().right <= event.clientX;
    const at = isLong
      ? (event.clientX - strip.getBoundingClientRect().left + strip.scrollLeft) / POINT_WIDTH
      : [...strip.children].filter(passed).length;
    setCursor(Math.max(0, Math.min(last, Math.floor(at))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = commandOf(timeCommands, event, 'timeline');
    if (!command) return;
    event.preventDefault();
    run(command);
  };

  return (
    <div
      ref={list}
      className={styles.strip}
      data-long={isLong}
      role="listbox"
      aria-label={words.timeline.title}
      aria-orientation="horizontal"
      aria-activedescendant={cursor >= from && cursor < to ? `${id}-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={isLong ? onScroll : undefined}
      onClick={pick}
      onPointerDown={(event) => {
        // A finger that is drawn along scrolls the strip; it picks by touching.
        if (event.pointerType !== 'mouse' || event.button !== 0) return;
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => dragging.current && pick(event)}
      onPointerUp={() => {
        dragging.current = false;
      }}
      onPointerCancel={() => {
        dragging.current = false;
      }}
    >
      {isLong && <span role="presentation" className={styles.rest} style={{ width: from * POINT_WIDTH }} />}
      {Array.from({ length: to - from }, (_, k) => from + k).map((i) => (
        <Point
          key={i}
          id={`${id}-${i}`}
          place={isLong ? { at: i + 1, of: last + 1 } : undefined}
          label={labels[i - 1]}
          audit={audits && !(asks && i > cursor) ? summaryAt(audits, i - 1) : undefined}
          hasEpt={hasEpt}
          state={i === cursor ? 'now' : i < cursor ? 'past' : 'future'}
        />
      ))}
      {isLong && (
        <span role="presentation" className={styles.rest} style={{ width: (last + 1 - to) * POINT_WIDTH }} />
      )}
    </div>
  );
}
