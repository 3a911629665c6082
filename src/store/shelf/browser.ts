/** The shelf of this browser. A module of its own: only who opens the dialog or saves loads it. */
import { createStore, del, entries, update } from 'idb-keyval';
import { Shelf, type ShelfNews, type ShelfStorage } from './shelf';

/** Opened with the first call, so that a browser which forbids it is told of there. */
function indexedDb(): ShelfStorage {
  let opened: ReturnType<typeof createStore> | undefined;
  const store = (): ReturnType<typeof createStore> => {
    opened ??= createStore('gpatlas', 'scenarios');
    return opened;
  };
  return {
    entries: async () => entries<string, unknown>(store()),
    update: async (key, change) => update(key, change, store()),
    remove: async (key) => del(key, store()),
  };
}

function channel(): ShelfNews {
  const name = 'gpatlas.scenarios';
  const listeners = new Set<() => void>();
  const all = (): void => {
    for (const listener of listeners) listener();
  };
  // It tells the other tabs, but not the one that speaks.
  const wire = new BroadcastChannel(name);
  wire.onmessage = all;
  return {
    tell() {
      wire.postMessage('changed');
      all();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const browserShelf = new Shelf(indexedDb(), channel());
