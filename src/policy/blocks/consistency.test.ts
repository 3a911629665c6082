/** Where a large page may be mapped. */
import { describe, expect, it } from 'vitest';
import { UC, WB } from '../../arch/memtype';
import type { MsrMap } from '../../scenario/types';
import { hex, K, M, mask } from '../testing/guest';
import { machine, WB_FIXED } from '../testing/parts';
import type { MtrrMap, Vague } from '../types';
import { kvmConsistency, uniform } from './consistency';
import { always } from './zaps';

describe('one type in the whole page', () => {
  /** UC below 0x100 and from 0x800 on, WB between, with a cut at each page that is asked about. */
  const map = (vague: Vague[] = []): MtrrMap => ({
    at: (gfn) => (gfn >= 0x100 && gfn < 0x800 ? WB : UC),
    cuts: [0, 0x100, 0x400, 0x500, 0x600, 0x800],
    vague,
    ranges: [],
    explain: () => [],
  });
  const may = (start: number, end: number, vague?: Vague[]): boolean => {
    const { vcpus } = machine({});
    const view = { machine: machine({}), state: vcpus[0]?.mtrr as never, map: map(vague) };
    return uniform(view, start, end);
  };
  it.each([
    ['a boundary inside, but the same type on both sides', 0x400, 0x600, true],
    ['another type inside', 0x600, 0xa00, false],
    ['another type right above', 0x600, 0x800, true],
    ['another type right below', 0x100, 0x200, true],
    ['another type at the first page only', 0xff, 0x200, false],
  ])('%s', (_, start, end, want) => {
    expect(may(start, end)).toBe(want);
  });
  it.each([
    ['begins before it and ends inside', 0x300, 0x401, false],
    ['begins inside and ends after it', 0x5ff, 0x700, false],
    ['lies around it', 0x300, 0x700, false],
    ['lies inside', 0x480, 0x490, false],
    ['ends where it begins', 0x300, 0x400, true],
    ['begins where it ends', 0x600, 0x700, true],
  ])('pieces that were not listed: none may %s', (_, start, end, want) => {
    expect(may(0x400, 0x600, [{ start, end, count: 3 }])).toBe(want);
  });
});

describe('the check of KVM 4.2 to 6.10', () => {
  const E = 0x800;
  /** Default type and ranges as [base, size in bytes, type]. */
  const registers = (defType: number, ...ranges: [number, number, number][]): MsrMap =>
    Object.fromEntries([
      ['0x2ff', hex(defType)],
      ...ranges.flatMap(([base, size, type], i) => [
        [hex(0x200 + 2 * i), hex(base + type)],
        [hex(0x201 + 2 * i), mask(size)],
      ]),
    ]);
  const may = (msrs: MsrMap, start: number, size = 2 * M, gate: () => boolean = always): boolean => {
    const one = machine(msrs);
    const view = { machine: one, state: one.vcpus[0]?.mtrr as never, map: undefined as never };
    return kvmConsistency('wraps', gate)(view, start / 4096, (start + size) / 4096);
  };
  const two = [4 * M, 2 * M] as const;

  it.each<[string, MsrMap, boolean]>([
    ['no range at all', registers(E), true],
    ['one range that covers it, another default type', registers(E, [...two, WB]), true],
    ['one that covers its lower half', registers(E, [4 * M, M, WB]), false],
    ['one that covers its upper half', registers(E, [5 * M, M, WB]), false],
    ['half of it, of the default type', registers(E + WB, [4 * M, M, WB]), true],
    ['half of it UC, the default WB', registers(E + WB, [4 * M, M, UC]), false],
    ['two types, though UC covers all of it', registers(E, [...two, UC], [...two, WB]), false],
    ['two that abut, in descending order a hole', registers(E, [4 * M, M, WB], [5 * M, M, WB]), false],
    ['two that abut, of the default type', registers(E + WB, [4 * M, M, WB], [5 * M, M, WB]), true],
    ['a smaller one of the same base after it', registers(E, [...two, WB], [4 * M, M, WB]), true],
    [
      'neighbours of another type on both sides',
      registers(E, [...two, WB], [2 * M, 2 * M, UC], [6 * M, 2 * M, UC]),
      true,
    ],
    ['E=0: whatever the ranges say', registers(0, [...two, UC], [4 * M, M, WB]), true],
  ])('%s', (_, msrs, want) => {
    expect(may(msrs, 4 * M)).toBe(want);
  });
  it('is not asked where the gate is shut', () => {
    const msrs = registers(E, [4 * M, M, WB]);
    expect([may(msrs, 4 * M), may(msrs, 4 * M, 2 * M, () => false)]).toEqual([false, true]);
  });

  const fixed = Object.fromEntries(
    [0x250, 0x258, 0x259, ...Array.from({ length: 8 }, (_, i) => 0x268 + i)].map((msr) => [
      hex(msr),
      WB_FIXED,
    ]),
  );
  const FE = 0xc00;
  it.each<[string, MsrMap, number, boolean]>([
    ['fixed ranges all of the default type', { ...fixed, ...registers(FE + WB) }, 0, true],
    // The walk of the variable ranges begins at 0 again, so what the fixed ones covered counts as a hole.
    ['fixed ranges all WB, default UC', { ...fixed, ...registers(FE) }, 0, false],
    ['and a range over all of it', { ...fixed, ...registers(FE, [0, 2 * M, WB]) }, 0, true],
    [
      'the first fixed range differs',
      { ...fixed, ...registers(FE + WB), '0x250': '0x606060606060600' },
      0,
      false,
    ],
    ['the last one differs', { ...fixed, ...registers(FE + WB), '0x26f': '0x6060606060606' }, 0, false],
    ['it differs, but FE=0', { ...registers(E + WB), '0x26f': WB_FIXED }, 0, true],
    ['it differs, and the page lies above', { ...registers(FE + WB), '0x26f': WB_FIXED }, 2 * M, true],
  ])('%s', (_, msrs, start, want) => {
    expect(may(msrs, start)).toBe(want);
  });
  it('asks for all of a 1 GiB page', () => {
    const msrs = registers(E + WB, [1024 * M - 64 * K, 64 * K, UC]);
    expect([may(msrs, 0, 1024 * M), may(msrs, 0), may(msrs, 1024 * M, 1024 * M)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
