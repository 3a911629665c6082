import { describe, expect, it } from 'vitest';
import type { SegmentsWire } from '../../store/state';
import { changesOf, differing, lanePair, pagesByType, piecesOfBoth } from './compare-maps';

/** A map of runs of [start in pages, type]. */
function side(space: number, ...runs: [number, number][]) {
  const column = Uint8Array.from(runs, ([, type]) => type);
  const segments: SegmentsWire = {
    starts: Float64Array.from(runs, ([start]) => start),
    mtrr: column,
    leaf: column,
    effective: column,
    built: column,
    region: new Int32Array(runs.length),
    mixed: new Float64Array(runs.length),
  };
  return { space, segments };
}

const now = side(1024, [0, 6], [256, 0], [512, 6]);
const next = side(2048, [0, 6], [256, 0], [300, 6]);

describe('two maps', () => {
  it('differ where their values do, and where only one has any', () => {
    expect(lanePair(now, next, 'mtrr').differs).toEqual([
      { start: 300, end: 512 },
      { start: 1024, end: 2048 },
    ]);
    const { now: same } = lanePair(now, next, 'mtrr');
    expect(differing(same, same)).toEqual([]);
  });

  it('share one axis with every boundary of both', () => {
    const { starts, end } = piecesOfBoth(now, next);
    expect([...starts]).toEqual([0, 256, 300, 512, 1024]);
    expect(end).toBe(2048);
  });

  it('are held against each other in numbers', () => {
    expect(Object.fromEntries(pagesByType(next, 'effective'))).toEqual({ WB: 2004, UC: 44 });
    const doc = { version: 1, policy: 'x', vcpus: [{ msrs: { '0x2FF': '0xc00' } }], events: [] } as const;
    const changes = changesOf(
      { ...now, doc: { ...doc, events: [{ type: 'dma', delta: 1 }], vcpus: [{}] } },
      { ...next, doc: { ...doc, events: [], vcpus: [{ msrs: { '0x2FF': '0xc00' } }] } },
    );
    expect(changes).toEqual([
      { what: 'defType', now: '0x0', next: '0xc00' },
      { what: 'events', now: '1', next: '0' },
      { what: 'mtrr', type: 'WB', now: '3 MiB', next: '7.82 MiB' },
      { what: 'mtrr', type: 'UC', now: '1 MiB', next: '176 KiB' },
      { what: 'effective', type: 'WB', now: '3 MiB', next: '7.82 MiB' },
      { what: 'effective', type: 'UC', now: '1 MiB', next: '176 KiB' },
    ]);
  });
});
