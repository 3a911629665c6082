/**
 * The store as React is told of it: an edit is told together with the worker's answer to it. Told at once, the edit
 * would cost a frame of its own, and the answer, which is there a few milliseconds later, would have to wait for it.
 */
import type { StoreApi } from 'zustand';
import type { App } from './state';

/** Milliseconds after which an edit is told without its answer. */
const PATIENCE = 8;

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
  store.subscribe((now, was) => {
    const isEdit = now.revision !== was.revision && now.view === was.view;
    if (!isEdit && timer === undefined) tell();
    else if (now.view !== was.view) tell();
    else timer ??= setTimeout(tell, PATIENCE);
  });
  return {
    ...store,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
