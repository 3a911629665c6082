import { expect, it } from 'vitest';
import { PRESETS } from '../../scenario/presets/registry';
import { indexed, search } from './search';

const index = indexed(PRESETS);
const found = (typed: string): string[] => search(index, typed).map(({ id }) => id);

it('finds everything where nothing is typed, in its own order', () => {
  expect(found(' ')).toEqual(PRESETS.map(({ id }) => id));
});

it('finds by firmware, machine and size, in any order and case', () => {
  const hits = found('4g Q35 OVMF');
  expect(hits).toContain('ovmf-q35-4G-amd40');
  expect(hits).not.toContain('ovmf-q35-2304M');
  expect(hits).not.toContain('seabios-q35-46');
});

it('takes a word for the beginning of one, so 4G is not 64G', () => {
  expect(found('64G')).toEqual(['ovmf-q35-hotplug-intel40']);
  expect(found('2.25')).toContain('ovmf-q35-2304M');
});

it('finds by source', () => {
  expect(found('ce4c76e46d')).toContain('ovmf-sec-202408');
});

it('puts hits in titles first, and finds nothing where one word is nowhere', () => {
  expect(found('firecracker')[0]).toMatch(/^firecracker/);
  expect(found('ovmf pancake')).toEqual([]);
});
