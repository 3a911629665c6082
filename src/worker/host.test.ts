import { afterEach, describe, expect, it } from 'vitest';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { createHost } from './host';
import type { PortLike, Request, Response, ViewWire } from './protocol';
import { GUEST, wait, writes } from './testing/wire';

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A page that asks and gets the raw responses. */
function page(host = createHost('w')) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  host.attach(port2 as PortLike);
  const waiting = new Map<number, (response: Response) => void>();
  port1.addEventListener('message', ({ data }) => waiting.get(data.id)?.(data as Response));
  port1.start();
  let id = 1;
  return (method: Request['method'], args: unknown): Promise<Response> =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      port1.postMessage({ id: id++, method, args });
    });
}

const whole = { start: 0, span: 2 ** 34 };
const value = <T>(response: Response): T => {
  if (!response.ok) throw new Error(response.error);
  return response.value as T;
};

describe('host', () => {
  it('leaves the largest pages out where there are thousands of pieces', async () => {
    const ask = page();
    const holes = { '0x2ff': '0xc06', '0x200': '0x0', '0x201': '0x2aaaaaaaa800' };
    const doc: Scenario = { version: 1, policy: 'xen', vcpus: [{ cr0: '0x80000011', msrs: holes }] };
    await ask('open', { revision: 1, doc });
    const view = value<ViewWire>(await ask('view', { revision: 1, cursor: 0, vcpu: 0, window: whole }));
    expect(view.segments.starts.length).toBeGreaterThan(1000);
    expect(view.largest).toBeUndefined();
  });

  it('shows a point in time as typed arrays', async () => {
    const ask = page();
    const events: ScenarioEvent[] = [
      { type: 'cr0', vcpu: 0, value: '0xc0000011' },
      { type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0xc00' },
    ];
    expect(value(await ask('open', { revision: 7, doc: { ...GUEST, events } }))).toEqual({ events: 2 });
    const view = value<ViewWire>(await ask('view', { revision: 7, cursor: 2, vcpu: 0, window: whole }));
    expect(view).toMatchObject({ revision: 7, cursor: 2, vcpu: 0, space: 2 ** 34, refused: [] });
    expect(view.segments.starts).toBeInstanceOf(Float64Array);
    expect(view.segments.starts[0]).toBe(0);
    expect([...view.segments.mixed].every((count) => count === 0)).toBe(true);
    expect(view.audits).toHaveLength(2);
    expect(view.audit?.calls).toBe(view.audit?.zaps.length);
    expect(view.audit?.zapped).toBeGreaterThan(0);
    expect(view.registers).toMatchObject({
      vcpus: 1,
      cr0: '0xc0000011',
      pat: '0x7040600070406',
      defType: '0xc00',
      online: true,
      dma: 1,
    });
    expect(view.registers.variable).toHaveLength(8);
    // RAM everywhere with the first MiB in pieces: 4 KiB there, 2 MiB to the first GiB, and 1 GiB above.
    expect([...(view.largest?.sizes ?? [])]).toEqual([1, 512, 2 ** 18]);
    expect([...(view.largest?.starts ?? [])]).toEqual([0, 512, 2 ** 18]);
    expect(view.largest?.leaves).toBe(512 + 511 + 2 ** 16 - 1);
    expect(view.registers.fixed).toEqual(['0x606060606060606', ...Array(10).fill('0x0')]);
    const before = value<ViewWire>(await ask('view', { revision: 7, cursor: 0, vcpu: 0, window: whole }));
    expect(before.audit).toBeUndefined();
    expect(before.registers.cr0).toBe('0x80000011');
  });

  it('writes no leaf and no access as 255', async () => {
    const ask = page();
    const doc: Scenario = { ...GUEST, memory: [{ start: '0x0', end: '0x1000', kind: 'ram' }] };
    await ask('open', { revision: 1, doc });
    const { segments } = value<ViewWire>(
      await ask('view', { revision: 1, cursor: 0, vcpu: 0, window: whole }),
    );
    expect([...segments.starts]).toEqual([0, 1, 0x80, 0x100]);
    expect([...segments.leaf]).toEqual([expect.any(Number), 255, 255, 255]);
    expect(segments.leaf[0]).not.toBe(255);
    expect([...segments.effective].slice(1)).toEqual([255, 255, 255]);
    expect([...segments.region]).toEqual([0, -1, -1, -1]);
  });

  it('explains a page', async () => {
    const ask = page();
    await ask('open', { revision: 1, doc: GUEST });
    const response = await ask('explain', { revision: 1, cursor: 0, vcpu: 0, gfn: 5 });
    expect(value(response)).toMatchObject({ revision: 1, cursor: 0, gfn: 5, mtrr: 6 });
    expect(value<{ steps: unknown[] }>(response).steps.length).toBeGreaterThan(0);
  });

  it('reads a dump, and lists the policies', async () => {
    const ask = page();
    const reading = value(
      await ask('read', { key: 1, dump: 'no dump at all', policy: 'kvm-6.0', picks: {} }),
    );
    expect(reading).toHaveProperty('lines');
    const { policies } = value<{ policies: { id: string }[] }>(await ask('catalog', {}));
    expect(policies).toContainEqual(
      expect.objectContaining({ id: 'kvm-6.0', family: 'kvm', ept: true, variableMtrrs: 8 }),
    );
    expect(policies.find(({ id }) => id === 'bare-metal')).not.toHaveProperty('variableMtrrs');
  });

  it('answers an exception with its message', async () => {
    const ask = page();
    expect(await ask('open', { revision: 1, doc: { ...GUEST, policy: 'nope' } })).toMatchObject({
      ok: false,
      error: 'no policy "nope"',
    });
    await ask('open', { revision: 2, doc: GUEST });
    const error = async (args: object) => {
      const response = await ask('view', { revision: 2, cursor: 0, vcpu: 0, window: whole, ...args });
      return response.ok ? undefined : response.error;
    };
    expect(await error({ cursor: 1 })).toBe('there is no point 1: the scenario has 0 events');
    expect(await error({ vcpu: 1 })).toBe('there is no vCPU 1: the scenario has 1');
    expect(await ask('explain', { revision: 2, cursor: 0, vcpu: 0, gfn: 2 ** 34 })).toMatchObject({
      ok: false,
    });
  });

  it('says that it does not hold a revision', async () => {
    const ask = page();
    const view = { cursor: 0, vcpu: 0, window: whole };
    expect(await ask('view', { revision: 1, ...view })).toMatchObject({ ok: false, lost: true });
    await ask('open', { revision: 1, doc: GUEST });
    expect(await ask('view', { revision: 1, ...view })).toMatchObject({ ok: true });
    expect(await ask('view', { revision: 2, ...view })).toMatchObject({ ok: false, lost: true });
  });

  it('keeps the pages apart, and counts them', async () => {
    const host = createHost('w');
    const [a, b] = [page(host), page(host)];
    await a('open', { revision: 1, doc: GUEST });
    expect(await b('view', { revision: 1, cursor: 0, vcpu: 0, window: whole })).toMatchObject({ lost: true });
    expect(value(await a('ping', {}))).toEqual({ id: 'w', build: 'test', pages: 2 });
    void b('bye', {});
    await wait(5);
    expect(value(await a('ping', {}))).toEqual({ id: 'w', build: 'test', pages: 1 });
  });

  it('answers a ping in the midst of a long fold', async () => {
    const ask = page();
    const order: string[] = [];
    await ask('open', { revision: 1, doc: { ...GUEST, events: writes(4000) } });
    const view = ask('view', { revision: 1, cursor: 4000, vcpu: 0, window: whole }).then(() =>
      order.push('view'),
    );
    const ping = ask('ping', {}).then(() => order.push('ping'));
    await Promise.all([view, ping]);
    expect(order).toEqual(['ping', 'view']);
  });
});
