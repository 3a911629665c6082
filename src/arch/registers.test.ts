/** Registers by name, number and value. Names: SDM vol. 4, table 2-2. */
import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields';
import { FIXED_MSRS } from './fixed';
import { trailingZeros } from './gfn';
import { isHex } from './hex';
import { isTypeCode } from './memtype';
import { msrName } from './msr';
import { fixedValue, physBaseValue, physMaskValue } from './mtrr';
import { bytesOf, PAT_RESET, patEntries, patValue } from './pat';
import { fragmentsOf } from './pattern';
import { msrRefusal } from './refusal';

describe('the name of an MSR', () => {
  it.each([
    [0xfe, 'IA32_MTRRCAP'],
    [0x200, 'IA32_MTRR_PHYSBASE0'],
    [0x213, 'IA32_MTRR_PHYSMASK9'],
    [0x250, 'IA32_MTRR_FIX64K_00000'],
    [0x259, 'IA32_MTRR_FIX16K_A0000'],
    [0x26f, 'IA32_MTRR_FIX4K_F8000'],
    [0x277, 'IA32_PAT'],
    [0x2ff, 'IA32_MTRR_DEF_TYPE'],
    [0x1b, 'MSR 0x1b'],
  ])('%i', (msr, name) => {
    expect(msrName(msr)).toBe(name);
  });
});

describe('a value from its fields', () => {
  it('has the first of eight fixed ranges in its lowest byte', () => {
    const fixed = Uint8Array.from({ length: 88 }, (_, i) => i);
    expect(fixedValue(fixed, 0)).toBe(0x0706050403020100n);
    expect(fixedValue(fixed, 10)).toBe(0x5756555453525150n);
  });

  it('has base and type, mask and V', () => {
    expect(physBaseValue({ base: 0xd0000, type: 1 })).toBe(0xd0000001n);
    expect(physMaskValue({ mask: 0xfff0000, valid: true })).toBe(0xfff0000800n);
    expect(physMaskValue({ mask: 0xfff0000, valid: false })).toBe(0xfff0000000n);
  });

  it('has PA0 in its lowest byte', () => {
    expect(patValue([6, 4, 7, 0, 1, 5, 6, 7])).toBe(0x0706050100070406n);
    expect(patValue(patEntries(PAT_RESET))).toBe(PAT_RESET);
  });
});

describe('the fields of a fixed register', () => {
  it('are named by the first address of each byte, the highest byte first', () => {
    const names = (msr: number): string[] => fieldsOf(msr, 46).map(({ name }) => name);
    expect(names(0x250)).toEqual(['70000', '60000', '50000', '40000', '30000', '20000', '10000', '00000']);
    expect(names(0x258).at(-2)).toBe('84000');
    expect(names(0x26f)[0]).toBe('ff000');
    // Each begins where the one before ends.
    const all = FIXED_MSRS.flatMap(({ msr }) => names(msr).reverse());
    expect(all).toEqual([...all].sort());
    expect(new Set(all).size).toBe(88);
  });

  it('of IA32_MTRRCAP say how many ranges there are, and what is implemented', () => {
    const names = fieldsOf(0xfe, 46).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['SMRR', 'WC', 'FIX', 'VCNT']));
  });
});

describe('a refusal', () => {
  it.each([0x200, 0x250, 0x277, 0x2ff])('of more than 64 bits: MSR %i', (msr) => {
    expect(msrRefusal(msr, 1n << 64n, 46, 8)).toBe(`${msrName(msr)} holds 64 bits`);
  });

  it('of a fixed register names the byte; types that exist are not refused', () => {
    expect(msrRefusal(0x250, 0x0606060606060606n, 46, 8)).toBeUndefined();
    expect(msrRefusal(0x250, 0x0606060606020606n, 46, 8)).toContain('byte 2 is 0x2');
    expect(bytesOf(0x0605040100000000n).every(isTypeCode)).toBe(true);
  });
});

it('zero has 40 trailing zero bits, as many as a GFN has', () => {
  expect([0, 1, 0x80000, 0x100000, 2 ** 39].map(trailingZeros)).toEqual([40, 0, 19, 20, 39]);
});

it('a mask of 0 is one piece, as large as the space', () => {
  const all = fragmentsOf(0x123, 0, 2 ** 24);
  expect([all.count, all.size, all.start(0)]).toEqual([1, 2 ** 24, 0]);
});

it('a hexadecimal number is nothing but that', () => {
  expect(['0x0', '0Xf', '0xF_f', '0x00c06'].map(isHex)).toEqual([true, true, true, true]);
  expect(['x0x1', '10x1', '0x1 ', '0x1g', '0x_1', '0x1_', '0x1__2', '0x', '12'].filter(isHex)).toEqual([]);
});
