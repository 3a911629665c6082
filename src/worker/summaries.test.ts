import { expect, it } from 'vitest';
import type { AuditSummary } from './protocol';
import { Summaries, summaryAt } from './summaries';

const summary = (calls: number): AuditSummary => ({
  ...{ calls, zapped: 2 ** 40, changed: 3, needless: 4, stale: 5 },
  ...(calls % 3 === 0 ? { refused: `no ${calls}` } : {}),
});

it('gives back every audit, and a head that grows apart', () => {
  const all = new Summaries();
  for (let i = 0; i < 100; i++) all.push(summary(i));
  const head = all.head(40);
  head.push(summary(7));
  const [wire, short] = [structuredClone(all.wire()), head.wire()];
  expect(Array.from({ length: 100 }, (_, i) => summaryAt(wire, i))).toEqual(
    Array.from({ length: 100 }, (_, i) => summary(i)),
  );
  expect([summaryAt(wire, -1), summaryAt(wire, 100), summaryAt(short, 41)]).toEqual(Array(3).fill(undefined));
  expect([summaryAt(short, 39), summaryAt(short, 40)]).toEqual([summary(39), summary(7)]);
  expect(new Summaries().head(0).wire()).toMatchObject({ length: 0 });
});
