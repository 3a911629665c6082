import { useEffect, useRef, useState } from 'react';
import type { ReadingWire } from '../../store/state';
import { useApp } from '../../store/use-app';
import type { Source } from './source';

/** How long to wait for the next key before the text is read, in milliseconds. */
const PAUSE = 200;

export type Picks = Readonly<Record<string, string>>;

export interface ReadingState {
  /** Of the present source, perhaps still with the picks before. */
  readonly reading: ReadingWire | undefined;
  readonly busy: boolean;
  /** Which part is read, from 0 to 1; undefined where it is not long enough to be told. */
  readonly part: number | undefined;
  readonly stopped: boolean;
  stop(): void;
  again(): void;
}

/** What the worker makes of a source; nothing for an empty one. An old answer never stands beside a new text. */
export function useReading(source: Source, picks: Picks): ReadingState {
  const read = useApp((app) => app.read);
  const [answer, setAnswer] = useState<{ key: number; picks: Picks; reading: ReadingWire }>();
  const [part, setPart] = useState<number>();
  const [stoppedKey, setStopped] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const { key } = source;
  const wanted = 'dump' in source || source.text.trim() !== '';
  const stopped = stoppedKey === key;

  useEffect(() => {
    if (!wanted || stopped) return undefined;
    const control = new AbortController();
    running.current = control;
    setPart(undefined);
    // What was read is only chosen from anew: nothing to wait for.
    const timer = setTimeout(
      () => {
        const dump = 'dump' in source ? source.dump : source.text;
        const watch = { signal: control.signal, onProgress: setPart };
        void read({ key, dump, picks }, watch).then((reading) => {
          if (reading && !control.signal.aborted) setAnswer({ key, picks, reading });
        });
      },
      'dump' in source || Object.keys(picks).length > 0 ? 0 : PAUSE,
    );
    return () => {
      control.abort();
      clearTimeout(timer);
    };
  }, [read, source, key, picks, wanted, stopped]);

  const current = wanted && !stopped && answer?.key === key ? answer : undefined;
  return {
    reading: current?.reading,
    busy: wanted && !stopped && current?.picks !== picks,
    part,
    stopped: wanted && stopped,
    stop: () => {
      running.current?.abort();
      setStopped(key);
    },
    again: () => setStopped(undefined),
  };
}
