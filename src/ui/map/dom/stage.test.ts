import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ViewWire } from '../../../store/state';
import type { MapInput, MapSource } from '../source';
import { viewOf, writingCr0 } from '../testing/views';
import { type Shot, Stage } from './stage';

/** The same again zaps nothing. */
const doc = writingCr0('0x40000010', '0x40000010');

/** A stage over a source that can be told of another view, and what its painter was given. */
async function start(still: boolean) {
  const views = await Promise.all([0, 1, 2].map((cursor) => viewOf(doc, cursor)));
  const view = views[0] as ViewWire;
  const listeners: (() => void)[] = [];
  let input = {
    view,
    memory: doc.memory ?? [],
    window: { start: 0, span: view.space },
    axis: 'folded',
    lanes: ['ept'],
    selection: null,
  } as unknown as MapInput;
  const source = {
    get: () => input,
    subscribe: (listener: () => void) => {
      listeners.push(listener);
      return () => {};
    },
    setWindow: () => {},
  } as unknown as MapSource;
  const shots: Shot[] = [];
  const stage = new Stage(source, [(shot) => shot && shots.push(shot)], () => still);
  const change = (next: Partial<MapInput>) => {
    input = { ...input, ...next };
    for (const listener of listeners) listener();
  };
  stage.resize(800);
  wait(500);
  shots.length = 0;
  return { shots, change, to: (cursor: number) => change({ view: views[cursor] as ViewWire }) };
}

/** The browser's frames, by hand. */
let time = 0;
let frames = new Map<number, (now: number) => void>();

beforeEach(() => {
  time = 0;
  frames = new Map();
  let id = 0;
  vi.stubGlobal('requestAnimationFrame', (paint: (now: number) => void) => {
    frames.set(++id, paint);
    return id;
  });
  vi.stubGlobal('cancelAnimationFrame', (which: number) => frames.delete(which));
  vi.spyOn(performance, 'now').mockImplementation(() => time);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets so many milliseconds of frames go by. */
function wait(ms: number): void {
  for (const end = time + ms; time < end; ) {
    time += 16;
    const due = [...frames.values()];
    frames.clear();
    for (const paint of due) paint(time);
  }
}

describe('the stage', () => {
  it('flashes once where an event zapped, and then rests', async () => {
    const { shots, to } = await start(false);
    to(1);
    wait(1000);
    const flashes = shots.map(({ flash }) => flash);
    expect(Math.max(...flashes)).toBeGreaterThan(0.5);
    expect(flashes.at(-1)).toBe(0);
    // It only fades: a second flash would rise again.
    expect(flashes).toEqual([...flashes].sort((a, b) => b - a));
    // And then it asks for no more frames.
    const count = shots.length;
    wait(5000);
    expect(shots.length).toBe(count);
  });

  it('does not flash where nothing was zapped', async () => {
    const { shots, to } = await start(false);
    to(1);
    wait(1000);
    shots.length = 0;
    to(2);
    wait(1000);
    expect(shots.map(({ flash }) => flash).filter(Boolean)).toEqual([]);
  });

  it('neither flashes nor bends under reduced motion', async () => {
    const { shots, to, change } = await start(true);
    to(1);
    wait(1000);
    expect(shots.length).toBeGreaterThan(0);
    expect(shots.every(({ flash }) => flash === 0)).toBe(true);
    shots.length = 0;
    change({ axis: 'linear' });
    wait(1000);
    expect(shots).toHaveLength(1);
  });

  it('bends from one axis to the other, a page moving one way all the time', async () => {
    const { shots, change } = await start(false);
    const { toPx } = await import('../maths/axis');
    change({ axis: 'log' });
    wait(1000);
    const places = shots.map(({ axis }) => toPx(axis, 0x80000));
    expect(places.length).toBeGreaterThan(5);
    const way = Math.sign((places.at(-1) as number) - (places[0] as number));
    expect(way).not.toBe(0);
    for (const [i, x] of places.slice(1).entries()) {
      expect(Math.sign(x - (places[i] as number)) * way).toBeGreaterThanOrEqual(0);
    }
  });
});
