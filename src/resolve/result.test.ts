/** The contract's JSON of one scenario, worked out by hand. */
import { describe, expect, it } from 'vitest';
import { cr0, wrmsr } from '../scenario/presets/events';
import type { Scenario } from '../scenario/types';
import { requirePolicy } from './policy';
import { resolve } from './result';
import { holes } from './testing/holes';

const MIB = 2 ** 20;
/** Two devices' worth of memory under KVM 6.7: UC MTRRs, then WB, then CD that the other vCPU does not have. */
const doc: Scenario = {
  version: 1,
  policy: 'kvm-6.7',
  cpu: { maxPhysAddr: 32 },
  vm: { noncoherentDma: 1 },
  memory: [
    { start: '0x0', end: '0x100000', kind: 'ram' },
    { start: '0x100000', end: '0x200000', kind: 'mmio' },
    { start: '0x200000', end: '0x300000', kind: 'emulated' },
  ],
  vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0x800', '0x5': '0x0' } }],
  events: [
    wrmsr('0x200', '0x2'),
    {
      type: 'group',
      label: 'WB',
      events: [
        wrmsr('0x2ff', '0x806'),
        { type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: true },
      ],
    },
    { type: 'dma', delta: -1 },
  ],
};

const segment = (
  start: number,
  end: number,
  mtrr: string,
  leaf: string | null,
  region: number | null,
  ipat = false,
) => ({
  start: `0x${start.toString(16)}`,
  end: `0x${end.toString(16)}`,
  mtrr,
  ept: leaf,
  ipat: leaf === null ? null : ipat,
  effective: leaf,
  region,
});
const built = (one: ReturnType<typeof segment>) => ({ ...one, built: one.ept, builtIpat: one.ipat });

const AT_START = [
  segment(0, MIB, 'UC', 'UC', 0),
  segment(MIB, 2 * MIB, 'UC', 'UC', 1),
  segment(2 * MIB, 3 * MIB, 'UC', null, 2),
  segment(3 * MIB, 2 ** 32, 'UC', null, null),
];
const AT_END = [
  segment(0, MIB, 'WB', 'WB', 0, true),
  segment(MIB, 2 * MIB, 'WB', 'UC', 1),
  segment(2 * MIB, 3 * MIB, 'WB', null, 2),
  segment(3 * MIB, 2 ** 32, 'WB', null, null),
].map(built);

describe('snapshots', () => {
  it('have types by name, nothing as null, and what is built from the first event on', () => {
    const { snapshots } = resolve(doc);
    expect(snapshots).toHaveLength(4);
    expect(snapshots[0]).toEqual({ segments: AT_START });
    expect(snapshots[1]).toEqual({ segments: AT_START.map(built) });
    expect(snapshots[3]).toEqual({ segments: AT_END });
  });

  it('are the first or the last alone where that is asked, with all audits', () => {
    const all = resolve(doc);
    expect(resolve(doc, 'first')).toEqual({ ...all, snapshots: all.snapshots.slice(0, 1) });
    expect(resolve(doc, 'last')).toEqual({ ...all, snapshots: all.snapshots.slice(3) });
    const { events: _, ...still } = doc;
    for (const which of ['all', 'first', 'last'] as const) {
      const { snapshots, audits } = resolve(still, which);
      expect([snapshots, audits]).toEqual([[{ segments: AT_START }], []]);
    }
  });

  it('are as the vCPU has it that is asked', () => {
    const two = { ...doc, vcpus: [...(doc.vcpus ?? []), { cr0: '0x80000011', msrs: { '0x2ff': '0x805' } }] };
    expect(resolve(two, 'first', 1).snapshots[0]?.segments[0]).toMatchObject({ mtrr: 'WP', ept: 'WP' });
    expect(resolve(two, 'first').snapshots[0]?.segments[0]).toMatchObject({ mtrr: 'UC', ept: 'UC' });
  });

  it('count the pieces of masks with holes that are not listed', () => {
    const segments = resolve(holes('xen'), 'first').snapshots[0]?.segments ?? [];
    expect(segments.at(-3)).not.toHaveProperty('mixed');
    expect(segments.at(-2)).toMatchObject({
      start: '0x2000000',
      end: '0xffffff000',
      mtrr: 'UC',
      mixed: 2 ** 23 - 4096,
    });
    expect(segments.at(-1)).not.toHaveProperty('mixed');
  });
});

describe('audits', () => {
  const NONE = { zappedBytes: 0, changedBytes: 0, needlessBytes: 0, staleBytes: 0 };
  const NOWHERE = { zapped: [], changed: [], needless: [], stale: [] };
  const RAM = [{ start: '0x0', end: '0x100000' }];
  const MMIO = [{ start: '0x100000', end: '0x200000' }];
  const BOTH = [{ start: '0x0', end: '0x200000' }];
  const all = (call: string) => ({ start: '0x0', end: '0x100000000', call });
  /** Everything zapped, and the RAM changed. */
  const zapped = (call: string) => ({
    zaps: [all(call)],
    zappedBytes: 2 * MIB,
    changedBytes: MIB,
    needlessBytes: MIB,
    staleBytes: 0,
    zapped: BOTH,
    changed: RAM,
    needless: MMIO,
    stale: [],
  });

  it('have bytes as numbers and ranges as strings; a refused event has why, a group its parts', () => {
    const { audits, refused } = resolve(doc);
    const nothing = { zaps: [], ...NONE, ...NOWHERE };
    const group = zapped('update_mtrr');
    expect(audits).toEqual([
      { ...nothing, refused: { reason: expect.any(String) } },
      { ...group, parts: [group, nothing] },
      zapped(audits[2]?.zaps[0]?.call ?? ''),
    ]);
    expect(refused).toEqual([{ path: 'vcpus[0].msrs["0x5"]', reason: expect.any(String) }]);
  });

  it('have what goes on with a wrong type as stale', () => {
    const { audits } = resolve({ ...doc, events: [cr0('0xc0000011')] });
    expect(audits).toEqual([
      { zaps: [], ...NONE, ...NOWHERE, changedBytes: MIB, staleBytes: MIB, changed: RAM, stale: RAM },
    ]);
  });
});

describe('a policy', () => {
  it('that does not exist is told by its name', () => {
    expect(() => requirePolicy('kvm-1.0')).toThrow('no policy "kvm-1.0"');
    expect(requirePolicy('xen').id).toBe('xen');
  });
});
