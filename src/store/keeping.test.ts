/** What is kept, and what links and presets may not take away. */
import { afterEach, describe, expect, it } from 'vitest';
import { encodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { GUEST } from '../worker/testing/wire';
import { type Bench, bench, FakeAddress, FakeStorage } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
const rename = (name: string) => app().setup({ kind: 'name', name });
const texts = () => app().notices.map(({ text }) => text);
const begin = async (options: Parameters<typeof bench>[0] = {}) => {
  b = bench(options);
  await b.rest();
};
/** The page is loaded again, with what storage and address hold. */
const reload = async (address = new FakeAddress(b.address.hash())) => {
  b.store.leave();
  b.store.dispose();
  await begin({ memory: b.storage, address });
};
afterEach(() => b.store.dispose());

const OTHER: Scenario = { version: 1, policy: 'xen', name: 'Other', events: [{ type: 'dma', delta: 1 }] };
const PRESETS = [{ id: 'p', title: 'P', summary: 's', source: 'x', scenario: OTHER }];

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
    ['nothing', '{"work":{},"prefs":3}'],
    ['a bad document', '{"work":{"doc":{"version":9}},"prefs":{"theme":"pink","lanes":["x","ept"]}}'],
  ])('may hold %s', async (_, text) => {
    const memory = new FakeStorage();
    memory.items.set('gpatlas.v1', text);
    await begin({ memory });
    expect(app().doc).toEqual(GUEST);
    expect(app().theme).toBe('system');
  });

  it('keeps what it cannot read', async () => {
    const memory = new FakeStorage();
    memory.items.set('gpatlas.v1', '{"work":{"doc":{"version":9}}}');
    await begin({ memory });
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

describe('presets', () => {
  it('are listed, opened, and never cost own work', async () => {
    await begin({ presets: () => Promise.resolve(PRESETS) });
    expect(app().presets).toEqual([{ id: 'p', title: 'P', summary: 's', source: 'x' }]);
    rename('Mine');
    await app().openPreset('p');
    expect(app()).toMatchObject({ doc: OTHER, cursor: 1, canUndo: true });
    app().notices[0]?.action?.run();
    expect(app().doc.name).toBe('Mine');
    await app().openPreset('q');
    expect(texts()).toEqual(['There is no preset "q".']);
  });
});
