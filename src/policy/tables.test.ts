/** Hand-checked cases for the policies that no vector covers. The names of the tests say where each row is from. */
import { describe, expect, it } from 'vitest';
import { resolve, type SegmentJson } from '../resolve/result';
import { parseScenario } from '../scenario/parse';
import type { MsrMap, Scenario, ScenarioEvent } from '../scenario/types';
import { isPolicy } from './registry';

interface Given {
  dma?: number;
  cd?: boolean;
  quirkOff?: string;
  selfSnoop?: boolean;
  cpuidMtrr?: boolean;
  msrs?: MsrMap;
  memory?: Scenario['memory'];
  host?: MsrMap;
  events?: ScenarioEvent[];
  pat?: number;
}

const CD_QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';
const PAT_QUIRK = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
/** E=1, FE=0, default UC; WB [0,4G), UC [3G,4G), WC [4G,5G), WT [5G,6G) with WB [5G,6G). 39 bits. */
const OVERLAPS: MsrMap = {
  '0x2ff': '0x800',
  '0x200': '0x6',
  '0x201': '0x7f00000800',
  '0x202': '0xc0000000',
  '0x203': '0x7fc0000800',
  '0x204': '0x100000001',
  '0x205': '0x7fc0000800',
  '0x206': '0x140000004',
  '0x207': '0x7fc0000800',
  '0x208': '0x140000006',
  '0x209': '0x7fc0000800',
};
const MEMORY: NonNullable<Scenario['memory']> = [
  { start: '0x0', end: '0xe0000000', kind: 'ram' },
  { start: '0xe0000000', end: '0xf0000000', kind: 'mmio' },
  { start: '0x100000000', end: '0x180000000', kind: 'ram' },
  { start: '0x180000000', end: '0x1c0000000', kind: 'ram', flags: ['dma'] },
];

function scenario(policy: string, given: Given): Scenario {
  const doc: Scenario = {
    version: 1,
    policy,
    cpu: { maxPhysAddr: 39, selfSnoop: given.selfSnoop ?? true, mtrr: given.cpuidMtrr ?? true },
    vm: { noncoherentDma: given.dma ?? 0, disabledQuirks: given.quirkOff ? [given.quirkOff] : [] },
    memory: given.memory ?? MEMORY,
    vcpus: [{ cr0: given.cd ? '0xc0000011' : '0x80000011', msrs: given.msrs ?? OVERLAPS }],
    events: given.events ?? [],
  };
  if (given.host) doc.host = { msrs: given.host };
  if (given.pat !== undefined)
    doc.pageAttributes = [{ start: '0x0', end: '0x8000000000', patIndex: given.pat }];
  return parseScenario(doc, isPolicy);
}

const at = (segments: SegmentJson[], address: number): SegmentJson =>
  segments.find((s) => Number(s.start) <= address && address < Number(s.end)) as SegmentJson;

/** `WB/I` for WB with IPAT. */
function leaf(policy: string, given: Given, address: number): string {
  const { ept, ipat } = at(resolve(scenario(policy, given)).snapshots[0]?.segments ?? [], address);
  return `${ept}${ipat ? '/I' : ''}`;
}

const effective = (policy: string, given: Given, address: number): string | null =>
  at(resolve(scenario(policy, given)).snapshots[0]?.segments ?? [], address).effective;

const RAM = 0x40000000;
const HOLE = 0xd0000000;
const BAR = 0xe8000000;
const WCRAM = 0x110000000;
const WTWB = 0x150000000;
const FLAGGED = 0x190000000;

type Row = [string, Given, number, string];
function table(policy: string, source: string, rows: Row[]): void {
  describe(`${policy}: ${source}`, () => {
    it.each(rows)('%s', (_, given, address, want) => {
      expect(leaf(policy, given, address)).toBe(want);
    });
  });
}

