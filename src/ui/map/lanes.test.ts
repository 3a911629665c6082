import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ALL_LANES } from '../../store/state';
import { LANE_SPECS } from './lanes';

const files = readdirSync(fileURLToPath(new URL('lanes', import.meta.url)));

it('has a file for every lane of the list, and a line of the list for every file', () => {
  expect(files.toSorted()).toEqual(ALL_LANES.map((id) => `${id}.ts`).toSorted());
});

it.each(ALL_LANES)('lane %s is whole, and a link can name it', (id) => {
  const { paint, runs, text, term, height, title, about } = LANE_SPECS[id];
  for (const part of [paint, runs, text, term, title, about]) expect(part).toBeTruthy();
  expect(height).toBeGreaterThan(0);
  // As `l=` of a link is read.
  expect(id).toMatch(/^[a-z]+$/);
});
