/** The lookup of KVM 4.2 to 6.10: what it tells besides the type, and why a page has its type. */
import { describe, expect, it } from 'vitest';
import { UC, WB } from '../../arch/memtype';
import type { MsrMap } from '../../scenario/types';
import { G, hex, K, M, mask } from '../testing/guest';
import { cpu, lastAt, mtrrs, rulesAt, WB_FIXED, window } from '../testing/parts';
import { disabledByCpuid, m2 } from './m2';
import { segmentBug } from './segment-bug';

const rules = m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' });
const old = m2({ disabledType: () => UC, unwrittenMask: 'to-the-top', fixed: segmentBug });
const map = (msrs: MsrMap) => rules(mtrrs(msrs), cpu, window);
const gfn = (address: number): number => address / 4096;
/** [base, type, mask, as a size or as it stands] of each range; E=1, default UC. */
const registers = (...ranges: [number, number, number | string][]): MsrMap =>
  Object.fromEntries([
    ['0x2ff', '0x800'],
    ...ranges.flatMap(([base, type, size], i) => [
      [hex(0x200 + 2 * i), hex(base + type)],
      [hex(0x201 + 2 * i), typeof size === 'string' ? size : mask(size)],
    ]),
  ]);
/** 1 GiB and again at 9 GiB: bit 33 of the mask is 0. */
const HOLEY = hex(BigInt(mask(G)) & ~(1n << 33n));

describe('the map', () => {
  const ranges = [
    { index: 1, type: UC, spans: [{ start: gfn(3 * G), end: gfn(4 * G) }], unlisted: 0 },
    { index: 0, type: WB, spans: [{ start: 0, end: gfn(4 * G) }], unlisted: 0 },
  ];
  const two = registers([0, WB, 4 * G], [3 * G, UC, G]);
  const edges = [gfn(3 * G), gfn(4 * G), 0, gfn(4 * G)];
  it('ranges stand in the order of the walk, each as one hull; nothing is left unlisted', () => {
    expect(map(two)).toMatchObject({ ranges, cuts: edges, vague: [] });
  });
  it('with E=0 the type changes nowhere', () => {
    expect(map({ ...two, '0x2ff': '0x400' })).toMatchObject({ ranges, cuts: [], vague: [] });
  });
  it('fixed ranges have boundaries with FE=1 alone, and in 4.2 each page below 1 MiB', () => {
    const fixed = { ...two, '0x259': WB_FIXED };
    expect(map(fixed).cuts).toEqual(edges);
    expect(map({ ...fixed, '0x2ff': '0xc00' }).cuts).toEqual([...edges, 0xa0, 0xc0, 0x100]);
    const pages = old(mtrrs({ ...fixed, '0x2ff': '0xc00' }), cpu, window).cuts;
    expect(new Set(pages).size).toBe(0x101 + 2);
  });
});

