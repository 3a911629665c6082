/** Answers that real kernel and hypervisor code gave: every line of every file must agree. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { resolve, type SegmentJson } from './result';

const folder = new URL('./fixtures/', import.meta.url);

interface Vector {
  scenario: unknown;
  expect: {
    at?: [string, string, boolean][];
    mtrr?: [string, string][];
    zaps?: [string, string][][];
    built?: [string, string, boolean, boolean][][];
  };
}

const find = (segments: SegmentJson[], address: string): SegmentJson => {
  const at = BigInt(address);
  const segment = segments.find((s) => BigInt(s.start) <= at && at < BigInt(s.end));
  if (!segment) throw new Error(`no segment at ${address}`);
  return segment;
};
const inside = (ranges: { start: string; end: string }[], address: string): boolean =>
  ranges.some((r) => BigInt(r.start) <= BigInt(address) && BigInt(address) < BigInt(r.end));

for (const file of readdirSync(folder).filter((name) => name.endsWith('.ndjson'))) {
  describe(file, () => {
    const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
    it.each(lines.map((line, i) => [i + 1, JSON.parse(line) as Vector] as const))(
      'line %i',
      (_, { scenario, expect: want }) => {
        const result = resolve(parseScenario(scenario, isPolicy));
        const first = result.snapshots[0]?.segments ?? [];
        expect(result.refused).toEqual([]);
        for (const [address, type, ipat] of want.at ?? []) {
          const { ept, ipat: got } = find(first, address);
          expect([address, ept, got]).toEqual([address, type, ipat]);
        }
        for (const [address, type] of want.mtrr ?? [])
          expect([address, find(first, address).mtrr]).toEqual([address, type]);
        want.zaps?.forEach((zaps, k) => {
          expect(result.audits[k]?.zaps.map((zap) => [zap.start, zap.end])).toEqual(zaps);
        });
        want.built?.forEach((pages, k) => {
          const { segments } = result.snapshots[k + 1] ?? { segments: [] };
          for (const [address, type, ipat, stale] of pages) {
            const { built, builtIpat } = find(segments, address);
            expect([address, built, builtIpat, inside(result.audits[k]?.stale ?? [], address)]).toEqual([
              address,
              type,
              ipat,
              stale,
            ]);
          }
        });
      },
    );
  });
}
