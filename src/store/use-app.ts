/** The store for React. */
import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { calm } from './calm';
import type { App } from './state';

export { PATIENCE } from './calm';

/** Holds the store of the page: `<AppContext value={store}>` stands around everything. */
export const AppContext = createContext<StoreApi<App> | null>(null);

/** The store itself, for what must read the state without being drawn again by it. Throws outside of AppContext. */
export function useAppStore(): StoreApi<App> {
  const store = useContext(AppContext);
  if (!store) throw new Error('useApp is called outside of AppContext');
  return store;
}

/**
 * A part of the state, or an action. The component is drawn again when what the selector gives is another object or
 * value: a selector that builds an object each time needs `useShallow` of zustand/react/shallow.
 */
export function useApp<T>(selector: (app: App) => T): T {
  return useStore(calm(useAppStore()), selector);
}
