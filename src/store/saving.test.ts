/** Saving the present scenario over the named one that it is. */
import { afterEach, expect, it } from 'vitest';
import { type Bench, bench } from './testing/bench';
import { FakeShelf } from './testing/shelf';

let b: Bench;
const app = () => b.store.getState();
const texts = () => app().notices.map(({ text }) => text);
const fake = new FakeShelf();
const begin = async (options: Parameters<typeof bench>[0] = {}): Promise<void> => {
  b = bench({ shelf: () => Promise.resolve(fake.tab()), ...options });
  await b.rest();
};
/** Saves the present scenario under a name. */
const saveAs = async (name: string): Promise<void> => {
  const { id, version, doc } = await (await app().shelf()).add({ ...app().doc, name }, '');
  app().openKept(doc, { id, version });
};
afterEach(() => b.store.dispose());

it('asks for a name where there is none', async () => {
  await begin();
  expect(await app().save()).toBe('unnamed');
});

it('saves, also after undo and after a reload, and never over what is newer', async () => {
  await begin();
  await saveAs('Mine');
  app().setup({ kind: 'notes', notes: 'one' });
  app().setup({ kind: 'notes', notes: 'two' });
  expect(await app().save()).toBe('saved');
  expect(texts()).toContain('“Mine” is saved.');
  app().undo();
  expect(await app().save()).toBe('saved');
  await b.rest();
  b.store.leave();
  b.store.dispose();
  b.tab.letGo();
  await begin({ memory: b.storage, tab: b.tab, address: b.address });
  app().setup({ kind: 'notes', notes: 'three' });
  expect(await app().save()).toBe('saved');
  const { items } = await fake.tab().list();
  expect(items).toMatchObject([{ version: 4, doc: { name: 'Mine', notes: 'three' } }]);

  await fake.tab().save(items[0]!, { ...items[0]!.doc, notes: 'theirs' });
  expect(await app().save()).toBe('newer');
  expect((await fake.tab().list()).items[0]?.doc.notes).toBe('theirs');
});

it('forgets the name where undo goes back beyond the opening, and knows it again', async () => {
  await begin();
  app().setup({ kind: 'name', name: 'Draft' });
  await saveAs('Named');
  app().undo();
  expect(app().doc.name).toBe('Draft');
  expect(await app().save()).toBe('unnamed');
  app().redo();
  expect(await app().save()).toBe('saved');
});

it('says why it could not', async () => {
  await begin();
  await saveAs('Full');
  fake.failure = new Error('QuotaExceededError');
  expect(await app().save()).toBe('failed');
  fake.failure = undefined;
  expect(texts()).toContainEqual(expect.stringContaining('could not be saved: QuotaExceededError'));
  b.store.dispose();
  b = bench();
  await b.rest();
  await expect(app().shelf()).rejects.toThrow();
});
