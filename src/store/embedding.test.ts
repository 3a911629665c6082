/** What a page around a frame may ask, and what it hears. */
import { afterEach, expect, it } from 'vitest';
import { encodeLink } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { serveAround } from './embedding';
import { type Bench, bench } from './testing/bench';

const DOC: Scenario = { version: 1, policy: 'xen', name: 'Other', events: [{ type: 'dma', delta: 1 }] };
let b: Bench;
let heard: [{ type: string; text?: string } & Record<string, unknown>, string][];
let say: (data: unknown, origin?: string) => void;
const app = () => b.store.getState();
const begin = async (): Promise<void> => {
  b = bench();
  heard = [];
  serveAround(b.store, {
    listen: (listener) => {
      say = (data, origin = 'https://a.example') => listener(data, origin);
    },
    post: (data, origin) => heard.push([data as (typeof heard)[0][0], origin]),
  });
  await b.rest();
};
const ask = (type: string, fields: object = {}): void => say({ gpatlas: 1, type, ...fields });
const last = () => heard.at(-1)?.[0];
afterEach(() => b.store.dispose());

it('is told when the frame is ready, and then hears only what it asked for', async () => {
  await begin();
  expect(heard).toEqual([[{ gpatlas: 1, type: 'ready' }, '*']]);
  app().select(3);
  expect(heard).toHaveLength(1);
  ask('hello', { id: 7 });
  expect(heard.at(-1)).toEqual([
    expect.objectContaining({ gpatlas: 1, type: 'done', id: 7, address: '0x3000' }),
    'https://a.example',
  ]);
  say({ gpatlas: 1, type: 'select', address: null }, 'https://b.example');
  say('noise', 'https://a.example');
  expect(app().selection).toBe(3);
  expect(heard).toHaveLength(2);
});

it('sets scenario, link, policy, point in time and page', async () => {
  await begin();
  ask('scenario', { scenario: DOC });
  expect(app().doc).toEqual(DOC);
  ask('cursor', { cursor: 0 });
  expect(app().cursor).toBe(0);
  expect(last()).toMatchObject({ type: 'done', cursor: 0, events: 1 });
  ask('policy', { policy: 'kvm-6.7' });
  expect(app().doc.policy).toBe('kvm-6.7');
  ask('select', { address: '0x5_0FFF' });
  expect(heard.map(([{ type }]) => type)).toContain('selection');
  expect(last()).toMatchObject({ type: 'done', address: '0x50000' });
  ask('open', { link: encodeLink({ ...DOC, name: 'Linked' }, { cursor: 0, selection: 1 }) });
  expect(app()).toMatchObject({ doc: { name: 'Linked' }, cursor: 0, selection: 1 });
});

it('answers everything bad with a sentence', async () => {
  await begin();
  const { doc } = app();
  const bad: [object, string][] = [
    [{ type: 'nonsense' }, 'type'],
    [{ type: 'cursor', cursor: 1.5 }, 'cursor'],
    [{ type: 'cursor', cursor: 0, more: 1 }, 'more'],
    [{ type: 'select', address: 'x' }, 'hexadecimal'],
    [{ type: 'open', link: '#/s/1.broken!' }, 'does not belong'],
    [{ type: 'open', link: 'https://example.org/' }, 'not a link'],
    [{ type: 'scenario', scenario: { version: 1, policy: 'no' } }, 'not a policy'],
    [{ type: 'policy', policy: 'no' }, 'not a policy'],
  ];
  for (const [fields, why] of bad) {
    say({ gpatlas: 1, id: 'x', ...fields });
    expect(last(), JSON.stringify(fields)).toMatchObject({ type: 'error', id: 'x' });
    expect(last()?.text).toContain(why);
  }
  say({ gpatlas: 2, type: 'hello' });
  expect(last()).toMatchObject({ type: 'error' });
  expect(app().doc).toBe(doc);
});
