import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertEvent, removeEvent, replaceEvent } from '../scenario/edits';
import type { Scenario } from '../scenario/types';
import { patched, patchOf } from './patch';
import { Session } from './session';
import { GUEST, writes } from './testing/wire';

const doc = (count: number): Scenario => ({ ...GUEST, name: 'a', events: writes(count) });

describe('a patch', () => {
  it('holds only what changed', () => {
    const was = doc(50);
    const event = { type: 'dma', delta: 1 } as const;
    const one = { head: 20, events: [event] };
    expect(patchOf(4, was, insertEvent(was, 20, event))).toEqual({ base: 4, name: 'a', ...one, tail: 30 });
    expect(patchOf(4, was, replaceEvent(was, 20, event))).toMatchObject({ ...one, tail: 29 });
    expect(patchOf(4, was, removeEvent(was, 20))).toMatchObject({ head: 20, events: [], tail: 29 });
    expect(patchOf(4, was, { ...was, name: 'b' })).toMatchObject({ name: 'b', head: 50, events: [] });
    expect(patchOf(4, was, { ...was, name: 'b' })).not.toHaveProperty('start');
    expect(patchOf(4, was, { ...was, policy: 'xen' })).toMatchObject({ start: { policy: 'xen' }, head: 50 });
  });

  it('stands for the document, whatever was edited', () => {
    const pool = writes(6);
    const events = fc.array(fc.constantFrom(...pool), { maxLength: 12 });
    const start = fc.constantFrom<Partial<Scenario>>({}, { name: 'x' }, { notes: 'y' }, { policy: 'xen' });
    const docs = fc
      .tuple(start, events)
      .map(([own, list]): Scenario => ({ ...GUEST, ...own, ...(list.length > 0 ? { events: list } : {}) }));
    fc.assert(
      fc.property(docs, docs, (was, now) => {
        const patch = structuredClone(patchOf(1, was, now));
        expect(patched(structuredClone(was), patch)).toEqual(now);
      }),
      { numRuns: 500 },
    );
  });

  it('is resolved as the whole document is', async () => {
    const was = doc(30);
    const now = insertEvent(was, 12, { type: 'cr0', vcpu: 0, value: '0xc0000011' });
    const ask = { cursor: 31, vcpu: 0, window: { start: 0, span: 2 ** 34 } };
    const [one, other] = [new Session(), new Session()];
    one.open({ revision: 1, doc: was });
    await one.view({ ...ask, revision: 1, cursor: 30 });
    one.open({ revision: 2, patch: structuredClone(patchOf(1, was, now)) });
    other.open({ revision: 2, doc: now });
    const { took: _, ...patchedView } = await one.view({ ...ask, revision: 2 });
    const { took: __, ...wholeView } = await other.view({ ...ask, revision: 2 });
    expect(patchedView).toEqual(wholeView);
  });

  it('is refused where its base is not held', () => {
    const session = new Session();
    session.open({ revision: 1, doc: doc(3) });
    const patch = patchOf(7, doc(3), doc(4));
    expect(() => session.open({ revision: 8, patch })).toThrow('revision 7 is not held here');
  });
});
