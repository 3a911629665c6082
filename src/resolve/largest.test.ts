/** Vector 11 and traps of the KVM notes (2.5), and the count of leaves against a walk. */
import { describe, expect, it } from 'vitest';
import type { MsrMap, Scenario } from '../scenario/types';
import { foldOf } from './fold';
import { largestAt, largestPages, leavesNeeded } from './largest';
import { requirePolicy } from './policy';
import { type View, viewOf, wholeSpace } from './space';
import { valueAt } from './spans';

const G = 2 ** 18;
const M2 = 512;

function view(policy: string, msrs: MsrMap, extra: Partial<Scenario> = {}): View {
  const doc: Scenario = {
    version: 1,
    policy,
    cpu: { maxPhysAddr: 36 },
    vm: { noncoherentDma: 1 },
    vcpus: [{ cr0: '0x80000011', msrs }],
    ...extra,
  };
  const fold = foldOf(doc, requirePolicy(policy));
  return viewOf(fold.first.machine, 0, fold.regions, fold.policy, wholeSpace(fold.first.machine));
}

const WB_ALL_FIXED: MsrMap = Object.fromEntries(
  ['0x250', '0x258', '0x259', '0x268', '0x269', '0x26a', '0x26b', '0x26c', '0x26d', '0x26e', '0x26f'].map(
    (msr) => [msr, '0x606060606060606'],
  ),
);

describe('kvm_mtrr_check_gfn_range_consistency()', () => {
  const abutting: MsrMap = {
    '0x2ff': '0x800',
    '0x200': '0x40000006',
    '0x201': '0xffff00800',
    '0x202': '0x40100006',
    '0x203': '0xffff00800',
  };
  it('takes two abutting WB ranges for a hole: 4 KiB (vector 11)', () => {
    expect(largestAt(view('kvm-6.0', abutting), G)).toBe(1);
    expect(largestAt(view('bare-metal', abutting), G)).toBe(M2);
  });
  it('refuses UC over WB although UC everywhere (vector 11)', () => {
    const msrs = {
      '0x2ff': '0x800',
      '0x200': '0x6',
      '0x201': '0xf80000800',
      '0x202': '0x0',
      '0x203': '0xf80000800',
    };
    expect(largestAt(view('kvm-6.0', msrs), G)).toBe(1);
    expect(largestAt(view('bare-metal', msrs), G)).toBe(G);
  });
  it('gfn 0 with all fixed WB, default WB, no range: consistent (vector 11)', () => {
    expect(largestAt(view('kvm-6.0', { '0x2ff': '0xc06', ...WB_ALL_FIXED }), 0)).toBe(G);
  });
  it('E=0: consistent (vector 11)', () => {
    expect(largestAt(view('kvm-6.0', {}), 0)).toBe(G);
  });
  it('limits every VM up to 5.19, and only those with non-coherent DMA from 6.0 on', () => {
    const vm = { vm: { noncoherentDma: 0 } };
    expect(largestAt(view('kvm-4.4', abutting, vm), G)).toBe(1);
    expect(largestAt(view('kvm-6.0', abutting, vm), G)).toBe(G);
    expect(largestAt(view('kvm-6.11', abutting), G)).toBe(G);
  });
});

describe('largest pages', () => {
  const memory: Scenario['memory'] = [
    { start: '0x0', end: '0xa0000', kind: 'ram' },
    { start: '0x100000', end: '0x7fe01000', kind: 'ram' },
    { start: '0x100000000', end: '0x180000000', kind: 'ram' },
  ];
  const msrs = { '0x2ff': '0x806', '0x200': '0x140000000', '0x201': '0xfff000800' };
  it.each(['kvm-6.0', 'kvm-6.11', 'xen', 'identity-map'])('%s: the map agrees with a walk', (policy) => {
    const v = view(policy, msrs, { memory });
    const map = largestPages(v);
    let leaves = 0;
    for (let gfn = 0; gfn < 0x200000; gfn += 1) {
      const size = valueAt(map, gfn);
      if (gfn % 97 === 0) expect(size).toBe(largestAt(v, gfn));
      if (size > 0 && gfn % size === 0) leaves++;
    }
    expect(leavesNeeded(map)).toBe(leaves);
  });
});