for (const policy of ['kvm-2.6.31', 'kvm-3.13']) {
  table(policy, 'decision table E0/E1 and algorithm M1 (get_mtrr_type, Linux 2.6.31 to 4.1)', [
    ['MMIO is UC', { dma: 1 }, BAR, 'UC'],
    ['no DMA: WB+IPAT', {}, RAM, 'WB/I'],
    ['no DMA, CD=1: WB+IPAT', { cd: true }, RAM, 'WB/I'],
    ['DMA, E=0, FE=0: WB', { dma: 1, msrs: {} }, RAM, 'WB'],
    [
      'DMA, E=0, FE=1, below 1 MiB: fixed',
      { dma: 1, msrs: { '0x2ff': '0x406', '0x250': '0x404040404040404' } },
      0x1000,
      'WT',
    ],
    ['DMA, E=0, FE=1, above: default', { dma: 1, msrs: { '0x2ff': '0x405' } }, RAM, 'WP'],
    ['DMA, E=1, FE=0, fixed zero, 0x1000: UC', { dma: 1, msrs: { '0x2ff': '0x806' } }, 0x1000, 'UC'],
    ['CD=1 is not looked at', { dma: 1, cd: true }, RAM, 'WB'],
    ['UC wins whatever its base (vector 1, hand-derived)', { dma: 1 }, HOLE, 'UC'],
    ['WT with WB is WT', { dma: 1 }, WTWB, 'WT'],
    [
      'WP with WB is UC',
      {
        dma: 1,
        msrs: {
          '0x2ff': '0x800',
          '0x200': '0x5',
          '0x201': '0x7f00000800',
          '0x202': '0x6',
          '0x203': '0x7f00000800',
        },
      },
      RAM,
      'UC',
    ],
    ['a lone range is itself', { dma: 1 }, WCRAM, 'WC'],
  ]);
}

table('kvm-4.2', 'decision table E2a (vmx_get_mt_mask, Linux 4.2; arm order recalled)', [
  ['RAM without DMA: WB+IPAT', {}, RAM, 'WB/I'],
  ['MMIO without DMA follows the MTRRs', { msrs: { '0x2ff': '0x806' } }, BAR, 'WB'],
  ['MMIO, CD=1, quirk on: WB+IPAT', { cd: true }, BAR, 'WB/I'],
  ['MMIO, CD=1, quirk off: UC+IPAT', { cd: true, quirkOff: CD_QUIRK }, BAR, 'UC/I'],
  ['DMA, CD=0, E=0: UC, CPUID not asked', { dma: 1, msrs: {}, cpuidMtrr: false }, RAM, 'UC'],
  ['DMA: UC over a lower WB is WB', { dma: 1 }, HOLE, 'WB'],
]);

table('kvm-6.11-rc', 'decision table E5rc (Linux 6.11-rc1 to rc7)', [
  ['MMIO: UC', {}, BAR, 'UC'],
  ['self-snoop, no DMA: WB', {}, RAM, 'WB'],
  ['no self-snoop, no DMA: WB+IPAT', { selfSnoop: false }, RAM, 'WB/I'],
  ['no self-snoop, DMA: WB', { selfSnoop: false, dma: 1 }, RAM, 'WB'],
  ['CD=1 has no effect', { cd: true, dma: 1 }, RAM, 'WB'],
]);

table('kvm-6.11', 'decision table E5 (Linux 6.11 to 6.15)', [
  ['MMIO: UC', {}, BAR, 'UC'],
  ['no DMA: WB+IPAT, quirk IGNORE_GUEST_PAT or not', { quirkOff: PAT_QUIRK }, RAM, 'WB/I'],
  ['DMA: WB, MTRR UC or not', { dma: 1 }, HOLE, 'WB'],
  ['DMA, CD=1, quirk off: WB', { dma: 1, cd: true, quirkOff: CD_QUIRK }, RAM, 'WB'],
]);

table('kvm-6.16', 'decision table E6 (Linux 6.16, read in 6.12.117)', [
  ['MMIO: UC', {}, BAR, 'UC'],
  ['no DMA, quirk on: WB+IPAT', {}, RAM, 'WB/I'],
  ['no DMA, quirk off: WB', { quirkOff: PAT_QUIRK }, RAM, 'WB'],
  [
    'quirk off without self-snoop is refused: WB+IPAT',
    { quirkOff: PAT_QUIRK, selfSnoop: false },
    RAM,
    'WB/I',
  ],
  ['DMA: WB', { dma: 1 }, RAM, 'WB'],
]);

table('kvm-6.16-tdx', 'decision table E6-TDX, shared EPT', [
  ['MMIO: UC', {}, BAR, 'UC'],
  ['RAM: WB without IPAT', {}, RAM, 'WB'],
  ['the same with DMA', { dma: 1 }, RAM, 'WB'],
]);

