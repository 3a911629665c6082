/** Which switches are tried for a page, in which order, and with which events. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../../policy/registry';
import { parseScenario } from '../../scenario/parse';
import { CR0_RUNNING } from '../../scenario/presets/events';
import type { AtomicEvent, Scenario } from '../../scenario/types';
import { foldOf } from '../fold';
import { requirePolicy } from '../policy';
import { Snapshot } from '../segments';
import { guest, msrs } from '../testing/netbook';
import { type Candidate, candidates } from './changes';

function of(change: Partial<Scenario>, gfn: number, vcpu = 0): Candidate[] {
  const doc = parseScenario({ ...guest, policy: 'kvm-6.0', ...change }, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  return candidates(new Snapshot(fold, fold.first, vcpu), gfn);
}
const fields = (list: readonly Candidate[]): string[] => [...new Set(list.map(({ field }) => field))];
const eventsOf = (list: readonly Candidate[], name: string): AtomicEvent[][] =>
  list.filter(({ field }) => field === name).map(({ events }) => [...events]);
const written = (list: readonly Candidate[], name: string): string[] =>
  eventsOf(list, name).flatMap((events) =>
    events.map((event) => (event.type === 'wrmsr' ? event.value : '?')),
  );

describe('the switches of a page', () => {
  it('go from the most local to the widest, the smallest range first', () => {
    expect(fields(of({}, 0xd0))).toEqual([
      ...['fixed', 'valid 1', 'valid 2', 'valid 3', 'valid 0', 'type 0', 'pat', 'default', 'fe', 'e', 'cd'],
      ...['quirk KVM_X86_QUIRK_CD_NW_CLEARED', 'quirk KVM_X86_QUIRK_IGNORE_GUEST_PAT', 'dma'],
    ]);
  });

  it('have a fixed range below 1 MiB alone', () => {
    expect(fields(of({}, 0xff))).toContain('fixed');
    expect(fields(of({}, 0x100))).not.toContain('fixed');
  });

  it('have the type of a range that holds the page alone', () => {
    const types = (gfn: number): string[] => fields(of({}, gfn)).filter((field) => field.startsWith('type'));
    expect(types(0x3f4ff)).toEqual(['type 0']);
    expect(types(0x3f500)).toEqual(['type 1', 'type 0']);
    expect(types(0x3f5ff)).toEqual(['type 1', 'type 0']);
    expect(types(0x3f600)).toEqual(['type 2', 'type 0']);
    expect(types(0x40000)).toEqual(['type 3']);
    expect(types(0x80000)).toEqual([]);
  });

  it('have the type of a range in all pieces that its mask makes of it', () => {
    // Bit 31 of the mask is clear: UC at [1 GiB, 2 GiB) and at [3 GiB, 4 GiB).
    const holes = { '0x2ff': '0x806', '0x200': '0x40000000', '0x201': '0xf40000800' };
    const types = (gfn: number): string[] => {
      const list = of({ policy: 'bare-metal', vcpus: [{ cr0: CR0_RUNNING, msrs: holes }] }, gfn);
      return fields(list).filter((field) => field.startsWith('type'));
    };
    for (const gfn of [0x40000, 0x7ffff, 0xc0000, 0xfffff]) expect(types(gfn)).toEqual(['type 0']);
    for (const gfn of [0x3ffff, 0x80000, 0xbffff, 0x100000]) expect(types(gfn)).toEqual([]);
  });

  it('have the V of a range that is off and holds something, and of no empty one', () => {
    const off = { ...msrs, '0x207': '0x0', '0x208': '0x80000001', '0x20b': '0xff0000000' };
    const vcpus = [{ cr0: CR0_RUNNING, msrs: off }];
    const valid = fields(of({ vcpus }, 0x100)).filter((field) => field.startsWith('valid'));
    expect(valid.sort()).toEqual(['valid 0', 'valid 1', 'valid 2', 'valid 3', 'valid 4', 'valid 5']);
  });

  it('never write what already stands', () => {
    const list = of({}, 0x3f500);
    expect(written(list, 'type 1')).toEqual(['0x3f500006', '0x3f500001', '0x3f500004', '0x3f500005']);
    expect(written(list, 'default')).toEqual(['0xc00', '0xc01', '0xc04', '0xc05']);
    expect(written(list, 'pat').map((value) => Number(value) & 7)).toEqual([0, 1, 4, 5, 7]);
    expect(written(of({}, 0xd0), 'fixed')).toEqual(['0x6', '0x1', '0x4', '0x5']);
    expect(written(list, 'fe')).toEqual(['0x806']);
    expect(written(list, 'e')).toEqual(['0x406']);
  });

  it('turn paging on where it is off, and CD with NW', () => {
    const list = of({ vcpus: [{ msrs }] }, 0x100);
    const cr0 = (field: string) => eventsOf(list, field);
    expect(cr0('cd')).toEqual([[{ type: 'cr0', vcpu: 0, value: '0x10' }]]);
    expect(cr0('pg')).toEqual([[{ type: 'cr0', vcpu: 0, value: '0xe0000011' }]]);
    expect(list.find(({ field }) => field === 'pg')).toMatchObject({
      rule: 'toggle.pg',
      values: { on: 1, vcpu: 0 },
    });
  });

  it('bring the first user of DMA, or take away all, if they are not too many', () => {
    const dma = (noncoherentDma: number) => eventsOf(of({ vm: { noncoherentDma } }, 0x100), 'dma');
    const user = (delta: 1 | -1): AtomicEvent => ({ type: 'dma', delta });
    expect(dma(0)).toEqual([[user(1)]]);
    expect(dma(2)).toEqual([[user(-1), user(-1)]]);
    expect(dma(16)[0]).toHaveLength(16);
    expect(fields(of({ vm: { noncoherentDma: 17 } }, 0x100))).not.toContain('dma');
    expect(of({ vm: { noncoherentDma: 17 } }, 0x100).every(({ field }) => field)).toBe(true);
  });

  it('are those of the vCPU that looks, or of the one whose MTRRs count', () => {
    const second = { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x800' } };
    const vcpus = [{ cr0: CR0_RUNNING, msrs }, second];
    const at = (policy: string) => eventsOf(of({ policy, vcpus }, 0x100, 1), 'e');
    expect(at('kvm-6.0')).toEqual([[{ type: 'wrmsr', vcpu: 1, msr: '0x2ff', value: '0x0' }]]);
    expect(at('kvm-mtrr-v2')).toEqual([[{ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x406' }]]);
  });
});
