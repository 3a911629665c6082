/** What a toggle of CR0.CD zaps under the 2023 series v4: the cells of patch 10, and the options of patches 10 and 11. */
import { describe, expect, it } from 'vitest';
import { resolve } from '../resolve/result';
import type { MemoryRange, Scenario } from '../scenario/types';
import { kvmMtrrV4, kvmMtrrV4NoMemory, kvmMtrrV4Slots } from './kvm-mtrr-v4';
import { machine, ram, transition, vcpuOf, WB_FIXED, write } from './testing/parts';
import type { Policy } from './types';

const CD_QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';
const SPACE = '0x8000000000';
const ALL = [`0x0-${SPACE}`];
/** One UC range and fixed ranges that differ from WB: what a fine-grained toggle zaps, shortest first. */
const NON_WB = ['0x0-0x100000', '0xc0000000-0x100000000'];

interface Cell {
  quirk: boolean;
  defaultType: 'WB' | 'UC';
  enabled: boolean;
  cpuid: boolean;
}

function scenario(policy: string, cell: Cell, memory?: MemoryRange[]): Scenario {
  const defType = 0x400 | (cell.enabled ? 0x800 : 0) | (cell.defaultType === 'WB' ? 6 : 0);
  return {
    version: 1,
    policy,
    cpu: { maxPhysAddr: 39, mtrr: cell.cpuid },
    vm: { noncoherentDma: 1, disabledQuirks: cell.quirk ? [] : [CD_QUIRK] },
    ...(memory ? { memory } : {}),
    vcpus: [
      {
        cr0: '0x80000011',
        msrs: { '0x2ff': `0x${defType.toString(16)}`, '0x202': '0xc0000000', '0x203': '0x7fc0000800' },
      },
    ],
    events: [
      { type: 'cr0', vcpu: 0, value: '0xc0000011' },
      { type: 'cr0', vcpu: 0, value: '0x80000011' },
    ],
  };
}

/** The calls of each toggle; both directions must ask for the same. */
function toggles(policy: string, cell: Cell, memory?: MemoryRange[]): string[] {
  const [on, off] = resolve(scenario(policy, cell, memory)).audits.map((audit) =>
    audit.zaps.map(({ start, end }) => `${start}-${end}`),
  );
  expect(off).toEqual(on);
  return on ?? [];
}

describe('the fourteen cells of patch 10', () => {
  const cells: [Cell, string[]][] = [
    // With the quirk CD=1 is WB: only what is not WB without it has to go.
    [{ quirk: true, defaultType: 'WB', enabled: true, cpuid: true }, NON_WB],
    [{ quirk: true, defaultType: 'WB', enabled: true, cpuid: false }, NON_WB],
    [{ quirk: true, defaultType: 'UC', enabled: true, cpuid: true }, ALL],
    [{ quirk: true, defaultType: 'UC', enabled: true, cpuid: false }, ALL],
    [{ quirk: true, defaultType: 'WB', enabled: false, cpuid: true }, ALL],
    [{ quirk: true, defaultType: 'UC', enabled: false, cpuid: true }, ALL],
    [{ quirk: true, defaultType: 'WB', enabled: false, cpuid: false }, []],
    [{ quirk: true, defaultType: 'UC', enabled: false, cpuid: false }, []],
    // Without it CD=1 is UC with IPAT: every leaf differs, were it only by IPAT.
    [{ quirk: false, defaultType: 'WB', enabled: true, cpuid: true }, ALL],
    [{ quirk: false, defaultType: 'WB', enabled: true, cpuid: false }, ALL],
    [{ quirk: false, defaultType: 'UC', enabled: true, cpuid: true }, ALL],
    [{ quirk: false, defaultType: 'UC', enabled: true, cpuid: false }, ALL],
    [{ quirk: false, defaultType: 'WB', enabled: false, cpuid: true }, ALL],
    [{ quirk: false, defaultType: 'UC', enabled: false, cpuid: false }, ALL],
  ];
  it.each(cells)('%o', (cell, want) => {
    expect(toggles('kvm-mtrr-v4', cell)).toEqual(want);
  });
});

