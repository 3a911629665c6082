/** The lookup of KVM up to 4.1, and why it answers what it does. */
import { describe, expect, it } from 'vitest';
import { typeCode } from '../../arch/memtype';
import type { MsrMap } from '../../scenario/types';
import { G, hex, mask } from '../testing/guest';
import { cpu, lastAt, mtrrs, rulesAt, window } from '../testing/parts';
import { m1 } from './m1';

const map = (msrs: MsrMap) => m1(mtrrs(msrs), cpu, window);
const PAGE = G / 4096;
/** E=1, default UC, and one range over [1 GiB, 2 GiB) of each type. */
const overlap = (...types: ('UC' | 'WC' | 'WT' | 'WP' | 'WB')[]): MsrMap =>
  Object.fromEntries([
    ['0x2ff', '0x801'],
    ...types.flatMap((type, i) => [
      [hex(0x200 + 2 * i), hex(G + typeCode(type))],
      [hex(0x201 + 2 * i), mask(G)],
    ]),
  ]);

describe('overlaps in the order of the registers', () => {
  it.each<[Parameters<typeof overlap>, string, string]>([
    [['WB', 'WB'], 'WB', 'overlap.same'],
    [['WC', 'WC'], 'WC', 'overlap.same'],
    [['WT', 'WB'], 'WT', 'overlap.WT'],
    [['WB', 'WT'], 'WT', 'overlap.WT'],
    [['WB', 'WT', 'WB'], 'WT', 'overlap.WT'],
    [['UC', 'WB'], 'UC', 'overlap.UC'],
    [['WP', 'UC'], 'UC', 'overlap.UC'],
    [['WP', 'WB'], 'UC', 'm1.overlap-uc'],
    [['WC', 'WT'], 'UC', 'm1.overlap-uc'],
  ])('%o', (types, type, rule) => {
    const one = map(overlap(...types));
    expect(one.at(PAGE)).toBe(typeCode(type as 'UC'));
    const steps = rulesAt(one, PAGE);
    expect(steps).toEqual([...types.map(() => 'mtrr.range'), rule]);
    expect(lastAt(one, PAGE).values).toMatchObject({ type, types: [...new Set(types)].join(', ') });
  });
  it('what the SDM says instead is told', () => {
    expect(lastAt(map(overlap('WP', 'WB')), PAGE).values.sdm).toBe('undefined');
  });
});

describe('why', () => {
  const fixed = { '0x250': '0x404040404040404' };
  it.each<[string, MsrMap, number, string[], Record<string, string>]>([
    ['E=0 and FE=0: WB', { '0x2ff': '0x0' }, 0, ['m1.disabled'], { type: 'WB' }],
    ['a fixed range', { ...fixed, '0x2ff': '0xc00' }, 0, ['mtrr.fixed'], { type: 'WT' }],
    [
      'a fixed range that nobody switched on',
      { ...fixed, '0x2ff': '0x806' },
      0,
      ['mtrr.fixed', 'm1.fixed-unasked'],
      { type: 'WT', sdm: 'WB' },
    ],
    [
      'a fixed range without E',
      { ...fixed, '0x2ff': '0x406' },
      0,
      ['mtrr.fixed', 'm1.fixed-unasked'],
      { type: 'WT', sdm: 'UC' },
    ],
    ['FE without E, above', { '0x2ff': '0x406' }, PAGE, ['m1.default-unasked'], { type: 'WB', sdm: 'UC' }],
    ['no range', { '0x2ff': '0x806' }, PAGE, ['mtrr.default'], { type: 'WB' }],
    ['one range', overlap('WP'), PAGE, ['mtrr.range'], { type: 'WP' }],
  ])('%s', (_, msrs, gfn, rules, values) => {
    expect(rulesAt(map(msrs), gfn)).toEqual(rules);
    expect(lastAt(map(msrs), gfn).values).toMatchObject(values);
  });
});
