/** The rows of a scene on paper. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { parseScenario } from '../../scenario/parse';
import { CR0_RUNNING } from '../../scenario/presets/events';
import type { Scenario } from '../../scenario/types';
import { outlineOf } from './outline';

/** RAM below 1 GiB and from 4 to 5 GiB, a BAR at 3 GiB, UC [512 MiB, 1 GiB). */
const guest: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vm: { noncoherentDma: 1 },
  memory: [
    { start: '0x0', end: '0x40000000', kind: 'ram' },
    { start: '0xc0000000', end: '0xd0000000', kind: 'mmio' },
    { start: '0x100000000', end: '0x140000000', kind: 'ram' },
  ],
  vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', '0x200': '0x20000000', '0x201': '0xfe0000800' } }],
};
const END = 2 ** 24;

/** Each row in few words, and how many more there are. */
function outline(doc: Partial<Scenario>, start = 0, end = END, limit = 20): { rows: string[]; more: number } {
  const scene = { doc: parseScenario({ ...guest, ...doc }, isPolicy), cursor: 0, vcpu: 0 };
  const { rows, more } = outlineOf(scene, start, end, limit);
  const words = rows.map((row) => {
    const { mtrr, ept, ipat, effective } = row;
    return `${row.start.toString(16)}-${row.end.toString(16)} ${mtrr} ${ept} ${ipat} ${effective}`;
  });
  return { rows: words, more };
}

const ROWS = [
  '0-20000 WB WB 0 WB',
  '20000-40000 UC UC 0 UC',
  '40000-c0000 WB none none none',
  'c0000-d0000 WB UC 0 UC',
  'd0000-100000 WB none none none',
  '100000-140000 WB WB 0 WB',
  '140000-1000000 WB none none none',
];

describe('an outline', () => {
  it('has a row for each stretch with one outcome', () => {
    expect(outline({})).toEqual({ rows: ROWS, more: 0 });
  });

  it('says how many rows are left out', () => {
    expect(outline({}, 0, END, 3)).toEqual({ rows: ROWS.slice(0, 3), more: 4 });
    expect(outline({}, 0, END, 7)).toEqual({ rows: ROWS, more: 0 });
  });

  it('keeps to the pages that are asked for', () => {
    expect(outline({}, 0x30000, 0xc0001).rows).toEqual([
      '30000-40000 UC UC 0 UC',
      '40000-c0000 WB none none none',
      'c0000-c0001 WB UC 0 UC',
    ]);
    expect(outline({}, 0x20000, 0x40000).rows).toEqual([ROWS[1]]);
    expect(outline({}, END, 2 * END)).toEqual({ rows: [], more: 0 });
  });

  it('makes one row of neighbours that differ only in what it does not say', () => {
    const ram = (start: string, end: string) => ({ start, end, kind: 'ram' as const });
    const memory = [ram('0x0', '0x1000000'), ram('0x1000000', '0x20000000')];
    expect(outline({ memory }, 0, 0x20000).rows).toEqual(['0-20000 WB WB 0 WB']);
  });

  it('begins a new row where any of the four values differs', () => {
    const rows = (doc: Partial<Scenario>): string[] => outline(doc, 0, 0x40000).rows;
    // Only the MTRR type: nothing of the guest counts.
    expect(rows({ vm: {} })).toEqual(['0-20000 WB WB 1 WB', '20000-40000 UC WB 1 WB']);
    // Only what an access gets.
    const half = { start: '0x10000000', end: '0x20000000', patIndex: 1 };
    expect(outline({ pageAttributes: [half] }, 0, 0x20000).rows).toEqual([
      '0-10000 WB WB 0 WB',
      '10000-20000 WB WB 0 WT',
    ]);
    // Only the leaf: a BAR, and RAM that the guest maps UC.
    const pageAttributes = [{ start: '0x0', end: '0x20000000', patIndex: 3 }];
    const beside: Scenario['memory'] = [
      { start: '0x0', end: '0x10000000', kind: 'mmio' },
      { start: '0x10000000', end: '0x20000000', kind: 'ram' },
    ];
    expect(outline({ pageAttributes, memory: beside }, 0, 0x20000).rows).toEqual([
      '0-10000 WB UC 0 UC',
      '10000-20000 WB WB 0 UC',
    ]);
    // Only IPAT, and then the type of the leaf: flagged memslots beside another one.
    const memory: Scenario['memory'] = [
      { start: '0x0', end: '0x10000000', kind: 'ram' },
      { start: '0x10000000', end: '0x18000000', kind: 'ram', flags: ['dma'], hostType: 'WB' },
      { start: '0x18000000', end: '0x20000000', kind: 'ram', flags: ['dma'], hostType: 'WT' },
    ];
    expect(outline({ policy: 'kvm-virtio-rfc', memory }, 0, 0x20000).rows).toEqual([
      '0-10000 WB WB 0 WB',
      '10000-18000 WB WB 1 WB',
      '18000-20000 WB WT 1 WT',
    ]);
  });
});
