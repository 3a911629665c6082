/**
 * The store as React is told of it: an edit is told together with the worker's answer to it. Told at once, the edit
 * would cost a frame of its own, and the answer, which is there a few milliseconds later, would have to wait for it.
 */
import type { StoreApi } from 'zustand';
import type { App } from './state';

/** Milliseconds after which an edit is told without its answer: about when the answer comes. */
export const PATIENCE = 8;

const known = new WeakMap<StoreApi<App>, StoreApi<App>>();

/** The same state; only the listeners hear of an edit a little later. Anything else they hear at once. */
export function calm(store: StoreApi<App>): StoreApi<App> {
  let made = known.get(store);
  if (!made) {
    made = make(store);
    known.set(store, made);
  }
  return made;
}

function make(store: StoreApi<App>): StoreApi<App> {
  const listeners = new Set<(now: App, was: App) => void>();
  let told = store.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const was = told;
    told = store.getState();
    for (const listener of [...listeners]) listener(told, was);
  };
  store.subscribe((now) => {
    // Held against what was told: other changes may come between an edit and its being told.
    const waits = now.revision !== told.revision && now.view === told.view;
    if (waits) timer ??= setTimeout(tell, PATIENCE);
    else tell();
  });
  return {
    ...store,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
