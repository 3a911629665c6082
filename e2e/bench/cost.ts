/** How the cost of resolving grows with each thing that a scenario has more of. */
import { toHex } from '../../src/arch/hex';
import { foldOf } from '../../src/resolve/fold';
import { requirePolicy } from '../../src/resolve/policy';
import { Snapshot } from '../../src/resolve/segments';
import type { MemoryRange, Scenario } from '../../src/scenario/types';
import { median } from './measure';
import { manyVcpus, typicalGuest } from './scenarios';

export interface Curve {
  /** What there is more of. */
  name: string;
  points: { count: number; ms: number }[];
}

function resolve(doc: Scenario): void {
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of doc.events ?? []) moment = fold.next(moment, event).moment;
  new Snapshot(fold, moment, 0).segments();
}

function curve(name: string, counts: number[], make: (count: number) => Scenario, runs = 40): Curve {
  return {
    name,
    points: counts.map((count) => {
      const doc = make(count);
      return { count, ms: median(() => resolve(doc), runs) };
    }),
  };
}

/** The first `count` variable ranges of 40, over a guest that has none. */
function ranges(count: number): Scenario {
  const doc = typicalGuest(46);
  const msrs: Record<string, string> = { '0x2ff': '0xc06' };
  for (let i = 0; i < count; i++) {
    msrs[toHex(0x200 + 2 * i)] = toHex((BigInt(i) << 36n) | BigInt([0, 1, 4, 5, 6][i % 5] as number));
    msrs[toHex(0x201 + 2 * i)] = toHex((2n ** 46n - 2n ** 32n) | 0x800n);
  }
  return { ...doc, policy: 'bare-metal', cpu: { maxPhysAddr: 46, variableMtrrs: 40 }, vcpus: [{ msrs }] };
}

function memory(count: number): Scenario {
  const step = 2n ** 46n / BigInt(count);
  const size = (step / 2n / 4096n) * 4096n;
  const list = Array.from({ length: count }, (_, i): MemoryRange => {
    const start = ((step * BigInt(i)) / 4096n) * 4096n;
    return { start: toHex(start), end: toHex(start + size), kind: 'ram' };
  });
  return { ...typicalGuest(46), memory: list };
}

function events(count: number): Scenario {
  const doc = typicalGuest(46);
  const cycle = doc.events ?? [];
  return { ...doc, events: Array.from({ length: count }, (_, i) => cycle[i % cycle.length]!) };
}

/** All curves. */
export const curves = (): Curve[] => [
  curve('address bits', [32, 36, 40, 44, 48, 52], typicalGuest, 100),
  curve('variable ranges', [1, 5, 10, 20, 30, 40], ranges, 100),
  curve('memory ranges', [10, 100, 1000, 4000, 10_000], memory, 8),
  curve('events', [10, 100, 500, 1000, 2000], events, 12),
  curve('vCPUs, 20 events each', [1, 16, 64, 144, 288], manyVcpus, 8),
];
