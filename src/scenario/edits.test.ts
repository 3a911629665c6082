import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adopted,
  applySetup,
  editStart,
  eventOf,
  fieldOf,
  insertEvent,
  removeEvent,
  replaceEvent,
} from './edits';
import { parseScenario } from './parse';
import { documents } from './testing/documents';
import type { Scenario } from './types';

const DOC: Scenario = { version: 1, policy: 'kvm-6.0' };
const dma = { type: 'dma', delta: 1 } as const;

describe('events', () => {
  it('are written in canonical hexadecimal', () => {
    expect(eventOf({ kind: 'msr', msr: '0x2FF', value: '0x0C_06' }, 1)).toEqual({
      type: 'wrmsr',
      vcpu: 1,
      msr: '0x2ff',
      value: '0xc06',
    });
    expect(eventOf({ kind: 'cr0', value: '0X11' }, 0)).toEqual({ type: 'cr0', vcpu: 0, value: '0x11' });
  });

  it('group several registers as one step', () => {
    const writes = [
      { msr: '0x200', value: '0x6' },
      { msr: '0x201', value: '0x800' },
    ];
    expect(eventOf({ kind: 'msrs', label: 'Move range 0', writes }, 0)).toMatchObject({
      type: 'group',
      label: 'Move range 0',
      events: [
        { type: 'wrmsr', msr: '0x200' },
        { type: 'wrmsr', msr: '0x201' },
      ],
    });
    expect(fieldOf({ kind: 'msrs', label: 'a', writes })).toBe(fieldOf({ kind: 'msrs', label: 'b', writes }));
  });

  it('go in behind the cursor and come out again', () => {
    fc.assert(
      fc.property(documents, fc.nat(), (doc, at) => {
        const cursor = at % ((doc.events?.length ?? 0) + 1);
        const longer = insertEvent(doc, cursor, dma);
        expect(longer.events?.[cursor]).toBe(dma);
        expect(replaceEvent(longer, cursor, dma)).toEqual(longer);
        expect(removeEvent(longer, cursor).events ?? []).toEqual(doc.events ?? []);
        expect(parseScenario(longer, () => true)).toEqual(longer);
      }),
    );
  });
});

describe('the starting state', () => {
  it('takes registers of one vCPU, in the order of their numbers', () => {
    const two: Scenario = { ...DOC, vcpus: [{}, { msrs: { '0x2ff': '0x6' } }] };
    const edited = editStart(two, { kind: 'msr', msr: '0x0200', value: '0x06' }, 1);
    expect(JSON.stringify(edited.vcpus)).toBe('[{},{"msrs":{"0x200":"0x6","0x2ff":"0x6"}}]');
    expect(editStart(DOC, { kind: 'cr0', value: '0x11' }, 0).vcpus).toEqual([{ cr0: '0x11' }]);
  });

  it('takes devices and quirks of the VM', () => {
    const one = editStart(DOC, { kind: 'dma', delta: 1 }, 0);
    expect(one.vm).toEqual({ noncoherentDma: 1 });
    const off = editStart(one, { kind: 'quirk', name: 'Q', disabled: true }, 0);
    expect(off.vm).toEqual({ noncoherentDma: 1, disabledQuirks: ['Q'] });
    expect(editStart(off, { kind: 'quirk', name: 'Q', disabled: false }, 0).vm?.disabledQuirks).toEqual([]);
  });

  it('takes what no event can make', () => {
    expect(applySetup(DOC, { kind: 'cpu', maxPhysAddr: 36 }).cpu).toEqual({ maxPhysAddr: 36 });
    expect(applySetup(DOC, { kind: 'policy', policy: 'xen' })).toEqual({ version: 1, policy: 'xen' });
    expect(applySetup(DOC, { kind: 'vcpus', count: 3 }).vcpus).toEqual([{}, {}, {}]);
    expect(applySetup({ ...DOC, vcpus: [{ cr0: '0x1' }, {}] }, { kind: 'vcpus', count: 0 }).vcpus).toEqual([
      { cr0: '0x1' },
    ]);
    expect(applySetup(DOC, { kind: 'host', msrs: { '0x2ff': '0x806' } }).host?.msrs).toEqual({
      '0x2ff': '0x806',
    });
  });

  it('takes over a dump: registers always, memory where the dump names it', () => {
    const memory = [{ start: '0x0', end: '0x100000000', kind: 'ram' as const }];
    const doc: Scenario = { ...DOC, vm: { noncoherentDma: 1 }, memory, events: [dma] };
    const read: Scenario = { version: 1, policy: 'xen', vcpus: [{ cr0: '0x11' }] };
    expect(adopted(doc, read)).toEqual({
      ...DOC,
      vm: { noncoherentDma: 1 },
      vcpus: [{ cr0: '0x11' }],
      memory,
    });
    const own = [{ start: '0x0', end: '0x1000', kind: 'ram' as const }];
    expect(adopted(doc, { ...read, memory: own }).memory).toEqual(own);
    const far = [{ start: '0x0', end: '0x10000000000', kind: 'ram' as const }];
    expect(adopted({ ...doc, memory: far }, { ...read, cpu: { maxPhysAddr: 36 } }).memory).toBeUndefined();
  });
});
