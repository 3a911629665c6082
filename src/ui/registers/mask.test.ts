import { describe, expect, it } from 'vitest';
import { maskOfSize, piecesOfMask, readAddress, readSize, readValue, sizeOfMask } from './mask';

const SPACE = 2 ** (46 - 12);
const GIB = 2 ** 18;

describe('masks and sizes', () => {
  it('go back and forth for every power of two', () => {
    for (let size = 1; size <= SPACE; size *= 2) {
      expect(sizeOfMask(maskOfSize(size, SPACE), SPACE)).toBe(size);
      expect(piecesOfMask(maskOfSize(size, SPACE), SPACE)).toBe(1);
    }
  });

  it('a mask with a hole has no size', () => {
    const mask = maskOfSize(GIB, SPACE) - 2 * GIB;
    expect(sizeOfMask(mask, SPACE)).toBeUndefined();
    expect(piecesOfMask(mask, SPACE)).toBe(2);
  });
});

describe('what people type', () => {
  it('is an address with or without 0x, in either case, with _', () => {
    for (const text of ['0xc0000000', 'C000_0000', ' 0XC0000000 ']) {
      expect(readAddress(text), text).toEqual({ ok: true, value: 0xc0000 });
    }
    for (const text of ['', 'hello', '0xc0000006', '0x20_0000_0000_0000', '0x_1', '1__0']) {
      expect(readAddress(text).ok, text).toBe(false);
    }
  });

  it('is a register of at most 64 bits', () => {
    expect(readValue('0xffff_ffff_ffff_ffff')).toEqual({ ok: true, value: 2n ** 64n - 1n });
    expect(readValue('0x1_0000_0000_0000_0000').ok).toBe(false);
  });

  it('is a size that one pair of registers can hold', () => {
    expect(readSize('2G', SPACE)).toEqual({ ok: true, value: 2 * GIB });
    expect(readSize('3G', SPACE)).toMatchObject({ ok: false, error: expect.stringContaining('2 GiB') });
    expect(readSize('128T', SPACE).ok).toBe(false);
    expect(readSize('1', SPACE).ok).toBe(false);
  });
});
