/** What is kept, and what links and presets may not take away. */
import { afterEach, describe, expect, it } from 'vitest';
import { encodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { GUEST } from '../worker/testing/wire';
import { type Bench, bench, FakeAddress, FakeStorage, type FakeTab } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
const rename = (name: string) => app().setup({ kind: 'name', name });
const texts = () => app().notices.map(({ text }) => text);
const begin = async (options: Parameters<typeof bench>[0] = {}) => {
  b = bench(options);
  await b.rest();
};
/** The page is loaded again, with what storage, tab and address hold. */
const reload = async (address = new FakeAddress(b.address.hash()), tab: FakeTab = b.tab) => {
  b.store.leave();
  b.store.dispose();
  b.tab.letGo();
  await begin({ memory: b.storage, address, tab });
};
/** Another tab is opened, with or without a copy of this one's session. The present bench stays as it is. */
const openTab = async (copied = false): Promise<Bench> => {
  const other = bench({ memory: b.storage, tab: b.tab.another(copied) });
  await other.rest();
  return other;
};
afterEach(() => b.store.dispose());

const OTHER: Scenario = { version: 1, policy: 'xen', name: 'Other', events: [{ type: 'dma', delta: 1 }] };
const CARD = { id: 'p', group: 'stories' as const, title: 'P', summary: 's', source: 'x', tags: [] };
const PRESETS = [{ ...CARD, scenario: OTHER }];

describe('storage', () => {
  it('brings own work back after a reload', async () => {
    await begin();
    rename('Mine');
    app().insertEvent({ type: 'dma', delta: 1 });
    app().setCursor(0);
    app().select(7);
    app().setWindow({ start: 16, span: 32 });
    app().setMode('setup');
    app().setTheme('dark');
    app().setAxis('log');
    app().setLanes(['ept', 'mtrr']);
    const { doc } = app();
    await b.rest();
    await reload();
    expect(app()).toMatchObject({ doc, cursor: 0, selection: 7, window: { start: 16, span: 32 } });
    expect(app()).toMatchObject({ mode: 'setup', theme: 'dark', axis: 'log', lanes: ['ept', 'mtrr'] });
    expect(texts()).toEqual([]);
    await reload(new FakeAddress());
    expect(app().doc).toEqual(doc);
  });

  it.each([
    ['not JSON', '{'],
    ['a list', '[]'],
    ['nothing', '{"work":{},"prefs":3,"history":{"past":[3,{"events":[9,-1,0]}]}}'],
    ['a bad document', '{"work":{"doc":{"version":9}},"prefs":{"theme":"pink","lanes":["x","ept"]}}'],
  ])('may hold %s', async (_, text) => {
    const memory = new FakeStorage();
    memory.items.set('gpatlas.v1', text);
    memory.items.set('gpatlas.v1.draft.x', text);
    await begin({ memory });
    expect(app().doc).toEqual(GUEST);
    expect(app().theme).toBe('system');
  });

  it('keeps what it cannot read', async () => {
    const memory = new FakeStorage();
    memory.items.set('gpatlas.v1.draft.x', '{"work":{"doc":{"version":9}}}');
    await begin({ memory });
    memory.removeItem('gpatlas.v1.draft.x');
    rename('Mine');
    await b.rest();
    expect([...memory.items.values()].filter((text) => text.includes('"version":9'))).toHaveLength(1);
  });

  it.each([
    [
      'forbidden',
      () => {
        throw new Error('SecurityError');
      },
    ],
    [
      'full',
      () =>
        Object.assign(new FakeStorage(), {
          setItem: () => {
            throw new Error('QuotaExceededError');
          },
        }),
    ],
  ])('may be %s: one notice, no exception', async (_, storage) => {
    await begin({ storage });
    rename('a');
    await b.rest();
    rename('b');
    await b.rest();
    expect(app().doc.name).toBe('b');
    expect(texts()).toEqual([expect.stringContaining('Nothing is kept over a reload')]);
    app().openLink(encodeLink(OTHER));
    app().backToPrevious();
    expect(app().doc.name).toBe('b');
  });
});

describe('undo', () => {
  it('survives a reload, both ways', async () => {
    await begin();
    rename('one');
    app().insertEvent({ type: 'dma', delta: 1 });
    app().insertEvent({ type: 'dma', delta: -1 });
    rename('two');
    app().undo();
    const shown = app().doc;
    await b.rest();
    await reload();
    expect(app()).toMatchObject({ doc: shown, canUndo: true, canRedo: true });
    app().redo();
    expect(app().doc.name).toBe('two');
    for (let i = 0; i < 4; i++) app().undo();
    expect(app()).toMatchObject({ doc: GUEST, canUndo: false });
    for (let i = 0; i < 4; i++) app().redo();
    expect(app().doc).toMatchObject({ name: 'two', events: shown.events });
  });

  it('is two hundred steps deep, also after a reload', async () => {
    await begin();
    for (let i = 0; i < 220; i++) app().insertEvent({ type: 'dma', delta: i % 2 ? -1 : 1 });
    await b.rest();
    await reload();
    let steps = 0;
    while (app().canUndo) {
      app().undo();
      steps++;
    }
    expect(steps).toBe(200);
    expect(app().doc.events).toHaveLength((GUEST.events?.length ?? 0) + 20);
  });

  it('keeps the newest steps where there are too many to keep', async () => {
    await begin();
    for (let i = 0; i < 60; i++) app().setup({ kind: 'notes', notes: `${i} ${'long '.repeat(2000)}` });
    await b.rest();
    await reload();
    app().undo();
    expect(app().doc.notes).toMatch(/^58 /);
    let steps = 1;
    for (; app().canUndo; steps++) app().undo();
    expect(steps).toBeGreaterThan(20);
    expect(steps).toBeLessThan(30);
  });

  it('ends at a step that somebody damaged', async () => {
    await begin();
    for (const name of ['a', 'b', 'c', 'd']) rename(name);
    await b.rest();
    const [key, text] = [...b.storage.items].find(([, item]) => item.includes('"b"')) ?? ['', ''];
    b.storage.setItem(key, text.replace('"name":"b"', '"name":7'));
    await reload();
    app().undo();
    expect(app().doc.name).toBe('c');
    app().undo();
    expect(app()).toMatchObject({ doc: { name: 'c' }, canUndo: false });
  });
});

describe('two tabs', () => {
  let other: Bench;
  afterEach(() => other.store.dispose());

  it.each([false, true])('have a draft each (one is a duplicate: %s)', async (copied) => {
    await begin();
    rename('first');
    await b.rest();
    other = await openTab(copied);
    expect(other.store.getState()).toMatchObject({ doc: { name: 'first' }, canUndo: true });
    other.store.getState().setup({ kind: 'name', name: 'second' });
    await other.rest();
    rename('first again');
    await b.rest();
    await reload(new FakeAddress());
    expect(app().doc.name).toBe('first again');
    const { tab } = other;
    other.store.leave();
    other.store.dispose();
    tab.letGo();
    other = bench({ memory: b.storage, tab });
    await other.rest();
    expect(other.store.getState().doc.name).toBe('second');
  });

  it('both keep the own work that a link took the place of', async () => {
    await begin();
    rename('first');
    await b.rest();
    other = await openTab();
    other.store.getState().setup({ kind: 'name', name: 'second' });
    await other.rest();
    for (const one of [b, other]) one.store.getState().openLink(encodeLink(OTHER));
    await reload();
    expect(app().hasPrevious).toBe(true);
    app().backToPrevious();
    expect(app().doc.name).toBe('first');
    other.store.getState().backToPrevious();
    expect(other.store.getState().doc.name).toBe('second');
  });

  it('leave no more than a few drafts behind', async () => {
    await begin();
    other = b;
    for (let i = 0; i < 30; i++) {
      b.storage.setItem(`gpatlas.v1.draft.old${i}`, JSON.stringify({ work: {}, at: i }));
    }
    rename('mine');
    await b.rest();
    const drafts = [...b.storage.items.keys()].filter((key) => key.includes('.draft.'));
    expect(drafts).toHaveLength(24);
    expect(drafts).not.toContain('gpatlas.v1.draft.old0');
    await reload();
    expect(app().doc.name).toBe('mine');
  });
});

describe('a link', () => {
  it('is opened at the start, and is no own work', async () => {
    await begin({ address: new FakeAddress(encodeLink(OTHER, { cursor: 0, axis: 'log', selection: 3 })) });
    expect(app()).toMatchObject({ doc: OTHER, cursor: 0, axis: 'log', selection: 3 });
    expect(app().view).toMatchObject({ cursor: 0 });
    expect(texts()).toEqual([]);
    await reload(new FakeAddress());
    expect(app().doc).toEqual(GUEST);
  });

  it('never costs own work', async () => {
    await begin();
    rename('Mine');
    await b.rest();
    b.address.type(encodeLink(OTHER));
    expect(app()).toMatchObject({ doc: OTHER, cursor: 1, hasPrevious: true });
    expect(texts()).toEqual(['Your own scenario is kept.']);
    rename('Other, changed');
    await b.rest();
    await reload();
    expect(app()).toMatchObject({ doc: { name: 'Other, changed' }, hasPrevious: true });
    app().backToPrevious();
    expect(app().doc.name).toBe('Mine');
    app().backToPrevious();
    expect(app().doc.name).toBe('Other, changed');
    app().undo();
    expect(app().doc.name).toBe('Mine');
  });

  it('is kept over in another tab too', async () => {
    await begin();
    rename('Mine');
    await b.rest();
    await reload(new FakeAddress(encodeLink(OTHER)));
    expect(app().doc).toEqual(OTHER);
    app().notices[0]?.action?.run();
    expect(app().doc.name).toBe('Mine');
    expect(texts()).toEqual([]);
    await reload(new FakeAddress());
    expect(app().doc.name).toBe('Mine');
  });

  it('changes nothing where it is bad, and stays in the address until the next edit', async () => {
    await begin();
    rename('Mine');
    await b.rest();
    const { doc } = app();
    b.address.type('#/s/1.broken!');
    app().select(4);
    await b.rest();
    expect(app().doc).toBe(doc);
    expect(app().notices).toMatchObject([
      { tone: 'error', text: expect.stringContaining('cannot be opened') },
    ]);
    expect(b.address.hash()).toBe('#/s/1.broken!');
    rename('Mine still');
    await b.rest();
    expect(b.address.hash()).toBe(app().link());
  });

  it('is bad where it names a policy that is not there', async () => {
    await begin({ address: new FakeAddress(encodeLink({ ...OTHER, policy: 'from-the-future' })) });
    expect(app().doc).toEqual(GUEST);
    expect(texts()).toEqual([expect.stringContaining('"from-the-future" is not a policy')]);
  });

  it('tells which part of the view was dropped', async () => {
    await begin({ address: new FakeAddress(`${encodeLink(OTHER)}?e=99&l=ept,unknown`) });
    expect(app()).toMatchObject({ doc: OTHER, cursor: 1, lanes: ['ept'] });
    expect(texts()).toEqual([expect.stringContaining('"e=99"')]);
  });

  it('leaves other fragments alone', async () => {
    await begin();
    b.address.type('#main');
    expect(texts()).toEqual([]);
    expect(app().doc).toEqual(GUEST);
  });
});

describe('the address', () => {
  it('is not touched before something changes, then holds what is shown', async () => {
    await begin();
    expect(b.address.written).toEqual([]);
    rename('Mine');
    app().select(9);
    await b.rest();
    expect(b.address.written).toEqual([app().link()]);
    expect(app().link()).toMatch(/^#\/s\/1\.[\w-]+\?p=0x9000$/);
  });

  it('is left where the scenario is too large', async () => {
    await begin();
    const value = (i: number): string =>
      `0x${(((i + 1) * 2654435761) % 2 ** 31).toString(16)}${i.toString(16)}`;
    const writes = Array.from({ length: 30_000 }, (_, i) => ({
      type: 'wrmsr' as const,
      vcpu: 0,
      msr: '0x277',
      value: value(i),
    }));
    app().insertEvent({ type: 'group', label: 'big', events: writes });
    expect(app().link()).toBe('');
    expect(texts()).toEqual([expect.stringContaining('too large for a link')]);
  });
});

describe('short links', () => {
  const presets = () => Promise.resolve(PRESETS);

  it('open a preset at its place, and stay in the address until it is edited', async () => {
    await begin({ presets, address: new FakeAddress('#/p/p?e=0&p=0x3000&a=log&x=1') });
    expect(app()).toMatchObject({ doc: OTHER, cursor: 0, selection: 3, axis: 'log' });
    expect(texts()).toEqual([expect.stringContaining('"x=1"')]);
    app().select(4);
    await b.rest();
    expect(b.address.hash()).toBe('#/p/p?e=0&p=0x4000&a=log');
    expect(app().shortLink()).toBe(b.address.hash());
    rename('Mine');
    await b.rest();
    expect(b.address.hash()).toBe(app().link());
    expect(app().shortLink()).toBe('');
    app().undo();
    await b.rest();
    expect(app().shortLink()).toMatch(/^#\/p\/p/);
  });

  it('never cost own work, and stay where there is no such preset', async () => {
    await begin({ presets });
    rename('Mine');
    await b.rest();
    b.address.type('#/p/p');
    await b.rest();
    expect(app()).toMatchObject({ doc: OTHER, hasPrevious: true });
    b.address.type('#/p/nothing');
    await b.rest();
    expect(app().doc).toEqual(OTHER);
    expect(texts()).toContainEqual(expect.stringContaining('no preset "nothing"'));
    expect(b.address.hash()).toBe('#/p/nothing');
  });
});

describe('presets', () => {
  it('are listed, opened, and never cost own work', async () => {
    await begin({ presets: () => Promise.resolve(PRESETS) });
    expect(app().presets).toEqual([CARD]);
    rename('Mine');
    await app().openPreset('p');
    expect(app()).toMatchObject({ doc: OTHER, cursor: 1, canUndo: true });
    app().notices[0]?.action?.run();
    expect(app().doc.name).toBe('Mine');
    await app().openPreset('q');
    expect(texts()).toEqual(['The preset cannot be opened: there is no preset "q".']);
  });
});
