import { useEffect, useState } from 'react';

/** As long as an answer may take before what was wanted is given up, in milliseconds. */
const PATIENCE = 1000;

/**
 * What is shown goes through the worker and comes back a moment later. Until then a control shows what was wanted,
 * so that it does not flicker back under the hand.
 */
export function useWanted<T>(value: T): [T, (wanted: T) => void] {
  const [wanted, setWanted] = useState<{ value: T; over: T }>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value is the answer that was waited for
  useEffect(() => setWanted(undefined), [value]);
  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setTimeout(() => setWanted(undefined), PATIENCE);
    return () => clearTimeout(timer);
  }, [wanted]);

  const shown = wanted && Object.is(wanted.over, value) ? wanted.value : value;
  return [shown, (next) => setWanted({ value: next, over: value })];
}
