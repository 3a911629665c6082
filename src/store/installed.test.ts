import { afterEach, expect, it } from 'vitest';
import { GUEST, writes } from '../worker/testing/wire';
import { installedOf } from './installed';
import { LANES } from './state';
import { type Bench, bench } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
afterEach(() => b.store.dispose());

const leaves = {
  starts: Float64Array.of(0x800, 0xa00),
  ends: Float64Array.of(0x801, 0xc00),
  codes: Uint8Array.of(14, 6),
};

it('leaves lie over the map until they are taken off, in no document and no link', async () => {
  b = bench();
  await b.rest();
  const [doc, link] = [app().doc, app().link()];
  app().layOver({ name: 'trace', leaves });
  expect(app().lanes).toContain('installed');
  expect(app().lanes.indexOf('installed')).toBe(app().lanes.indexOf('ept') + 1);
  expect(app().doc).toBe(doc);
  expect(app().canUndo).toBe(false);
  app().setLanes([...LANES]);
  expect(app().link()).toBe(link);
  app().layOver(null);
  expect(app().installed).toBeNull();
  expect(app().lanes).toEqual([...LANES]);
});

it('a few are kept over a reload, many are not', async () => {
  b = bench();
  await b.rest();
  app().layOver({ name: 'trace', leaves });
  const reload = async () => {
    b.store.leave();
    b.store.dispose();
    b.tab.letGo();
    b = bench({ memory: b.storage, tab: b.tab, address: b.address });
    await b.rest();
  };
  await reload();
  expect(app().installed).toEqual({ name: 'trace', leaves });
  const many = Float64Array.from({ length: 3000 }, (_, i) => 2 * i);
  app().layOver({
    name: 'long',
    leaves: { starts: many, ends: many.map((start) => start + 1), codes: new Uint8Array(3000).fill(6) },
  });
  await reload();
  expect(app().installed).toBeNull();
});

it.each([
  ['{}'],
  ['null'],
  ['{"name":"x","starts":[1],"ends":[1],"codes":[6]}'],
  ['{"name":"x","starts":[4,1],"ends":[5,2],"codes":[6,6]}'],
  ['{"name":"x","starts":[1],"ends":[2],"codes":[3]}'],
  ['{"name":"x","starts":[1],"ends":[2,3],"codes":[6]}'],
  ['{"name":"x","starts":[0.5],"ends":[2],"codes":[6]}'],
])('storage that was tampered with is no leaves: %s', (text) => {
  b = bench();
  expect(installedOf(text)).toBeUndefined();
});

it('tells when a leaf was right for the last time', async () => {
  b = bench({ first: { ...GUEST, events: writes(2) } });
  await b.rest();
  app().insertEvent({ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0xc00' });
  await b.rest();
  // WB until the default type became UC with event 3; UC+IPAT at no point.
  expect(await app().lastRight([0x10000, 0x10000, 0x10000], [6, 0, 8])).toEqual([2, 3, -1]);
});
