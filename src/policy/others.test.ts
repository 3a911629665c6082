/** What single policies answer beside their tables: overlaps, numbers of registers, refusals, AMD's host side. */
import { describe, expect, it } from 'vitest';
import { patCode, type TypeCode, typeCode, typeName, UNDEFINED, WB } from '../arch/memtype';
import { guestMtrr, IGNORE_GUEST_PAT } from './blocks/arms';
import { policyOf } from './registry';
import { G, mask } from './testing/guest';
import { cpu, lastAt, machine, mtrrs, ram, rulesAt, vcpuOf, WB_FIXED, window, write } from './testing/parts';
import type { Access, PageContext, Policy } from './types';

const policy = (id: string): Policy => policyOf(id) as Policy;
const range = (...types: string[]) =>
  Object.fromEntries([
    ['0x2ff', '0x801'],
    ...types.flatMap((type, i) => [
      [`0x${(0x200 + 2 * i).toString(16)}`, type],
      [`0x${(0x201 + 2 * i).toString(16)}`, mask(G)],
    ]),
  ]);

describe('registers that are stored only', () => {
  it.each(['kvm-6.11', 'kvm-amd', 'bhyve'])('%s: what the SDM says, undefined overlaps are WB', (id) => {
    const map = (...types: string[]) => policy(id).mtrrRules(mtrrs(range(...types)), cpu, window);
    const type = (...types: string[]): string => typeName(map(...types).at(0) as TypeCode);
    expect([type('0x5', '0x4'), type('0x5', '0x0'), type('0x6', '0x4')]).toEqual(['WB', 'UC', 'WT']);
    expect(rulesAt(map('0x5', '0x4'), 0)).toEqual([
      'mtrr.range',
      'mtrr.range',
      'overlap.undefined',
      'mtrr.stored',
    ]);
    expect(lastAt(map('0x5', '0x4'), 0).values).toEqual({ type: 'WB' });
  });
});

describe('the SDM', () => {
  it.each([
    [['0x6', '0x6'], 'overlap.same', { types: 'WB', type: 'WB' }],
    [['0x6', '0x0'], 'overlap.UC', { types: 'WB, UC', type: 'UC' }],
    [['0x6', '0x4', '0x6'], 'overlap.WT', { types: 'WB, WT', type: 'WT' }],
    [['0x1', '0x6'], 'overlap.undefined', { types: 'WC, WB', type: 'undefined' }],
  ])('ranges of %o: %s', (types, rule, values) => {
    const map = policy('bare-metal').mtrrRules(mtrrs(range(...types)), cpu, window);
    expect(lastAt(map, 0)).toMatchObject({ rule, values });
  });
});

it('no leaf of an EPT can have an undefined type', () => {
  expect(() => guestMtrr.decide({ mtrr: UNDEFINED } as PageContext)).toThrow(/undefined MTRR type/);
});

describe('how many variable ranges the guest has', () => {
  it.each([
    ['acrn', 0],
    ['bhyve', 10],
    ['xen', 8],
    ['kvm-2.6.31', 8],
    ['kvm-6.16', 8],
    ['kvm-amd', 8],
    ['bare-metal', 5],
  ])('%s: %i', (id, count) => {
    const one = machine({}, { cpu: { ...cpu, variableMtrrs: 5 } });
    expect(policy(id).variableMtrrs(one.cpu)).toBe(count);
    if (count > 0) expect(policy(id).refuses(one, write(0x201 + 2 * (count - 1)))).toBeUndefined();
    expect(policy(id).refuses(one, write(0x201 + 2 * count))).toMatch(`MTRRcap.VCNT is ${count}`);
  });
});

describe('refusals', () => {
  it('a vCPU that is offline runs no MOV to CR0 either', () => {
    const off = machine({}, { vcpus: [vcpuOf({}), vcpuOf({}, { online: false })] });
    const cr0 = (vcpu: number) => policy('kvm-6.0').refuses(off, { type: 'cr0', vcpu, value: 0x11n });
    expect([cr0(0), cr0(1)]).toEqual([undefined, 'vCPU 1 is offline and executes nothing']);
  });
  it('a DMA user may come always, and go while there is one', () => {
    const dma = (count: number, delta: 1 | -1) =>
      policy('kvm-6.0').refuses(machine({}, { dma: count }), { type: 'dma', delta });
    expect([dma(0, 1), dma(1, -1)]).toEqual([undefined, undefined]);
    expect(dma(0, -1)).toMatch(/no user/);
  });

  describe('quirks since 6.16', () => {
    const CD = 'KVM_X86_QUIRK_CD_NW_CLEARED';
    const refuses = (name: string, disabled: boolean, selfSnoop: boolean, off: string[] = []) =>
      policy('kvm-6.16').refuses(machine({}, { cpu: { ...cpu, selfSnoop }, disabledQuirks: new Set(off) }), {
        type: 'quirk',
        name,
        disabled,
      });
    it.each<[string, Parameters<typeof refuses>, RegExp | undefined]>([
      ['one that is enabled may be enabled', [CD, false, true], undefined],
      ['one that is disabled may be disabled', [CD, true, true, [CD]], undefined],
      ['but not enabled', [CD, false, true, [CD]], /cannot be enabled again/],
      ['IGNORE_GUEST_PAT may be disabled', [IGNORE_GUEST_PAT, true, true], undefined],
      ['but not without self-snoop', [IGNORE_GUEST_PAT, true, false], /without self-snoop/],
      ['where it may stay enabled', [IGNORE_GUEST_PAT, false, false], undefined],
      ['and another may be disabled', [CD, true, false], undefined],
    ])('%s', (_, given, want) => {
      if (want) expect(refuses(...given)).toMatch(want);
      else expect(refuses(...given)).toBeUndefined();
    });
  });
});

describe("AMD: the host's MTRR under the guest's PAT (APM 15.25.8, tables 15-19 and 15-20)", () => {
  const host = machine({}, { host: mtrrs({}) });
  const effective = (pat: 'WB' | 'WP' | 'WT' | 'WC', mtrr: number): string => {
    const access: Partial<Access> = { machine: host, vcpu: vcpuOf({}), region: ram(0, 1), host: mtrr as 0 };
    const type = policy('kvm-amd').effective({ ...access, leaf: WB, mtrr: WB, pat: patCode(pat) } as Access);
    return typeName(type as TypeCode);
  };
  it('WP with a WT or WC host is uncached (CD)', () => {
    expect([effective('WP', typeCode('WT')), effective('WP', typeCode('WC'))]).toEqual(['UC', 'UC']);
    expect([effective('WP', typeCode('WP')), effective('WC', typeCode('WB'))]).toEqual(['WP', 'WC']);
  });
  it('an overlap that the host leaves undefined is taken as UC', () => {
    expect([effective('WB', UNDEFINED), effective('WB', WB)]).toEqual(['UC', 'WB']);
  });
});

describe('ACRN', () => {
  const map = (defType: string) =>
    policy('acrn').mtrrRules(mtrrs({ '0x2ff': defType, '0x259': WB_FIXED }), cpu, window);
  it('knows no variable ranges; with E or FE at 0 the first MiB is one piece', () => {
    for (const defType of ['0x5', '0x405', '0x805'])
      expect(map(defType)).toMatchObject({ cuts: [0x100], vague: [], ranges: [] });
    expect(map('0xc05')).toMatchObject({ cuts: [0xa0, 0xc0, 0x100], vague: [], ranges: [] });
  });
});
