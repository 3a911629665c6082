import { useEffect, useState } from 'react';
import type { ReadingWire } from '../../store/state';
import { useApp } from '../../store/use-app';

/** How long to wait for the next key before the text is read, in milliseconds. */
const PAUSE = 200;

/** What the worker makes of a text; none for an empty one. An old answer never stands beside a new text. */
export function useReading(text: string): { reading: ReadingWire | undefined; busy: boolean } {
  const read = useApp((app) => app.read);
  const [answer, setAnswer] = useState<{ text: string; reading: ReadingWire }>();
  const wanted = text.trim() !== '';

  useEffect(() => {
    if (!wanted) return undefined;
    let isOld = false;
    const keep = (reading: ReadingWire): void => {
      if (!isOld) setAnswer({ text, reading });
    };
    const timer = setTimeout(() => {
      read(text).then(keep, (error: unknown) => keep(failed(error)));
    }, PAUSE);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [read, text, wanted]);

  const reading = wanted && answer?.text === text ? answer.reading : undefined;
  return { reading, busy: wanted && !reading };
}

function failed(error: unknown): ReadingWire {
  const reason = error instanceof Error ? error.message : String(error);
  return { formats: [], lines: [], assumed: [], differences: [], error: reason };
}
