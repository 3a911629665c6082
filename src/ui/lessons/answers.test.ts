import { describe, expect, it } from 'vitest';
import { addressText, readNumber, sizeOf } from './answers';

describe('a size that is answered', () => {
  it.each([
    ['3 GiB', 3 * 2 ** 30],
    ['95M', 95 * 2 ** 20],
    ['0', 0],
    ['0x1000', 4096],
    ['4G - 128K + 256M', 4 * 2 ** 30 - 128 * 1024 + 256 * 2 ** 20],
    ['4G−128K', 4 * 2 ** 30 - 128 * 1024],
    ['', undefined],
    ['3 apples', undefined],
    ['1K - 2K', undefined],
  ])('%s', (text, bytes) => expect(readNumber(text, true)).toBe(bytes));

  it('is written so that it reads as itself', () => {
    for (const bytes of [0, 4096, 3 * 2 ** 30, 4 * 2 ** 30 - 128 * 1024 + 256 * 2 ** 20]) {
      expect(readNumber(sizeOf(bytes), true)).toBe(bytes);
    }
  });
});

it('a count is digits alone', () => {
  expect(readNumber(' 16 ', false)).toBe(16);
  expect(readNumber('16M', false)).toBeUndefined();
});

it('an address is grouped, and a type is not an address', () => {
  expect(addressText('0x3ffff000')).toBe('0x3fff_f000');
  expect(addressText('WB')).toBe('WB');
});
