/** Thin hypervisors: what each reads wrong, and where its map may change. */
import { describe, expect, it } from 'vitest';
import { type TypeCode, typeName } from '../arch/memtype';
import { largestAt } from '../resolve/largest';
import { viewOf } from '../resolve/space';
import type { MsrMap } from '../scenario/types';
import { identityMaps } from './identity-map';
import { G, hex, K, M, mask } from './testing/guest';
import { cpu, lastAt, machine, mtrrs, ram, rulesAt, WB_FIXED, window, write } from './testing/parts';
import type { Policy } from './types';

const policy = (id: string): Policy => identityMaps.find((one) => one.id === id) as Policy;
const map = (id: string, msrs: MsrMap) => policy(id).mtrrRules(mtrrs(msrs), cpu, window);
/** WP over WB, which the SDM leaves undefined. */
const OPEN = { '0x2ff': '0x801', '0x200': '0x5', '0x201': mask(G), '0x202': '0x6', '0x203': mask(G) };

describe('an overlap that the SDM leaves undefined', () => {
  it.each([
    ['identity-map', 'UC'],
    ['identity-map-2m', 'UC'],
    ['identity-map-no-fixed', 'UC'],
    ['identity-map-last-match', 'WB'],
  ])('%s: %s', (id, type) => {
    expect(typeName(map(id, OPEN).at(M / 4096) as TypeCode)).toBe(type);
    expect(rulesAt(map(id, OPEN), M / 4096)).toEqual([
      'mtrr.range',
      'mtrr.range',
      'identity.overlap',
      'identity.result',
    ]);
    expect(lastAt(map(id, OPEN), M / 4096).values).toEqual({ type });
  });
});

describe('leaves of 2 MiB', () => {
  const msrs = { '0x2ff': '0xc06', '0x259': WB_FIXED, '0x200': hex(5 * M), '0x201': mask(M) };
  it('begin and end around each boundary of the registers', () => {
    const { cuts } = map('identity-map-2m', msrs);
    expect(new Set(cuts)).toEqual(new Set([0, 0x200, 0x400, 0x600, 0x800]));
  });
  it('take the type of their first page, so UC that begins inside is not seen', () => {
    const at = map('identity-map-2m', {
      ...msrs,
      '0x202': hex(6 * M + 64 * K),
      '0x203': mask(64 * K),
    });
    expect([5 * M, 6 * M + 64 * K].map((address) => typeName(at.at(address / 4096) as TypeCode))).toEqual([
      'WB',
      'WB',
    ]);
  });
  it('are used over mixed types by this one alone', () => {
    for (const one of identityMaps) {
      const view = viewOf(machine(msrs), 0, [ram(0, cpu.space)], one, window);
      expect([one.id, largestAt(view, 0x500)]).toEqual([one.id, one.id === 'identity-map-2m' ? 2 ** 18 : 1]);
    }
  });
});

it('the number of registers is that of the CPU', () => {
  for (const one of identityMaps) {
    const small = machine({}, { cpu: { ...cpu, variableMtrrs: 4 } });
    expect(one.variableMtrrs(small.cpu)).toBe(4);
    expect(one.refuses(small, write(0x206))).toBeUndefined();
    expect(one.refuses(small, write(0x208))).toMatch(/VCNT is 4/);
  }
});
