import { expect, it } from 'vitest';
import { insertEvent, removeEvent } from '../scenario/edits';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { patchOf } from './patch';
import type { SubjectWire, ViewWire } from './protocol';
import { Session } from './session';
import { GUEST, writes } from './testing/wire';

const window = { start: 0, span: 2 ** 34 };
const CD: ScenarioEvent = { type: 'cr0', vcpu: 0, value: '0xc0000011' };
const start: Scenario = {
  ...GUEST,
  vcpus: [...(GUEST.vcpus ?? []), { cr0: '0x80000011' }],
  events: writes(6),
};

/** What counts of a view: not which revision it is of, nor how long it took. */
const shown = ({ segments, ranges, audit, cursor, vcpu }: ViewWire) => ({
  segments,
  ranges,
  audit,
  cursor,
  vcpu,
});

async function alone(doc: Scenario, cursor: number, vcpu: number) {
  const session = new Session();
  session.open({ revision: 1, doc });
  return shown(await session.view({ revision: 1, cursor, vcpu, window }));
}

it('sees a subject as if it were opened by itself, through all edits', async () => {
  const session = new Session();
  session.open({ revision: 0, doc: start });
  let doc = start;
  const other: Scenario = { ...GUEST, events: [CD] };
  const edits = [
    (was: Scenario) => insertEvent(was, was.events?.length ?? 0, CD),
    (was: Scenario) => insertEvent(was, 2, { type: 'dma', delta: 1 }),
    (was: Scenario) => removeEvent(was, 0),
    (was: Scenario): Scenario => ({ ...was, vm: { noncoherentDma: 0 } }),
    (was: Scenario): Scenario => ({ ...was, name: 'other' }),
  ];
  for (const [i, edit] of edits.entries()) {
    const next = edit(doc);
    session.open({ revision: i + 1, patch: structuredClone(patchOf(i, doc, next)) });
    doc = next;
    const cursor = doc.events?.length ?? 0;
    const ask = (subject: SubjectWire) => session.view({ revision: i + 1, cursor, vcpu: 0, window, subject });
    const expected = await alone({ ...doc, policy: 'kvm-6.16' }, cursor, 0);
    expect(shown(await ask({ kind: 'policy', policy: 'kvm-6.16' }))).toEqual(expected);
    expect(shown(await ask({ kind: 'vcpu', vcpu: 1 }))).toEqual(await alone(doc, cursor, 1));
    expect(shown(await ask({ kind: 'cursor', cursor: 2 }))).toEqual(await alone(doc, 2, 0));
    const scenario = await ask({ kind: 'scenario', id: 1, doc: other, cursor: 1, vcpu: 0 });
    expect(shown(scenario)).toEqual(await alone(other, 1, 0));
    expect(scenario.difference?.pages).toBeGreaterThan(0);
  }
});

it('finds no difference to itself, and compares up to the end of the smaller space', async () => {
  const session = new Session();
  session.open({ revision: 1, doc: start });
  const ask = { revision: 1, cursor: 6, vcpu: 0, window };
  const same = await session.view({ ...ask, subject: { kind: 'cursor', cursor: 6 } });
  expect(same.difference).toMatchObject({ pages: 0, rows: 0, space: 2 ** 34 });
  const small: Scenario = { version: 1, policy: 'kvm-6.0', cpu: { maxPhysAddr: 34 } };
  const subject = { kind: 'scenario', id: 2, doc: small, cursor: 0, vcpu: 0 } as const;
  const { difference } = await session.view({ ...ask, subject });
  expect(difference?.space).toBe(2 ** 22);
  const { rows } = await session.differences({ ...ask, subject, from: 0, count: 100 });
  expect(rows.at(-1)?.end).toBeLessThanOrEqual(2 ** 22);
  expect(rows.every(({ why }) => why.a.length > 0 && why.b.length > 0)).toBe(true);
});

it('counts what both series save of an update on several vCPUs', async () => {
  const session = new Session();
  const events: ScenarioEvent[] = [0, 1].flatMap((vcpu) => [
    { ...CD, vcpu },
    { type: 'cr0', vcpu, value: '0x80000011' },
  ]);
  const group: ScenarioEvent = { type: 'group', label: 'MP update', events };
  session.open({ revision: 1, doc: { ...start, events: [group, CD] } });
  const saved = await session.savings({ revision: 1, cursor: 1, vcpu: 0 });
  const { audit } = await session.view({ revision: 1, cursor: 1, vcpu: 0, window });
  expect(saved?.own).toBe(audit?.calls);
  expect(saved?.list.together).toBe(saved?.list.alone);
  expect(await session.savings({ revision: 1, cursor: 2, vcpu: 0 })).toBeNull();
});