describe('why', () => {
  it.each<[string, MsrMap, number, string[], Record<string, string>]>([
    ['no range', registers(), G, ['mtrr.default'], { type: 'UC' }],
    [
      'one range',
      registers([G, WB, G]),
      G,
      ['kvm.range'],
      { type: 'WB', base: hex(G), start: hex(G), end: hex(2 * G) },
    ],
    [
      'two of one type',
      registers([G, WB, G], [0, WB, 2 * G]),
      G,
      ['kvm.range', 'kvm.range', 'overlap.same'],
      { types: 'WB', type: 'WB' },
    ],
    [
      'UC below WB wins',
      registers([0, UC, 2 * G], [G, WB, G]),
      G,
      ['kvm.range', 'kvm.range', 'overlap.UC'],
      { types: 'WB, UC', type: 'UC' },
    ],
    [
      'WT with WB is WT',
      registers([G, 4, G], [G, WB, G]),
      G,
      ['kvm.range', 'kvm.range', 'overlap.WT'],
      { types: 'WB, WT', type: 'WT' },
    ],
    [
      'UC above WB comes first and does not win',
      registers([0, WB, 2 * G], [G, UC, G]),
      G,
      ['kvm.range', 'kvm.range', 'kvm.uc-first'],
      { order: '#1 UC, #0 WB', type: 'WB', sdm: 'UC' },
    ],
    [
      'UC after a pair that is undefined is not come to',
      registers([0, WB, 4 * G], [G, 5, G], [0, UC, 4 * G]),
      G,
      ['kvm.range', 'kvm.range', 'kvm.range', 'kvm.uc-late'],
      { order: '#1 WP, #0 WB, #2 UC', type: 'WB', sdm: 'UC' },
    ],
    [
      'a pair that the SDM leaves undefined is WB',
      registers([0, WB, 2 * G], [G, 5, G]),
      G,
      ['kvm.range', 'kvm.range', 'kvm.overlap-wb'],
      { order: '#1 WP, #0 WB', type: 'WB', sdm: 'undefined' },
    ],
    [
      'a page in the hull of a mask with holes alone',
      registers([G, WB, HOLEY]),
      5 * G,
      ['kvm.range', 'kvm.hull'],
      { type: 'WB', sdm: 'UC' },
    ],
    [
      'the same page where the default says the same',
      { ...registers([G, WB, HOLEY]), '0x2ff': '0x806' },
      5 * G,
      ['kvm.range'],
      { type: 'WB' },
    ],
    [
      'a base outside its mask leaves pages below it out',
      registers([M + 64 * K, WB, M]),
      M,
      ['mtrr.default', 'kvm.hull'],
      { type: 'UC', sdm: 'WB' },
    ],
    [
      'the overlap has told already what the SDM says',
      registers([G, WB, HOLEY], [5 * G, UC, G]),
      5 * G,
      ['kvm.range', 'kvm.range', 'kvm.uc-first'],
      { sdm: 'UC' },
    ],
    [
      'a fixed range',
      { ...registers(), '0x2ff': '0xc00', '0x250': WB_FIXED },
      0,
      ['mtrr.fixed'],
      { type: 'WB' },
    ],
    ['the page at 1 MiB', { '0x2ff': '0xc06' }, M, ['mtrr.default'], { type: 'WB' }],
  ])('%s', (_, msrs, address, want, values) => {
    expect(rulesAt(map(msrs), gfn(address))).toEqual(want);
    expect(lastAt(map(msrs), gfn(address)).values).toMatchObject(values);
  });
  it('E=0: by the CPUID of the guest', () => {
    expect(map({}).explain(0)).toMatchObject([{ rule: 'kvm.disabled', values: { type: 'UC', cpuid: 1 } }]);
    expect(rules(mtrrs({}), { ...cpu, mtrr: false }, window).explain(0)).toMatchObject([
      { rule: 'kvm.disabled', values: { type: 'WB', cpuid: 0 } },
    ]);
  });
});

describe('the fixed ranges of 4.2 and 4.3', () => {
  /** The eleven MSRs UC but for entries 0 (WT), 24 (WP) and 25 (WC). */
  const fixed = { '0x2ff': '0xc06', '0x250': '0x4', '0x268': '0x105' };
  const at = old(mtrrs(fixed), cpu, window);
  it.each<[number, string[], Record<string, string | number>]>([
    [0x0, ['mtrr.fixed'], { index: 0, type: 'WT' }],
    [0x1, ['kvm.segment-before'], { right: 0, bytes: 24, type: 'UC' }],
    [0x5f, ['kvm.segment-before'], { right: 5, bytes: 1, type: 'UC' }],
    [0x60, ['kvm.segment'], { right: 6, entry: 0, type: 'WT' }],
    [0x7b, ['kvm.segment'], { right: 7, entry: 6, type: 'UC' }],
    [0x7f, ['mtrr.fixed'], { index: 7, type: 'UC' }],
    [0x80, ['mtrr.fixed'], { index: 8, type: 'UC' }],
    [0x81, ['kvm.segment-before'], { right: 8, bytes: 39, type: 'UC' }],
    [0xa8, ['kvm.segment'], { right: 18, entry: 0, type: 'WT' }],
    [0xbe, ['kvm.segment'], { right: 23, entry: 22, type: 'UC' }],
    [0xc0, ['mtrr.fixed'], { index: 24, type: 'WP' }],
  ])('page 0x%s', (page, want, values) => {
    expect(at.explain(page).map(({ rule }) => rule)).toEqual(want);
    expect(lastAt(at, page).values).toMatchObject(values);
  });
  it('above 0xc0000 none is found, and the variable ranges decide: no matter of hulls', () => {
    expect(rulesAt(at, 0xc1)).toEqual(['kvm.segment-none', 'mtrr.default']);
    expect([at.at(0xc1), at.explain(0xc1)[0]?.values]).toEqual([WB, { right: 25 }]);
  });
});
