import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { playing } from './playing';
import type { App, ViewWire } from './state';

const EVENTS = 3;

/** As much of a store as playing touches; `answer` is the worker's. */
function start(cursor: number) {
  const store = createStore<App>(
    () =>
      ({
        doc: { version: 1, policy: 'xen', events: Array.from({ length: EVENTS }, () => ({})) },
        revision: 1,
        cursor,
        view: { revision: 1, cursor },
        playing: false,
        pace: 2,
        setCursor: (to: number) => store.setState({ cursor: to }),
      }) as unknown as App,
  );
  const { actions } = playing(store);
  store.setState(actions);
  const app = () => store.getState();
  const answer = () => {
    const { revision, cursor: at } = app();
    store.setState({ view: { revision, cursor: at } as ViewWire });
  };
  return { store, app, answer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('playing', () => {
  it('goes from event to event at its pace and stops at the end', () => {
    const { app, answer } = start(0);
    app().play();
    for (let event = 1; event <= EVENTS; event++) {
      vi.advanceTimersByTime(1999);
      expect(app()).toMatchObject({ playing: true, cursor: event - 1 });
      vi.advanceTimersByTime(1);
      expect(app().cursor).toBe(event);
      answer();
    }
    expect(app().playing).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(app().cursor).toBe(EVENTS);
  });

  it('begins again from the end', () => {
    const { app, answer } = start(EVENTS);
    app().play();
    expect(app()).toMatchObject({ playing: true, cursor: 0 });
    answer();
    vi.advanceTimersByTime(2000);
    expect(app().cursor).toBe(1);
  });

  it('waits for the answer before it counts', () => {
    const { app, answer } = start(0);
    app().play();
    vi.advanceTimersByTime(2000);
    vi.advanceTimersByTime(10_000);
    expect(app().cursor).toBe(1);
    answer();
    vi.advanceTimersByTime(2000);
    expect(app().cursor).toBe(2);
  });

  it('is stopped by an edit and by any other hand on the cursor', () => {
    const { store, app } = start(0);
    app().play();
    store.setState({ revision: 2 });
    expect(app().playing).toBe(false);
    app().play();
    app().setCursor(2);
    expect(app().playing).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(app().cursor).toBe(2);
  });

  it('takes another pace at once, of those that there are', () => {
    const { app } = start(0);
    app().play();
    vi.advanceTimersByTime(1500);
    app().setPace(0.5);
    vi.advanceTimersByTime(499);
    expect(app().cursor).toBe(0);
    vi.advanceTimersByTime(1);
    expect(app().cursor).toBe(1);
    app().setPace(0);
    expect(app().pace).toBe(0.5);
  });

  it('does nothing where nothing happens', () => {
    const { store, app } = start(0);
    store.setState({ doc: { version: 1, policy: 'xen' } as App['doc'] });
    app().play();
    expect(app().playing).toBe(false);
  });
});
