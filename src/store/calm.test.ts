import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { calm } from './calm';
import type { App } from './state';

const storeOf = () => createStore<App>(() => ({ revision: 1, view: null, cursor: 0 }) as App);
const view = (revision: number) => ({ revision }) as App['view'];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tells an edit together with its answer', () => {
  const store = storeOf();
  const heard: number[] = [];
  calm(store).subscribe((now) => heard.push(now.revision));
  store.setState({ revision: 2 });
  expect(calm(store).getState().revision).toBe(2);
  expect(heard).toEqual([]);
  store.setState({ view: view(2) });
  expect(heard).toEqual([2]);
  vi.runAllTimers();
  expect(heard).toEqual([2]);
});

it('tells an edit alone where the answer is late', () => {
  const store = storeOf();
  const heard: number[] = [];
  calm(store).subscribe((now) => heard.push(now.revision));
  store.setState({ revision: 2 });
  vi.runAllTimers();
  expect(heard).toEqual([2]);
});

it('tells everything else at once, but not past an edit that waits', () => {
  const store = storeOf();
  const heard: [number, number][] = [];
  calm(store).subscribe((now) => heard.push([now.revision, now.cursor]));
  store.setState({ cursor: 1 });
  expect(heard).toEqual([[1, 1]]);
  store.setState({ revision: 2 });
  store.setState({ cursor: 2 });
  expect(heard).toEqual([[1, 1]]);
  vi.runAllTimers();
  expect(heard).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

it('is one for each store', () => {
  const store = storeOf();
  expect(calm(store)).toBe(calm(store));
});
