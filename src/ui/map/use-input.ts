import { useSyncExternalStore } from 'react';
import type { MapInput, MapSource } from './source';

/** One value of the map's input, drawn again when it changes. */
export function useInput<T>(source: MapSource, select: (input: MapInput) => T): T {
  return useSyncExternalStore(source.subscribe, () => select(source.get()));
}
