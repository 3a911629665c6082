/** Links that were once shared. The files are only ever added to: they are never made anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { decodeLink } from './link';
import { assertContiguous, UPGRADERS, upgraded, VERSION } from './link-upgrade';

const folder = new URL('./fixtures/links/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8').trim();

it('keeps links of each version and of no other', () => {
  const versions = Array.from({ length: VERSION }, (_, i) => `v${i + 1}`);
  expect(readdirSync(folder).sort()).toEqual(versions);
});

for (let version = 1; version <= VERSION; version++) {
  const links = readdirSync(new URL(`v${version}/`, folder)).filter((name) => name.endsWith('.txt'));
  describe(`links of version ${version}`, () => {
    it('are kept', () => expect(links.length).toBeGreaterThan(0));
    it.each(links)('%s opens as it did', (name) => {
      expect(read(`v${version}/${name}`)).toContain(`#/s/${version}.`);
      const expected: unknown = JSON.parse(read(`v${version}/${name.replace('.txt', '.json')}`));
      const { doc, view, notes } = decodeLink(read(`v${version}/${name}`), isPolicy);
      expect({ doc, view, notes: notes.length }).toEqual(expected);
    });
  });
}

describe('upgraders', () => {
  const step = (from: number) => ({ from, upgrade: (doc: unknown) => doc });
  it('lead from the first version to the present one', () => {
    expect(() => assertContiguous(UPGRADERS, VERSION)).not.toThrow();
    expect(() => assertContiguous([step(1), step(2)], 3)).not.toThrow();
  });
  it('are each called, one after the other, for the oldest link', () => {
    const seen: number[] = [];
    const spies = UPGRADERS.map(({ from, upgrade }) => ({
      from,
      upgrade: (doc: unknown) => {
        seen.push(from);
        return upgrade(doc);
      },
    }));
    upgraded({}, 1, spies);
    expect(seen).toEqual(Array.from({ length: VERSION - 1 }, (_, i) => i + 1));
    seen.length = 0;
    upgraded({}, VERSION, spies);
    expect(seen).toEqual([]);
  });
  it('have no gap', () => {
    expect(() => assertContiguous([step(1), step(3)], 4)).toThrow('[1 3], but [1 2 3]');
    expect(() => assertContiguous([], 2)).toThrow();
  });
});
