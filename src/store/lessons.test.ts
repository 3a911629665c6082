/** The visitor's own scenario is put aside while a lesson runs, and comes back exactly as it was. */
import { afterEach, describe, expect, it } from 'vitest';
import { LESSONS } from '../scenario/lessons/registry';
import { LANES } from './state';
import { type Bench, bench, FakeAddress, FakeStorage } from './testing/bench';

let open: Bench | undefined;
afterEach(() => open?.store.dispose());

const lesson = LESSONS[0] as (typeof LESSONS)[number];
const ROOM = [
  'doc',
  'cursor',
  'vcpu',
  'selection',
  'window',
  'axis',
  'lanes',
  'mode',
  'lineage',
  'canUndo',
  'canRedo',
] as const;

function start(options: Parameters<typeof bench>[0] = {}): Bench {
  open = bench(options);
  return open;
}

describe('a lesson', () => {
  it('gives the own scenario back exactly, with its undo', async () => {
    const { store, rest } = start();
    await rest();
    store.getState().edit({ kind: 'dma', delta: 1 });
    store.getState().select(0x40000);
    store.getState().setWindow({ start: 0x100, span: 0x1000000 });
    store.getState().setLanes(['ept', 'zapped']);
    store.getState().setMode('setup');
    await rest();
    const before = store.getState();

    store.getState().openLesson(lesson.id, 0);
    store.getState().showStep(lesson, 0, LANES);
    await rest();
    expect(store.getState().canUndo).toBe(false);
    store.getState().edit({ kind: 'msr', msr: '0x2ff', value: '0x806' });
    await rest();
    expect(store.getState().doc.policy).toBe('bare-metal');
    store.getState().leaveLesson();
    await rest();

    const after = store.getState();
    for (const key of ROOM) expect(after[key], key).toEqual(before[key]);
    expect(after.lesson).toBeNull();
    after.undo();
    expect(store.getState().doc.events ?? []).toHaveLength(0);
  });

  it('is never kept in the place of own work', async () => {
    const memory = new FakeStorage();
    const first = start({ memory });
    await first.rest();
    first.store.getState().edit({ kind: 'dma', delta: 1 });
    const own = first.store.getState().doc;
    // At once, before the own work was written.
    first.store.getState().openLesson(lesson.id, 1);
    first.store.getState().showStep(lesson, 1, LANES);
    first.store.getState().edit({ kind: 'msr', msr: '0x2ff', value: '0x806' });
    await first.rest();
    first.store.leave();
    first.store.dispose();
    const again = start({ memory });
    await again.rest();
    expect(again.store.getState().doc).toEqual(own);
  });

  it('stands in the address with its step, and is opened from there', async () => {
    const address = new FakeAddress('#/l/zaps/2');
    const { store, rest } = start({ address });
    await rest();
    expect(store.getState().lesson).toMatchObject({ id: 'zaps', step: 1 });
    address.type('#/l/holes');
    expect(store.getState().lesson).toMatchObject({ id: 'holes', step: 0 });
    store.getState().openLesson('holes', 2);
    await rest();
    expect(address.hash()).toBe('#/l/holes/3');
    store.getState().leaveLesson();
    await rest();
    expect(address.hash()).toContain('#/s/1.');
  });

  it('ends when something else is opened, and the own work is kept as ever', async () => {
    const { store, rest } = start();
    await rest();
    const link = store.getState().link();
    store.getState().edit({ kind: 'dma', delta: 1 });
    const own = store.getState().doc;
    store.getState().openLesson(lesson.id, 0);
    store.getState().showStep(lesson, 0, LANES);
    await rest();
    store.getState().openLink(link);
    await rest();
    expect(store.getState()).toMatchObject({ lesson: null, hasPrevious: true });
    store.getState().backToPrevious();
    expect(store.getState().doc).toEqual(own);
  });

  it('with a bad address is a notice, and leaves what is there', async () => {
    const { store, rest } = start({ address: new FakeAddress('#/l/') });
    await rest();
    expect(store.getState().lesson).toBeNull();
    expect(store.getState().notices.at(-1)?.text).toContain('This link cannot be opened');
  });

  it('is checked by the worker, against what the step began with', async () => {
    const { store, rest } = start();
    await rest();
    store.getState().openLesson(lesson.id, 2);
    store.getState().showStep(lesson, 2, LANES);
    await rest();
    const { doc, cursor, vcpu } = store.getState();
    const task = lesson.steps[2]?.task as never;
    expect(await store.getState().checkTask(task, { doc, cursor, vcpu })).toMatchObject({ right: false });
    store.getState().edit({ kind: 'msr', msr: '0x2ff', value: '0x806' });
    expect(await store.getState().checkTask(task, { doc, cursor, vcpu })).toMatchObject({ right: true });
  });
});
