import { expect, it } from 'vitest';
import { LANES } from '../../store/state';
import { laneOf, shownLanes, sideOf } from './lanes-beside';

it('is what was chosen, without a comparison', () => {
  expect(shownLanes(LANES, false)).toBe(LANES);
  expect(shownLanes(['mtrr', 'difference'], false)).toEqual(['mtrr']);
});

it('pairs A with B, and shows where they differ', () => {
  expect(shownLanes(['memory', 'mtrr', 'effective', 'largest'], true)).toEqual([
    ...['memory', 'difference', 'mtrr', 'mtrr:b', 'effective', 'effective:b', 'built', 'built:b', 'largest'],
  ]);
  expect(shownLanes(['ept', 'difference', 'built'], true)).toEqual([
    ...['ept', 'ept:b', 'difference', 'built', 'built:b'],
  ]);
  expect((['ept', 'ept:b', 'zapped'] as const).map(sideOf)).toEqual(['A', 'B', null]);
  expect(laneOf('ept:b')).toBe('ept');
});