table('kvm-virtio-rfc', 'RFC of December 2023: the flagged slot before the DMA and CD tests', [
  ['flagged memory is WC+IPAT', {}, FLAGGED, 'WC/I'],
  ['also under CD=1', { dma: 1, cd: true, quirkOff: CD_QUIRK }, FLAGGED, 'WC/I'],
  [
    'the host type where it is given',
    { memory: [{ start: '0x180000000', end: '0x1c0000000', kind: 'ram', flags: ['dma'], hostType: 'UC' }] },
    FLAGGED,
    'UC/I',
  ],
  ['other RAM as 6.7', {}, RAM, 'WB/I'],
  ['CD=1 with the quirk: WB without IPAT, as 6.7', { dma: 1, cd: true }, RAM, 'WB'],
]);

table('acrn', 'vmtrr.c and ept.c of ACRN (peers A2)', [
  ['E=0 below 1 MiB: the default type', { msrs: { '0x2ff': '0x6' } }, 0x1000, 'WB'],
  [
    'fixed ranges below 1 MiB with E and FE',
    { msrs: { '0x2ff': '0xc00', '0x250': '0x505050505050505' } },
    0x1000,
    'WP',
  ],
  ['above 1 MiB: WB', { msrs: { '0x2ff': '0xc00' } }, RAM, 'WB'],
  ['passthrough BAR: UC', {}, BAR, 'UC'],
]);

table('bhyve', 'pmap_cache_bits() of FreeBSD (peers A3)', [
  ['RAM: WB+IPAT', { dma: 1, cd: true }, RAM, 'WB/I'],
  ['passthrough BAR: UC+IPAT', {}, BAR, 'UC/I'],
]);

table('identity-map', 'the recipe of peers A7', [
  ['UC wins', {}, HOLE, 'UC'],
  ['WT with WB is WT', {}, WTWB, 'WT'],
  ["the host's MTRRs where there are some", { host: { '0x2ff': '0x805' } }, RAM, 'WP'],
]);
table('identity-map-2m', 'a 2 MiB leaf takes its first page (hvpp, peers A7)', [
  [
    '0xa0000 is WB although fixed UC',
    { msrs: { '0x2ff': '0xc06', '0x250': '0x606060606060606' } },
    0xa0000,
    'WB',
  ],
]);
table('identity-map-no-fixed', 'fixed ranges never read (SimpleVisor, gbhv, peers A7)', [
  ['0xa0000 has the default', { msrs: { '0x2ff': '0xc06' } }, 0xa0000, 'WB'],
]);
table('identity-map-last-match', 'last match wins (SimpleVisor, peers A7): UC then WB is WB', [
  ['UC #1 over WB #0 is UC', {}, HOLE, 'UC'],
  [
    'UC #0 under WB #1 is WB',
    {
      msrs: {
        '0x2ff': '0x800',
        '0x200': '0x0',
        '0x201': '0x7f00000800',
        '0x202': '0x6',
        '0x203': '0x7f00000800',
      },
    },
    RAM,
    'WB',
  ],
]);

describe('kvm-amd: guest PAT, never guest MTRR (APM 15.25.8)', () => {
  it.each<[string, Given, number, string]>([
    ['MTRR UC is ignored', { dma: 1 }, HOLE, 'WB'],
    ['PAT UC- is UC', { pat: 2 }, RAM, 'UC'],
    ['a BAR is UC by the host MTRR', {}, BAR, 'UC'],
    ['PAT WT stays WT', { pat: 1 }, RAM, 'WT'],
    ['CD=1 with the quirk enabled: no effect', { cd: true }, RAM, 'WB'],
    ['CD=1 with the quirk disabled: uncached', { cd: true, quirkOff: CD_QUIRK }, RAM, 'UC'],
  ])('%s', (_, given, address, want) => {
    expect(effective('kvm-amd', given, address)).toBe(want);
  });
});

/** Zap calls of each event as `start-end` in hexadecimal, or `all`. */
function zaps(policy: string, given: Given): string[][] {
  return resolve(scenario(policy, given)).audits.map((audit) =>
    audit.zaps.map((zap) =>
      zap.start === '0x0' && zap.end === '0x8000000000' ? 'all' : `${zap.start}-${zap.end}`,
    ),
  );
}

