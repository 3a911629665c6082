import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { useApp } from '../../store/use-app';
import { usePolicy } from '../base/use-policy';
import { commandOf } from '../commands/keys';
import { timeCommands } from '../commands/time';
import { useRun } from '../commands/use-command';
import { words } from '../words';
import type { EventLabel } from './labels';
import { Point } from './Point';
import styles from './timeline.module.css';

/** The points in time on their line. Click, drag or arrows move the cursor. */
export function Strip({ labels }: { labels: readonly EventLabel[] }) {
  const id = useId();
  const cursor = useApp((app) => app.cursor);
  const audits = useApp((app) => app.view?.audits);
  const setCursor = useApp((app) => app.setCursor);
  const run = useRun();
  const hasEpt = usePolicy()?.ept !== false;
  const list = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const last = labels.length;

  // The cursor stays in sight, whatever moved it, and its neighbours with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new event moves the points
  useEffect(() => {
    const strip = list.current;
    const point = strip?.children[cursor] as HTMLElement | undefined;
    if (!strip || !point) return;
    const margin = 90;
    const left = point.offsetLeft - margin;
    const right = point.offsetLeft + point.offsetWidth + margin - strip.clientWidth;
    if (strip.scrollLeft > left) strip.scrollLeft = left;
    else if (strip.scrollLeft < right) strip.scrollLeft = right;
  }, [cursor, last]);

  const pick = (event: { clientX: number }): void => {
    const points = [...(list.current?.children ?? [])];
    const at = points.findIndex((point) => point.getBoundingClientRect().right > event.clientX);
    setCursor(at < 0 ? last : at);
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
      role="listbox"
      aria-label={words.timeline.title}
      aria-orientation="horizontal"
      aria-activedescendant={`${id}-${cursor}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
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
      {[undefined, ...labels].map((label, i) => (
        <Point
          // biome-ignore lint/suspicious/noArrayIndexKey: a point in time is its number
          key={i}
          id={`${id}-${i}`}
          label={label}
          audit={label && audits?.[i - 1]}
          hasEpt={hasEpt}
          state={i === cursor ? 'now' : i < cursor ? 'past' : 'future'}
        />
      ))}
    </div>
  );
}
