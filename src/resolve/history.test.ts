/** One page through the events says what the fold says of all pages. */
import { describe, expect, it } from 'vitest';
import type { Audit } from './audit';
import { builderOf, foldOf, type Moment } from './fold';
import { pageHistory, standingLeaves } from './history';
import { valueAt } from './spans';
import { EDGES, TINY } from './testing/tiny';

const atoms = (audit: Audit): readonly Audit[] => audit.parts?.flatMap(atoms) ?? [audit];

const ZAPPING = ['kvm-6.0', 'kvm-mtrr-v2-online', 'xen'];

describe.each(TINY.filter(([, id]) => ZAPPING.includes(id)))('%s: %s', (_name, _id, doc, policy) => {
  const fold = foldOf(doc, policy);
  const moments: Moment[] = [fold.first];
  const audits: Audit[] = [];
  for (const event of doc.events ?? []) {
    const { moment, audit } = fold.next(moments.at(-1) as Moment, event);
    moments.push(moment);
    audits.push(audit);
  }

  it('has the leaf that stands, and whose it is, after any number of events', () => {
    for (const moment of moments) {
      const leafAt = standingLeaves(fold, moment.index);
      for (const gfn of EDGES) {
        const { first, turns } = pageHistory(fold, gfn, moment.index);
        const { vcpu, event } = turns.findLast(({ built }) => built) ?? {
          ...fold.first.touches[0],
          event: 0,
        };
        const where = `point ${moment.index}, page ${gfn}`;
        const said = { leaf: turns.at(-1)?.standing ?? first, again: leafAt(gfn), builder: { vcpu, event } };
        const leaf = valueAt(moment.built, gfn);
        expect({ where, ...said }).toEqual({ where, leaf, again: leaf, builder: builderOf(moment, gfn) });
      }
    }
  });

  it('has a turn for each atomic event, with what it zapped or why it was refused', () => {
    const { turns } = pageHistory(fold, 0, audits.length);
    expect(turns.map(({ event, zaps, refused }) => [event, zaps, refused])).toEqual(
      audits.flatMap((audit, i) => atoms(audit).map(({ zaps, refused }) => [i + 1, zaps, refused])),
    );
    expect(turns.at(-1)?.machine).toEqual(turns.length ? moments.at(-1)?.machine : undefined);
  });
});

it('a document without events has no turns, whatever is asked for', () => {
  const [, , { events: _, ...doc }, policy] = TINY[2] as (typeof TINY)[number];
  const fold = foldOf(doc, policy);
  expect(pageHistory(fold, 0, 3)).toEqual({ first: 6, turns: [] });
  expect(standingLeaves(fold, 3)(0)).toBe(6);
});