describe('zaps (event table 4.3 of the KVM notes)', () => {
  const events: ScenarioEvent[] = [
    { type: 'dma', delta: 1 },
    { type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0x80000000' },
    { type: 'wrmsr', vcpu: 0, msr: '0x250', value: '0x0' },
    { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0xc00' },
    { type: 'wrmsr', vcpu: 0, msr: '0x250', value: '0x0' },
    { type: 'wrmsr', vcpu: 0, msr: '0x277', value: '0x7040600070406' },
    { type: 'cr0', vcpu: 0, value: '0xc0000011' },
    { type: 'cr0', vcpu: 0, value: '0x80000011' },
    { type: 'dma', delta: -1 },
    { type: 'cr0', vcpu: 0, value: '0xc0000011' },
  ];
  const range = ['0x80000000-0xc0000000'];
  const fixed = ['0x0-0x80000'];
  const all = ['all'];
  it.each<[string, Given, string[][]]>([
    ['kvm-2.6.31', {}, [[], [], [], [], [], [], [], [], [], []]],
    ['kvm-3.13', {}, [[], [], [], [], [], [], [], [], [], []]],
    ['kvm-4.2', {}, [[], range, [], all, fixed, [], all, all, [], all]],
    ['kvm-4.4', {}, [[], range, [], all, fixed, [], [], [], [], []]],
    ['kvm-4.4', { quirkOff: CD_QUIRK }, [[], range, [], all, fixed, [], all, all, [], []]],
    ['kvm-6.7', {}, [all, range, [], all, fixed, [], [], [], all, []]],
    ['kvm-6.11-rc', {}, [[], [], [], [], [], [], [], [], [], []]],
    ['kvm-6.11-rc', { selfSnoop: false }, [all, [], [], [], [], [], [], [], all, []]],
    ['kvm-6.11', {}, [all, [], [], [], [], [], [], [], all, []]],
    ['kvm-6.16', {}, [all, [], [], [], [], [], [], [], all, []]],
    ['kvm-6.16', { quirkOff: PAT_QUIRK }, [[], [], [], [], [], [], [], [], [], []]],
    ['kvm-6.16-tdx', {}, [[], [], [], [], [], [], [], [], [], []]],
    ['xen', {}, [all, all, [], all, all, [], [], [], all, []]],
    ['acrn', {}, [[], [], [], ['0x0-0x100000'], [], [], [], [], [], []]],
    ['bhyve', {}, [[], [], [], [], [], [], [], [], [], []]],
  ])('%s %o', (policy, given, want) => {
    const calls = zaps(policy, { ...given, events });
    if (policy === 'kvm-6.16-tdx') expect(calls.flat()).toEqual([]);
    else expect(calls).toEqual(want);
  });
});

describe('kvm-mtrr-v2: one MTRR state for the VM (series v2)', () => {
  const two = (policy: string, online: boolean): Scenario => ({
    version: 1,
    policy,
    cpu: { maxPhysAddr: 39 },
    vm: { noncoherentDma: 1 },
    vcpus: [
      { cr0: '0x80000011', msrs: { '0x2ff': '0x806' }, online },
      { cr0: '0x80000011', msrs: { '0x2ff': '0x805' } },
    ],
    events: [
      { type: 'wrmsr', vcpu: 1, msr: '0x2ff', value: '0x804' },
      { type: 'wrmsr', vcpu: 1, msr: '0x2ff', value: '0x804' },
    ],
  });
  it("vCPU 1 writes and nothing is zapped; its faults get vCPU 0's type", () => {
    const { audits, snapshots } = resolve(two('kvm-mtrr-v2', true), 'all', 1);
    expect(audits.map((audit) => audit.zaps.length)).toEqual([0, 0]);
    expect(snapshots.at(-1)?.segments[0]?.ept).toBe('WB');
  });
  it('with vCPU 0 offline the lowest online one owns the state; the same value again zaps nothing', () => {
    const { audits, snapshots } = resolve(two('kvm-mtrr-v2-online', false), 'all', 1);
    expect(audits.map((audit) => audit.zaps.length)).toEqual([1, 0]);
    expect(snapshots.at(-1)?.segments[0]?.built).toBe('WT');
  });
});
