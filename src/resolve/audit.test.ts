/** What an audit counts, on maps of ten pages. */
import { describe, expect, it } from 'vitest';
import { NO_LEAF, type ZapCall } from '../policy/types';
import type { Act } from '../scenario/machine';
import { auditOf, zapsOf } from './audit';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { evaluate, type SpanMap } from './spans';

/** A map from one letter a page: a dot for no leaf. */
const map = (text: string): SpanMap =>
  evaluate(
    [...text].map((_, i) => i),
    text.length,
    (gfn) => (text[gfn] === '.' ? NO_LEAF : Number(text[gfn])),
  );

describe('auditOf', () => {
  it('counts backed pages alone: what no leaf can be at is neither zapped, changed nor stale', () => {
    const zaps = [
      { start: 1, end: 3, call: 'a' },
      { start: 2, end: 5, call: 'b' },
    ] as const;
    //                    zapped:  1234
    const audit = auditOf(zaps, map('6666..6666'), map('0606.60..6'), map('0606.60666'), 'why');
    expect(audit.zapped).toEqual([{ start: 1, end: 4 }]);
    expect(audit.changed).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
      { start: 5, end: 7 },
    ]);
    expect(audit.needless).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ]);
    expect(audit.stale).toEqual([]);
    expect(audit.zaps).toBe(zaps);
    expect(audit.refused).toBe('why');
  });

  it('is stale where another leaf stands than the right one, if one stands and one can', () => {
    const audit = auditOf([], map('666666'), map('60.6.0'), map('6660..'), undefined);
    expect(audit.stale).toEqual([
      { start: 1, end: 2 },
      { start: 3, end: 4 },
    ]);
    expect(audit.parts).toBeUndefined();
  });
});

describe('zapsOf', () => {
  const policy = requirePolicy('kvm-6.0');
  const { first, regions } = foldOf({ version: 1, policy: policy.id, cpu: { maxPhysAddr: 32 } }, policy);
  const step = { act: { type: 'dma', delta: 1 } as Act, before: first.machine, after: first.machine };
  const calls: ZapCall[] = [
    { start: 5, end: 2 ** 20 + 1, call: 'beyond' },
    { start: 0, end: Number.POSITIVE_INFINITY, call: 'all' },
    { start: 2 ** 20, end: 2 ** 21, call: 'outside' },
    { start: 7, end: 7, call: 'empty' },
    { start: 9, end: 8, call: 'wrapped' },
    { start: 1, end: 2 ** 20, call: 'inside' },
  ];
  const zaps = Object.assign(() => calls, policy.zaps);

  it('clips the calls to the space, and leaves out what is empty', () => {
    expect(zapsOf({ ...step, refused: undefined }, { ...policy, zaps }, regions)).toEqual([
      { start: 5, end: 2 ** 20, call: 'beyond' },
      { start: 0, end: 2 ** 20, call: 'all' },
      { start: 1, end: 2 ** 20, call: 'inside' },
    ]);
  });

  it('are none where the event was refused', () => {
    expect(zapsOf({ ...step, refused: 'why' }, { ...policy, zaps }, regions)).toEqual([]);
  });
});
