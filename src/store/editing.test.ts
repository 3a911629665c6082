import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/types';
import { type Bench, bench } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
const events = () => app().doc.events ?? [];
beforeEach(async () => {
  b = bench();
  await b.rest();
});
afterEach(() => b.store.dispose());

const setDefault = (value: string) => app().edit({ kind: 'msr', msr: '0x2ff', value });

describe('live', () => {
  it('makes an event behind the cursor, moves onto it, and shows it', async () => {
    expect(setDefault('0xC00')).toBeUndefined();
    expect(events()).toEqual([{ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0xc00' }]);
    expect(app()).toMatchObject({ cursor: 1, revision: 2, canUndo: true });
    await b.rest();
    expect(app().view).toMatchObject({ revision: 2, cursor: 1, registers: { defType: '0xc00' } });
    expect(app().view?.audit?.zapped).toBeGreaterThan(0);

    app().setCursor(0);
    app().edit({ kind: 'dma', delta: -1 });
    expect(events().map(({ type }) => type)).toEqual(['dma', 'wrmsr']);
    expect(app().cursor).toBe(1);
  });

  it('groups what a drag writes', () => {
    const writes = [
      { msr: '0x200', value: '0x0' },
      { msr: '0x201', value: '0x3fff80000800' },
    ];
    expect(app().edit({ kind: 'msrs', label: 'Move range 0', writes })).toBeUndefined();
    expect(events()).toMatchObject([{ type: 'group', label: 'Move range 0', events: [{}, {}] }]);
  });

  it('refuses in a sentence, and changes nothing', async () => {
    const { doc } = app();
    expect(setDefault('c06')).toContain('not a hexadecimal number');
    expect(setDefault('0xc02')).toContain('not an MTRR memory type');
    expect(app().edit({ kind: 'cr0', value: '0x20000011' })).toContain('NW=1 with CR0.CD=0');
    expect(app().edit({ kind: 'msr', msr: '0x210', value: '0x6' })).toContain('VCNT is 8');
    expect(app().edit({ kind: 'msrs', label: 'x', writes: [] })).toBeDefined();
    expect(app().edit({ kind: 'quirk', name: 'no such', disabled: true })).toContain('expected a name');
    app().edit({ kind: 'dma', delta: -1 });
    await b.rest();
    expect(app().edit({ kind: 'dma', delta: -1 })).toContain('No user of non-coherent DMA');
    app().undo();
    expect(app().doc).toBe(doc);
  });

  it('takes events whole, and tells of a malformed one', () => {
    app().insertEvent({ type: 'reset', vcpu: 'all', model: 'qemu' });
    expect(app().cursor).toBe(1);
    app().insertEvent({ type: 'wrmsr', vcpu: 3, msr: '0x2ff', value: '0x0' });
    expect(events()).toHaveLength(1);
    expect(app().notices.at(-1)).toMatchObject({ tone: 'error', text: expect.stringContaining('no vCPU 3') });
    app().removeEvent(7);
    app().removeEvent(0);
    expect(app().cursor).toBe(0);
    expect(app().doc).not.toHaveProperty('events');
  });
});

describe('setup', () => {
  it('changes the starting state, and shows the start', async () => {
    setDefault('0xc00');
    app().setMode('setup');
    expect(app().cursor).toBe(0);
    setDefault('0xc04');
    app().edit({ kind: 'cr0', value: '0x80000013' });
    app().edit({ kind: 'dma', delta: -1 });
    expect(app().edit({ kind: 'dma', delta: -1 })).toContain('No user');
    expect(app().doc.vcpus?.[0]).toMatchObject({ cr0: '0x80000013', msrs: { '0x2ff': '0xc04' } });
    expect(app().doc.vm?.noncoherentDma).toBe(0);
    expect(events()).toHaveLength(1);
    await b.rest();
    expect(app().view?.registers.defType).toBe('0xc04');
  });

  it('checks what no event can make', () => {
    expect(app().setup({ kind: 'policy', policy: 'nope' })).toContain('is not a policy');
    expect(app().setup({ kind: 'policy', policy: 'bare-metal' })).toBeUndefined();
    const memory = [{ start: '0x0', end: '0x10000000000', kind: 'ram' as const }];
    expect(app().setup({ kind: 'memory', memory })).toBeUndefined();
    expect(app().setup({ kind: 'cpu', maxPhysAddr: 36 })).toContain('memory[0].end');
    expect(app().setup({ kind: 'memory', memory: [...memory, ...memory] })).toContain('overlaps');
    expect(app().setup({ kind: 'vcpus', count: 2 })).toBeUndefined();
    app().setVcpu(1);
    setDefault('0xc06');
    expect(app().setup({ kind: 'vcpus', count: 1 })).toContain('no vCPU 1');
    expect(app().setup({ kind: 'name', name: 'Mine' })).toBeUndefined();
    expect(app().doc).toMatchObject({ policy: 'bare-metal', name: 'Mine', memory });
  });

  it('keeps a window on the whole space whole', () => {
    app().setup({ kind: 'cpu', maxPhysAddr: 40 });
    expect(app().window).toEqual({ start: 0, span: 2 ** 28 });
  });
});

describe('undo', () => {
  it('takes back and brings back documents with their cursor', () => {
    const first = app().doc;
    setDefault('0xc00');
    setDefault('0xc04');
    app().setCursor(0);
    app().undo();
    expect(app()).toMatchObject({ cursor: 1, canUndo: true, canRedo: true });
    app().undo();
    expect(app()).toMatchObject({ cursor: 0, canUndo: false });
    expect(app().doc).toBe(first);
    app().redo();
    expect(events()).toHaveLength(1);
    setDefault('0xc05');
    expect(app().canRedo).toBe(false);
    app().redo();
    expect(events()).toHaveLength(2);
  });

  it('counts a gesture as one step, and one event for one register', () => {
    app().beginGesture();
    for (const value of ['0xc00', '0xc01', '0xc04']) setDefault(value);
    app().edit({ kind: 'cr0', value: '0x11' });
    app().commitGesture();
    expect(events()).toMatchObject([{ value: '0xc04' }, { value: '0x11' }]);
    app().undo();
    expect(events()).toHaveLength(0);
    expect(app().canUndo).toBe(false);

    app().beginGesture();
    setDefault('0xc00');
    app().cancelGesture();
    expect(events()).toHaveLength(0);
    expect(app().canUndo).toBe(false);
    app().beginGesture();
    app().commitGesture();
    expect(app().canUndo).toBe(false);
  });

  it('makes separate events outside of gestures', () => {
    setDefault('0xc00');
    setDefault('0xc01');
    expect(events()).toHaveLength(2);
  });

  it('reaches back 200 steps', () => {
    for (let i = 0; i < 210; i++) app().setup({ kind: 'name', name: String(i) });
    for (let i = 0; i < 210; i++) app().undo();
    expect(app().doc.name).toBe('9');
  });

  it('brings back what a dump replaced', () => {
    const { doc } = app();
    app().adopt({ doc: { version: 1, policy: 'xen', vcpus: [{ cr0: '0x11' }] } });
    expect(app().doc).toEqual({ version: 1, policy: 'kvm-6.0', vm: doc.vm, vcpus: [{ cr0: '0x11' }] });
    app().undo();
    expect(app().doc).toBe(doc);
  });

  it('keeps nothing beside a whole scenario', () => {
    const read: Scenario = { version: 1, policy: 'xen', vcpus: [{ cr0: '0x11' }] };
    app().adopt({ doc: read, isWhole: true });
    expect(app().doc).toEqual(read);
  });
});
