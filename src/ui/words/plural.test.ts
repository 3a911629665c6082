import { expect, it } from 'vitest';
import { digits, plural } from './plural';

it('sets thousands apart as the browser does', () => {
  for (const n of [0, 7, 42, 999, 1000, 1001, 12_345, 999_999, 1_000_000, 2 ** 40, 2 ** 52]) {
    expect(digits(n)).toBe(n.toLocaleString('en'));
  }
});

it('counts one and many', () => {
  expect([0, 1, 2, 1000].map((n) => plural(n, 'leaf', 'leaves'))).toEqual([
    '0 leaves',
    '1 leaf',
    '2 leaves',
    '1,000 leaves',
  ]);
});
