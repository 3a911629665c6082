import { describe, expect, it } from 'vitest';
import { bytesText, gpaText, groupHex, parseSize, sizeText, spanText } from './format';

describe('numbers for people', () => {
  it('groups nibbles from the right', () => {
    expect(groupHex(0)).toBe('0x0');
    expect(groupHex(0xc06)).toBe('0xc06');
    expect(groupHex(0xc0000000n)).toBe('0xc000_0000');
    expect(groupHex(0x7040600070406n)).toBe('0x7_0406_0007_0406');
  });

  it('writes the last page of 52 bits exactly', () => {
    expect(gpaText(2 ** 40 - 1)).toBe('0xf_ffff_ffff_f000');
    expect(spanText(0, 2 ** 40)).toBe('0x0–0xf_ffff_ffff_ffff');
  });

  it('rounds sizes down to three digits', () => {
    expect(sizeText(0)).toBe('0');
    expect(sizeText(1)).toBe('4 KiB');
    expect(bytesText(1.25 * 2 ** 30)).toBe('1.25 GiB');
    expect(bytesText(2 ** 30 - 1)).toBe('1023 MiB');
    expect(bytesText(2 ** 52)).toBe('4 PiB');
  });

  it('reads sizes as people type them', () => {
    expect(parseSize('2G')).toBe(2n ** 31n);
    expect(parseSize(' 512 MiB ')).toBe(2n ** 29n);
    expect(parseSize('1.5 gb')).toBe(3n * 2n ** 29n);
    expect(parseSize('0x8000_0000')).toBe(2n ** 31n);
    expect(parseSize('4096')).toBe(4096n);
    for (const bad of ['', 'G', '2 boxes', '0x', '-1', '1.00001K'])
      expect(parseSize(bad), bad).toBeUndefined();
  });
});
