import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../scenario/types';
import { FakeShelf } from '../testing/shelf';
import { addAll, readFile, writeFile } from './file';
import { cleanFolder, freeName } from './names';
import { nameOf } from './shelf';

const DOC: Scenario = { version: 1, policy: 'kvm-6.0', name: 'Guest' };
const names = async (fake: FakeShelf): Promise<string[]> =>
  (await fake.tab().list()).items.map((item) => `${item.folder}:${nameOf(item)}`);

describe('the shelf', () => {
  it('keeps scenarios by folder and name, and gives a taken name a number', async () => {
    const fake = new FakeShelf();
    const shelf = fake.tab();
    await shelf.add(DOC, '');
    await shelf.add(DOC, ' work / kvm/ ');
    await shelf.add(DOC, 'work/kvm');
    await shelf.add({ version: 1, policy: 'xen' }, '');
    expect(await names(fake)).toEqual([
      ':Guest',
      ':Untitled scenario',
      'work/kvm:Guest',
      'work/kvm:Guest (2)',
    ]);
  });

  it('renames and moves without taking a name twice', async () => {
    const fake = new FakeShelf();
    const shelf = fake.tab();
    const first = await shelf.add(DOC, 'a');
    const second = await shelf.add(DOC, 'b');
    await shelf.rename(second.id, 'Guest', 'a');
    expect(await names(fake)).toEqual(['a:Guest', 'a:Guest (2)']);
    await shelf.rename(first.id, 'Guest', 'a');
    expect(await names(fake)).toEqual(['a:Guest', 'a:Guest (2)']);
  });

  it('does not save over what another tab saved, unless told to', async () => {
    const fake = new FakeShelf();
    const [mine, theirs] = [fake.tab(), fake.tab()];
    const opened = await mine.add(DOC, '');
    let heard = 0;
    const stop = mine.news.listen(() => heard++);
    await theirs.save(opened, { ...DOC, notes: 'theirs' });
    expect(heard).toBe(1);
    stop();
    await expect(mine.save(opened, { ...DOC, notes: 'mine' })).rejects.toMatchObject({
      name: 'Outdated',
      theirs: { doc: { notes: 'theirs' } },
    });
    const saved = await mine.save(opened, { ...DOC, notes: 'mine' }, true);
    expect(saved).toMatchObject({ id: opened.id, version: 3, doc: { notes: 'mine' } });
    await theirs.remove(opened.id);
    await expect(mine.save(saved, DOC)).rejects.toMatchObject({ theirs: undefined });
  });

  it('brings back what was deleted', async () => {
    const fake = new FakeShelf();
    const shelf = fake.tab();
    const item = await shelf.add(DOC, 'x');
    await shelf.remove(item.id);
    expect(await names(fake)).toEqual([]);
    await shelf.restore(item);
    expect((await shelf.list()).items).toEqual([item]);
  });

  it('counts what it cannot read, and leaves it', async () => {
    const fake = new FakeShelf();
    fake.values
      .set('a', { doc: { version: 9 } })
      .set('b', null)
      .set('c', { doc: DOC, folder: 7 });
    const { items, unreadable } = await fake.tab().list();
    expect(items).toMatchObject([{ id: 'c', folder: '', version: 0 }]);
    expect(unreadable).toBe(2);
    expect(fake.values.size).toBe(3);
  });
});

describe('the file', () => {
  it('holds all of them, and overwrites nothing', async () => {
    const fake = new FakeShelf();
    const shelf = fake.tab();
    await shelf.add(DOC, 'a');
    await shelf.add({ ...DOC, name: 'Other' }, '');
    const text = writeFile((await shelf.list()).items);
    expect(await addAll(shelf, readFile(text))).toEqual({ added: 2, renamed: 2 });
    expect(await names(fake)).toEqual([':Other', ':Other (2)', 'a:Guest', 'a:Guest (2)']);
    const empty = new FakeShelf();
    await addAll(empty.tab(), readFile(text));
    expect(await names(empty)).toEqual([':Other', 'a:Guest']);
  });

  it('may be one scenario, and tells which it refuses', () => {
    expect(readFile(JSON.stringify(DOC)).scenarios).toEqual([{ folder: '', doc: DOC }]);
    const two = [{ folder: 'a', scenario: DOC }, { scenario: { version: 1, policy: 'x', what: 1 } }];
    const { scenarios, refused } = readFile(
      JSON.stringify({ gpatlas: 'scenarios', version: 1, scenarios: two }),
    );
    expect(scenarios).toHaveLength(1);
    expect(refused).toEqual([expect.stringContaining('Scenario 2: what: unknown key')]);
  });

  it.each([
    ['{', 'not JSON'],
    ['[]', 'no scenarios'],
    ['{"gpatlas":"scenarios","version":2,"scenarios":[]}', 'newer version'],
    [' '.repeat(17 * 2 ** 20), 'too large'],
  ])('is refused in a sentence (%#)', (text, why) => expect(() => readFile(text)).toThrow(why));
});

describe('names', () => {
  it('are bounded, and folders are paths', () => {
    expect(cleanFolder('//a / /b/')).toBe('a/b');
    expect(freeName('x (2)', ['x (2)', 'x (3)'])).toBe('x (4)');
    expect(freeName('  ', [])).toBe('Untitled scenario');
    expect(freeName('y'.repeat(500), [])).toHaveLength(200);
  });
});
