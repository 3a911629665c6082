import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/types';
import { GUEST } from '../worker/testing/wire';
import { type Bench, bench } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
afterEach(() => b.store.dispose());

describe('the view', () => {
  it('is of the newest edit, however fast they come', async () => {
    b = bench();
    for (let i = 0; i < 50; i++) app().edit({ kind: 'msr', msr: '0x2ff', value: i % 2 ? '0xc00' : '0xc06' });
    expect(b.store.settled()).toBe(false);
    await b.rest();
    expect(app().view).toMatchObject({ revision: 51, cursor: 50, registers: { defType: '0xc00' } });
    expect(app().view?.audits).toHaveLength(50);
    app().setCursor(1);
    expect(b.store.settled()).toBe(false);
    await b.rest();
    expect(app().view).toMatchObject({ cursor: 1, registers: { defType: '0xc06' } });
  });

  it('is asked for again with the window only where pieces are listed by window', async () => {
    b = bench();
    await b.rest();
    const { view } = app();
    app().setWindow({ start: 0, span: 16 });
    expect(b.store.settled()).toBe(true);
    expect(app().view).toBe(view);
    app().setup({ kind: 'policy', policy: 'bare-metal' });
    // Base 0 and a mask of one high bit and the lowest: a piece at every other page.
    app().edit({ kind: 'msr', msr: '0x200', value: '0x0' });
    app().edit({ kind: 'msr', msr: '0x201', value: '0x200000001800' });
    await b.rest();
    expect(app().view?.segments.mixed.some((count) => count > 0)).toBe(true);
    const there = app().view;
    app().setWindow({ start: 1024, span: 16 });
    await b.rest();
    expect(app().view).not.toBe(there);
  });

  it('survives a document that the worker refuses', async () => {
    const odd: Scenario = { ...GUEST, policy: 'from-the-future' };
    b = bench({ first: odd });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(app().notices).toMatchObject([
      { tone: 'error', text: 'no policy "from-the-future"', action: { label: 'Try again' } },
    ]);
    app().setup({ kind: 'policy', policy: 'xen' });
    await b.rest();
    expect(app().notices).toEqual([]);
    expect(app().view?.revision).toBe(2);
  });
});

describe('the explanation', () => {
  it('follows the selection and the edits', async () => {
    b = bench();
    app().select(5);
    await b.rest();
    expect(app().explanation).toMatchObject({ gfn: 5, mtrr: 6, revision: 1 });
    app().edit({ kind: 'msr', msr: '0x2ff', value: '0xc00' });
    app().select(0x100000);
    await b.rest();
    expect(app().explanation).toMatchObject({ gfn: 0x100000, mtrr: 0, revision: 2, cursor: 1 });
    app().select(null);
    expect(app().explanation).toBeNull();
  });
});

describe('what is looked at', () => {
  it('stays inside the document', () => {
    b = bench({ first: { ...GUEST, cpu: { maxPhysAddr: 36 } } });
    const space = 2 ** 24;
    app().setCursor(9);
    app().setVcpu(9);
    app().select(2 ** 40);
    expect(app()).toMatchObject({ cursor: 0, vcpu: 0, selection: space - 1 });
    app().setWindow({ start: -5, span: 0.2 });
    expect(app().window).toEqual({ start: 0, span: 1 });
    app().setWindow({ start: space - 3.4, span: 100.6 });
    expect(app().window).toEqual({ start: space - 101, span: 101 });
    app().setWindow({ start: Number.NaN, span: 1 });
    expect(app().window).toEqual({ start: 0, span: space });
  });

  it('reads dumps without touching the scenario', async () => {
    b = bench();
    const { doc } = app();
    expect(await app().read({ key: 1, dump: 'not a dump', picks: {} })).toHaveProperty('lines');
    b.client.dispose();
    expect(app().doc).toBe(doc);
  });
});
