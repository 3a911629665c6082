/** Where KVM's types are not what one would think: overlaps, the inverted search, host MMIO. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/types';
import { POLICIES } from './registry';
import { at, G, hex, K, M, mask, run, typeAt, wrmsr, zapsOf } from './testing/guest';

describe('overlaps', () => {
  const three = {
    '0x2ff': '0x800',
    '0x200': '0x6',
    '0x201': mask(4 * G),
    '0x202': hex(G + 5),
    '0x203': mask(G),
    '0x204': '0x0',
    '0x205': mask(4 * G),
  };
  it('UC under a WP above WB is never come to: WB', () => {
    expect(typeAt(run({ msrs: three }), G)).toBe('WB');
    expect(typeAt(run({ policy: 'bare-metal', msrs: three }), G)).toBeNull();
    expect(at(run({ policy: 'bare-metal', msrs: three }).snapshots[0]?.segments, G).mtrr).toBe('UC');
  });
  it('FE=1 hides variable ranges below 1 MiB', () => {
    const msrs = { '0x2ff': '0xc06', '0x200': '0x1', '0x201': mask(2 * M) };
    for (const policy of ['bare-metal', 'kvm-6.0', 'xen', 'kvm-3.13'])
      expect([
        policy,
        ...[0, M].map((a) => at(run({ policy, msrs }).snapshots[0]?.segments, a).mtrr),
      ]).toEqual([policy, 'UC', 'WC']);
  });
  it('a base outside its mask: a pattern for the architecture, a shifted range for KVM', () => {
    const msrs = { '0x2ff': '0x800', '0x200': hex(M + 64 * K + 6), '0x201': mask(M) };
    const types = (policy: string): string[] =>
      [M, M + 64 * K, 2 * M - 4096, 2 * M].map(
        (a) => at(run({ policy, msrs }).snapshots[0]?.segments, a).mtrr,
      );
    expect(types('bare-metal')).toEqual(['WB', 'WB', 'WB', 'UC']);
    expect(types('kvm-6.0')).toEqual(['UC', 'WB', 'WB', 'UC']);
  });
});

describe('the inverted search of 4.2 and 4.3', () => {
  const wb = '0x606060606060606';
  const fixed = Object.fromEntries(
    [0x250, 0x258, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f].map((msr) => [hex(msr), wb]),
  );
  it.each(['kvm-4.2', 'kvm-4.3'])('%s: all WB but [A0000,C0000) UC turns into this', (policy) => {
    const { segments } = run({ policy, msrs: { ...fixed, '0x259': '0x0', '0x2ff': '0xc06' } })
      .snapshots[0] ?? { segments: [] };
    expect(segments.filter((s) => s.mtrr === 'UC').map((s) => [s.start, s.end])).toEqual([
      ['0x1000', '0x60000'],
      ['0x81000', '0xa8000'],
      ['0xb8000', '0xc0000'],
    ]);
  });
  it('is gone in 4.4', () => {
    const { segments } = run({ policy: 'kvm-4.4', msrs: { ...fixed, '0x259': '0x0', '0x2ff': '0xc06' } })
      .snapshots[0] ?? { segments: [] };
    expect(segments.filter((s) => s.mtrr === 'UC').map((s) => [s.start, s.end])).toEqual([
      ['0xa0000', '0xc0000'],
    ]);
  });
});

describe('memory', () => {
  const memory: Scenario['memory'] = [
    { start: '0x0', end: hex(G), kind: 'ram' },
    { start: hex(G), end: hex(2 * G), kind: 'mmio' },
    { start: hex(2 * G), end: hex(3 * G), kind: 'emulated' },
  ];
  it('host MMIO is UC without IPAT before anything else is asked, but in 4.2', () => {
    for (const { id, family } of POLICIES) {
      if (family !== 'kvm' && family !== 'series') continue;
      const page = at(run({ policy: id, memory, msrs: { '0x2ff': '0x806' } }).snapshots[0]?.segments, G);
      if (id === 'kvm-4.2' || id === 'kvm-amd') expect([id, page.ept]).toEqual([id, 'WB']);
      else expect([id, page.ept, page.ipat]).toEqual([id, 'UC', false]);
    }
  });
  it('emulated and unlisted memory has no leaf, and audits do not count it', () => {
    const result = run({ memory, msrs: { '0x2ff': '0x806' }, events: [wrmsr(0x2ff, 0x806)] });
    for (const address of [2 * G, 3 * G])
      expect(at(result.snapshots[1]?.segments, address)).toMatchObject({
        ept: null,
        ipat: null,
        effective: null,
        built: null,
      });
    expect([zapsOf(result), result.audits[0]?.zappedBytes]).toEqual([['all'], 2 * G]);
  });
  it('PAT WC over MMIO is WC', () => {
    const msrs = { '0x277': '0x1' };
    expect(at(run({ memory, msrs }).snapshots[0]?.segments, G).effective).toBe('WC');
  });
});