describe('options', () => {
  const cell: Cell = { quirk: true, defaultType: 'WB', enabled: true, cpuid: true };
  const memory: MemoryRange[] = [
    { start: '0x0', end: '0xa0000', kind: 'ram' },
    { start: '0xa0000', end: '0xc0000', kind: 'emulated' },
    { start: '0xc0000', end: '0xc8000000', kind: 'ram' },
    { start: '0xe0000000', end: '0xe0100000', kind: 'mmio' },
  ];
  it('patch 11 cuts each range to the memslots; the list then sorts the parts by length', () => {
    expect(toggles('kvm-mtrr-v4-slots', cell, memory)).toEqual([
      '0xc0000-0x100000',
      '0x0-0xa0000',
      '0xe0000000-0xe0100000',
      '0xc0000000-0xc8000000',
    ]);
  });
  it('parts of equal length come by descending start', () => {
    const equal: MemoryRange[] = [
      { start: '0xc0000000', end: '0xc0100000', kind: 'ram' },
      { start: '0xd0000000', end: '0xd0100000', kind: 'ram' },
    ];
    expect(toggles('kvm-mtrr-v4-slots', cell, equal)).toEqual([
      '0xd0000000-0xd0100000',
      '0xc0000000-0xc0100000',
    ]);
  });
  it('a list that cannot be allocated falls back to everything, but not where nothing was to be zapped', () => {
    expect(toggles('kvm-mtrr-v4-nomem', cell)).toEqual(ALL);
    expect(toggles('kvm-mtrr-v4-nomem', { ...cell, enabled: false, cpuid: false })).toEqual([]);
  });
});

describe('why', () => {
  const RANGE = { '0x202': '0xc0000000', '0x203': '0x7fc0000800' };
  const ALL_WB = Object.fromEntries(
    [0x250, 0x258, 0x259, 0x268, 0x269, 0x26a, 0x26b, 0x26c, 0x26d, 0x26e, 0x26f].map((msr) => [
      `0x${msr.toString(16)}`,
      WB_FIXED,
    ]),
  );
  const under = (cr0: number, msrs: Record<string, string>, dma = 1) =>
    machine({}, { dma, vcpus: [vcpuOf(msrs, { cr0 })] });
  const toggle = (msrs: Record<string, string>, dma = 1) =>
    transition(
      { type: 'cr0', vcpu: 0, value: 0x80000011n },
      under(0x80000011, msrs, dma),
      under(0xc0000011, msrs, dma),
    );
  it.each<[Policy, Record<string, string>, string, number, object]>([
    [kvmMtrrV4, { '0x2ff': '0x806', ...ALL_WB }, 'zap.v4-nothing', 0, {}],
    [kvmMtrrV4, { '0x2ff': '0x806', ...ALL_WB, ...RANGE }, 'zap.v4-ranges', 1, { count: 1, type: 'WB' }],
    [kvmMtrrV4, { '0x2ff': '0x806', ...RANGE }, 'zap.v4-ranges', 2, { count: 2, type: 'WB' }],
    [kvmMtrrV4, { '0x2ff': '0x800' }, 'zap.v4-all', 1, {}],
    [kvmMtrrV4NoMemory, { '0x2ff': '0x806' }, 'zap.v4-memory', 1, {}],
    [kvmMtrrV4NoMemory, { '0x2ff': '0x806', ...ALL_WB }, 'zap.v4-nothing', 0, {}],
  ])('%#: a toggle of CR0.CD', (policy, msrs, rule, calls, values) => {
    expect(policy.zaps.why?.(toggle(msrs))).toMatchObject({ rule, values });
    expect(policy.zaps(toggle(msrs))).toHaveLength(calls);
    expect(policy.zaps.why?.(toggle(msrs, 0))?.rule).toBe('zap.cd-no-dma');
    expect(policy.zaps(toggle(msrs, 0))).toEqual([]);
  });
  it('an MTRR write under CD=1 asks for nothing, the same write under CD=0 zaps', () => {
    const step = (cr0: number) => transition(write(0x2ff), under(cr0, { '0x2ff': '0x806' }));
    for (const [cr0, rule, calls] of [
      [0xc0000011, 'zap.v4-cd', 0],
      [0x80000011, 'zap.mtrr-deftype', 1],
    ] as const) {
      expect(kvmMtrrV4.zaps.why?.(step(cr0))?.rule).toBe(rule);
      expect(kvmMtrrV4.zaps(step(cr0))).toHaveLength(calls);
    }
  });
  it('patch 11 asks for no empty part: not of slots beside a range, nor of those that touch it', () => {
    const slots = [ram(0x50, 0x100), ram(0x100, 0x200), ram(0xbff00, 0xc0000), ram(0x100000, 0x100010)];
    const step = { ...toggle({ '0x2ff': '0x806', ...RANGE }), regions: slots };
    expect(kvmMtrrV4Slots.zaps(step)).toMatchObject([{ start: 0x50, end: 0x100 }]);
    expect(kvmMtrrV4Slots.zaps(step)).toHaveLength(1);
  });
});
