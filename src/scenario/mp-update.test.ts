import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from './link';
import { mpUpdate } from './mp-update';
import type { Scenario, ScenarioEvent } from './types';

const RANGE = [
  { msr: '0x200', value: '0x6' },
  { msr: '0x201', value: '0x3fff80000800' },
];
const two = [
  { vcpu: 0, cr0: '0x80050033', defType: '0xc06' },
  { vcpu: 3, cr0: '0x60000010', defType: '0x0' },
];

const text = (event: ScenarioEvent): string => {
  if (event.type === 'cr0') return `${event.vcpu} cr0 ${event.value}`;
  return event.type === 'wrmsr' ? `${event.vcpu} ${event.msr} ${event.value}` : event.type;
};

describe("the SDM's update on several processors", () => {
  it('disables caches, then MTRRs, writes, and puts both back, one vCPU after the other', () => {
    const { label, concurrent, events } = mpUpdate('#0', two, RANGE, false);
    expect({ label, concurrent }).toEqual({ label: '#0', concurrent: undefined });
    expect(events.map(text)).toEqual([
      '0 cr0 0xc0050033',
      '0 0x2ff 0x406',
      '0 0x200 0x6',
      '0 0x201 0x3fff80000800',
      '0 0x2ff 0xc06',
      '0 cr0 0x80050033',
      '3 cr0 0x40000010',
      '3 0x2ff 0x0',
      '3 0x200 0x6',
      '3 0x201 0x3fff80000800',
      '3 0x2ff 0x0',
      '3 cr0 0x60000010',
    ]);
  });

  it('lets all make a step before any makes the next one', () => {
    const { concurrent, events } = mpUpdate('#0', two, RANGE, true);
    expect(concurrent).toBe(true);
    expect(events.map((event) => ('vcpu' in event ? event.vcpu : -1))).toEqual([
      0, 3, 0, 3, 0, 3, 0, 3, 0, 3, 0, 3,
    ]);
    expect(events.slice(2, 6).map(text)).toEqual([
      '0 0x2ff 0x406',
      '3 0x2ff 0x0',
      '0 0x200 0x6',
      '3 0x200 0x6',
    ]);
  });

  it('writes DEF_TYPE last, as the writes want it, and clears E before with the old type', () => {
    const writes = [{ msr: '0x2FF', value: '0x0C00' }, ...RANGE];
    const { events } = mpUpdate('default UC', two.slice(0, 1), writes, false);
    expect(events.map(text)).toEqual([
      '0 cr0 0xc0050033',
      '0 0x2ff 0x406',
      '0 0x200 0x6',
      '0 0x201 0x3fff80000800',
      '0 0x2ff 0xc00',
      '0 cr0 0x80050033',
    ]);
  });

  it('goes through a link, on 288 vCPUs too', () => {
    const all = Array.from({ length: 288 }, (_, vcpu) => ({ vcpu, cr0: '0x80050033', defType: '0xc06' }));
    const writes = Array.from({ length: 16 }, (_, i) => ({
      msr: `0x${(0x200 + i).toString(16)}`,
      value: '0x0',
    }));
    const doc: Scenario = {
      version: 1,
      policy: 'kvm-6.0',
      vcpus: all.map(({ cr0 }) => ({ cr0 })),
      events: [mpUpdate('all', all, writes, true), { type: 'online', vcpu: 1, online: false }],
    };
    expect(decodeLink(encodeLink(doc), () => true).doc).toEqual(doc);
  });
});
