import { describe, expect, it } from 'vitest';
import { parseGoTo, windowFor } from './go-to';

describe('go to', () => {
  it.each<[string, number, number?]>([
    ['0xfee00000', 0xfee00],
    ['0xfee0_0000', 0xfee00],
    ['0XFEE00000', 0xfee00],
    ['fee00000h', 0xfee00],
    ['fee00000', 0xfee00],
    ['4096', 1],
    ['3.5G', 0xe0000],
    ['3.5GiB', 0xe0000],
    ['3.5 gb', 0xe0000],
    ['640K', 0xa0],
    ['4G-4K', 0xfffff],
    ['4G - 18M', 0xfee00],
    ['0xc0000000+1G', 0x100000],
    ['gfn:0xfee00', 0xfee00],
    ['pfn:fee00', 0xfee00],
    ['3G..4G', 0xc0000, 0x40000],
    ['0xc0000000..0xffffffff', 0xc0000, 0x40000],
    ['0xc0000000 .. 0xc0000fff', 0xc0000, 1],
    ['lapic', 0xfee00, 1],
    ['IOAPIC', 0xfec00, 1],
    ['hpet', 0xfed00, 1],
    ['vga', 0xa0, 0x20],
    ['bios', 0xf0, 0x10],
    ['4P-4K', 2 ** 40 - 1],
  ])('reads %s', (text, gfn, span) => {
    expect(parseGoTo(text)).toEqual(span === undefined ? { gfn } : { gfn, span });
  });

  it.each([
    '',
    '  ',
    'nowhere',
    '0x',
    '0xfee0_',
    '1..2..3',
    '4G..3G',
    '1K-1M',
    '4P',
    '0x1_0000_0000_0000_0000',
    '4G--1',
    '..',
    'constructor',
    '-',
  ])('refuses %j with a sentence', (text) => {
    const answer = parseGoTo(text);
    expect(answer).toHaveProperty('error');
    expect((answer as { error: string }).error).toContain('Try 0xfee00000');
  });

  it('makes a window about it', () => {
    const whole = { start: 0, span: 2 ** 34 };
    expect(windowFor({ gfn: 0xc0000, span: 0x40000 }, whole, 2 ** 34)).toEqual({
      start: 0xb8000,
      span: 0x50000,
    });
    // A page in view leaves the window alone; one out of view brings it there.
    expect(windowFor({ gfn: 5 }, { start: 0, span: 64 }, 2 ** 34)).toEqual({ start: 0, span: 64 });
    const there = windowFor({ gfn: 0xfee00 }, { start: 0, span: 64 }, 2 ** 34);
    expect(there).toEqual({ start: 0xfee00 - 31, span: 64 });
  });
});
