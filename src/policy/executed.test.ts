/** Twelve cases that were run on the real code of Linux 6.1, by their numbers in the notes. */
import { describe, expect, it } from 'vitest';
import { foldOf } from '../resolve/fold';
import { largestAt } from '../resolve/largest';
import { requirePolicy } from '../resolve/policy';
import { viewOf, wholeSpace } from '../resolve/space';
import type { MsrMap, Scenario } from '../scenario/types';
import { at, BITS, G, hex, M, mask, run, typeAt, wrmsr, zapsOf } from './testing/guest';

describe('cases that were run on mtrr.c of Linux 6.1', () => {
  it('1: WB [0,4G) with UC [3G,4G): the UC hole is WB', () => {
    const result = run({
      events: [
        wrmsr(0x2ff, 0xc00),
        wrmsr(0x200, 6),
        wrmsr(0x201, mask(4 * G)),
        wrmsr(0x202, 0xc0000000),
        wrmsr(0x203, mask(G)),
      ],
    });
    expect(zapsOf(result)).toEqual(['all', 'none', '[0,100000)', 'none', '[c0000,100000)']);
    expect([0x40000000, 0xd0000000, 0x140000000].map((a) => typeAt(result, a))).toEqual(['WB', 'WB', 'UC']);
  });
  it('2: UC [0,4G) with WB [3G,4G): UC, since UC has the lower base', () => {
    const msrs = {
      '0x2ff': '0x800',
      '0x200': '0x0',
      '0x201': mask(4 * G),
      '0x202': '0xc0000006',
      '0x203': mask(G),
    };
    expect(typeAt(run({ msrs }), 0xd0000000)).toBe('UC');
  });
  it('3: UC and WB with one base: UC, since the type byte sorts too', () => {
    const msrs = { '0x2ff': '0x800', '0x200': '0x0', '0x201': mask(G), '0x202': '0x6', '0x203': mask(G) };
    expect(typeAt(run({ msrs }), 0x1000000)).toBe('UC');
  });
  it('4: WB under WT, WP and (WC with UC): WT, WB and UC', () => {
    const msrs = {
      '0x2ff': '0x800',
      '0x200': '0x6',
      '0x201': mask(4 * G),
      '0x202': hex(G + 4),
      '0x203': mask(G),
      '0x204': hex(2 * G + 5),
      '0x205': mask(G),
      '0x206': hex(3 * G + 1),
      '0x207': mask(G),
      '0x208': hex(3 * G),
      '0x209': mask(G),
    };
    expect([G, 2 * G, 3 * G].map((a) => typeAt(run({ msrs }), a))).toEqual(['WT', 'WB', 'UC']);
  });
  it('5: a base that is not aligned to its mask shifts the start of the range, not its end', () => {
    const result = run({ events: [wrmsr(0x2ff, 0x800), wrmsr(0x200, 0x1006), wrmsr(0x201, mask(M))] });
    expect(zapsOf(result).at(-1)).toBe('[1,100)');
    expect([0, 0x1000, 0xff000, 0x100000].map((a) => typeAt(result, a))).toEqual(['UC', 'WB', 'WB', 'UC']);
  });
  it('6: a mask with a hole is one hull', () => {
    const holey = hex(BigInt(mask(G)) & ~(1n << 33n));
    const events = [wrmsr(0x2ff, 0x800), wrmsr(0x202, 0x40000006), wrmsr(0x203, holey)];
    const result = run({ events });
    expect(zapsOf(result).at(-1)).toBe('[40000,280000)');
    expect(typeAt(result, 0x140000000)).toBe('WB');
    expect(at(run({ policy: 'bare-metal', events }).snapshots.at(-1)?.segments, 0x140000000).mtrr).toBe('UC');
  });
  it('7: an unwritten mask, a mask of 0, V=0, a move, and the same value again', () => {
    const result = run({
      events: [
        wrmsr(0x2ff, 0x806),
        wrmsr(0x200, 0x80000000),
        wrmsr(0x201, 0),
        wrmsr(0x201, 0x7fc0000000),
        wrmsr(0x201, 0x7fc0000800),
        wrmsr(0x200, 0xc0000000),
        wrmsr(0x200, 0xc0000000),
      ],
    });
    expect(zapsOf(result)).toEqual([
      'all',
      'none',
      '[80000,8000000)',
      '[80000,c0000)',
      '[80000,c0000)',
      '[c0000,100000)',
      '[c0000,100000)',
    ]);
  });
  it('8: which writes zap under which of E and FE', () => {
    const wb = 0x0606060606060606n;
    const result = run({
      events: [
        wrmsr(0x250, wb),
        wrmsr(0x200, 6),
        wrmsr(0x201, mask(G)),
        wrmsr(0x2ff, 0),
        wrmsr(0x2ff, 0x806),
        wrmsr(0x250, 0),
        wrmsr(0x2ff, 0xc06),
        wrmsr(0x250, 0),
        wrmsr(0x259, 0),
        wrmsr(0x26f, 0),
      ],
    });
    expect(zapsOf(result)).toEqual([
      'none',
      'none',
      'none',
      'all',
      'all',
      'none',
      'all',
      '[0,80)',
      '[a0,c0)',
      '[f8,100)',
    ]);
  });
  it("9: E=0 is UC where the guest's CPUID has MTRR, else WB; FE plays no part", () => {
    expect(typeAt(run({}), G)).toBe('UC');
    expect(typeAt(run({ cpuidMtrr: false }), G)).toBe('WB');
    expect(typeAt(run({ msrs: { '0x2ff': '0x400' } }), G)).toBe('UC');
  });
  it('10: what WRMSR refuses', () => {
    const writes: [number, number][] = [
      [0x2ff, 0xc07],
      [0x2ff, 0x1006],
      [0x2ff, 0x206],
      [0x200, 2],
      [0x200, 0x106],
      [0x200, 2 ** 39],
      [0x201, 0x400],
      [0x201, 2 ** 39],
      [0x210, 6],
      [0x250, 7],
      [0xfe, 0x508],
    ];
    const { audits } = run({ events: writes.map(([msr, value]) => wrmsr(msr, value)) });
    for (const audit of audits) expect(audit.refused?.reason).toMatch(/\w/);
  });
  it('11: where a 2 MiB page may be mapped', () => {
    const largest = (msrs: MsrMap, gfn: number): number => {
      const doc: Scenario = {
        version: 1,
        policy: 'kvm-6.0',
        cpu: { maxPhysAddr: BITS },
        vm: { noncoherentDma: 1 },
        vcpus: [{ cr0: '0x10', msrs }],
      };
      const { first, regions, policy } = foldOf(doc, requirePolicy('kvm-6.0'));
      return largestAt(viewOf(first.machine, 0, regions, policy, wholeSpace(first.machine)), gfn);
    };
    const pair = (a: number, b: number, size: number): MsrMap => ({
      '0x2ff': '0x800',
      '0x200': hex(a),
      '0x201': mask(size),
      '0x202': hex(b),
      '0x203': mask(size),
    });
    expect(largest(pair(G + 6, G + M + 6, M), G / 4096)).toBe(1);
    expect(largest(pair(6, 0, 2 * M), 0)).toBe(1);
    expect(largest({}, 0)).toBeGreaterThan(1);
  });
  it('12: a mask written for 36 bits is the range at that width', () => {
    const result = run({ bits: 36, msrs: { '0x2ff': '0x800', '0x200': '0x6', '0x201': mask(G, 36) } });
    expect(result.snapshots[0]?.segments.map((s) => [s.start, s.end, s.mtrr])).toEqual([
      ['0x0', '0x40000000', 'WB'],
      ['0x40000000', '0x1000000000', 'UC'],
    ]);
  });
  it('KVM up to 4.1 answers three of them otherwise (derived by hand)', () => {
    const policy = 'kvm-3.13';
    const first = {
      '0x2ff': '0xc00',
      '0x200': '0x6',
      '0x201': mask(4 * G),
      '0x202': '0xc0000000',
      '0x203': mask(G),
    };
    expect(typeAt(run({ policy, msrs: first }), 0xd0000000)).toBe('UC');
    const wp = { '0x2ff': '0x800', '0x200': '0x6', '0x201': mask(G), '0x202': '0x5', '0x203': mask(G) };
    expect(typeAt(run({ policy, msrs: wp }), 0x1000000)).toBe('UC');
    expect(typeAt(run({ policy, msrs: { '0x2ff': '0x806' } }), 0x1000)).toBe('UC');
    expect(typeAt(run({ policy, msrs: {} }), 0x1000)).toBe('WB');
  });
});
