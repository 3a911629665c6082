/** What firmware and VMMs program, against the map that the SDM's rules make of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { MsrMap } from '../scenario/types';
import { resolve } from './result';

interface Preset {
  id: string;
  maxphyaddr: number;
  msrs: MsrMap;
  /** `[start, end)` in bytes. */
  mtrr_map: [string, string, string][];
}

const presets = JSON.parse(
  readFileSync(new URL('./fixtures/preset-maps.json', import.meta.url), 'utf8'),
) as Preset[];

describe('programmed by firmware', () => {
  it('52 of them', () => expect(presets).toHaveLength(52));
  it.each(presets)('$id', ({ maxphyaddr, msrs: all, mtrr_map }) => {
    // MTRRcap is read-only: it is no register of the document, but says how many variable ranges there are.
    const { '0xfe': cap = '0x508', ...msrs } = all;
    const { snapshots, refused } = resolve(
      parseScenario(
        {
          version: 1,
          policy: 'bare-metal',
          cpu: { maxPhysAddr: maxphyaddr, variableMtrrs: Number(cap) & 0xff },
          vcpus: [{ cr0: '0x80000011', msrs }],
        },
        isPolicy,
      ),
    );
    expect(refused).toEqual([]);
    const merged: [number, number, string][] = [];
    for (const s of snapshots[0]?.segments ?? []) {
      const last = merged.at(-1);
      if (last?.[2] === s.mtrr) last[1] = Number(s.end);
      else merged.push([Number(s.start), Number(s.end), s.mtrr]);
    }
    expect(merged).toEqual(mtrr_map.map(([start, end, type]) => [Number(start), Number(end), type]));
  });
});
