import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, bench } from './testing/bench';

let b: Bench;
const app = () => b.store.getState();
afterEach(() => b.store.dispose());

const plan = { label: 'MP', writes: [{ msr: '0x200', value: '0x6' }], concurrent: false };
const who = () =>
  (app().doc.events ?? []).map((event) =>
    event.type === 'group' ? event.events.map((inner) => ('vcpu' in inner ? inner.vcpu : -1)) : event.type,
  );

describe('an update of several vCPUs', () => {
  it('is one group on those that are online, and one step of undo', async () => {
    b = bench();
    app().setup({ kind: 'vcpus', count: 3 });
    app().setup({ kind: 'alike', vcpu: 0 });
    expect(app().doc.vcpus?.[2]).toEqual(app().doc.vcpus?.[0]);
    app().edit({ kind: 'online', vcpu: 1, online: false });
    await b.rest();
    expect(app().view?.vcpus.map(({ online }) => online)).toEqual([true, false, true]);
    expect(app().mpUpdate(plan)).toBeUndefined();
    expect(who()).toEqual(['online', [0, 0, 0, 0, 0, 2, 2, 2, 2, 2]]);
    await b.rest();
    expect(app().mpUpdate({ ...plan, count: 1 })).toBeUndefined();
    expect(who()[2]).toEqual([0, 0, 0, 0, 0]);
    app().undo();
    app().undo();
    expect(who()).toEqual(['online']);
  });

  it('is refused where a value is, where no vCPU is online, and before the registers are there', async () => {
    b = bench();
    expect(app().mpUpdate(plan)).toContain('on their way');
    await b.rest();
    const bad = { ...plan, writes: [{ msr: '0x201', value: '0x123' }] };
    expect(app().mpUpdate(bad)).toContain('reserved bits');
    app().setMode('setup');
    app().edit({ kind: 'online', vcpu: 0, online: false });
    expect(app().doc.vcpus?.[0]).toMatchObject({ online: false });
    await b.rest();
    expect(app().mpUpdate(plan)).toBe('No vCPU is online.');
    expect(app().doc.events).toBeUndefined();
  });
});
