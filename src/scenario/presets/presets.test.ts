/** The presets are valid, keep their ids, and hold the registers that were measured. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hexValue } from '../../arch/hex';
import { isPolicy } from '../../policy/registry';
import { resolve } from '../../resolve/result';
import { parseScenario } from '../parse';
import { PRESETS } from './registry';

interface Measured {
  id: string;
  cr0: string;
  maxphyaddr: number;
  msrs: Record<string, string>;
}

const measured = new Map(
  (
    JSON.parse(readFileSync(new URL('./fixtures/guest-presets.json', import.meta.url), 'utf8')) as {
      presets: Measured[];
    }
  ).presets.map((preset) => [preset.id, preset]),
);

/** Nonzero registers by number; MTRRcap and a PAT at its reset value do not count. */
const programmed = (msrs: Record<string, string>): [number, bigint][] =>
  Object.entries(msrs)
    .map(([msr, value]): [number, bigint] => [Number(msr), hexValue(value)])
    .filter(([msr, value]) => value !== 0n && msr !== 0xfe && !(msr === 0x277 && value === 0x7040600070406n))
    .sort(([a], [b]) => a - b);

describe.each(PRESETS.map((preset) => [preset.id, preset] as const))('%s', (id, preset) => {
  it('is a valid document that refuses nothing', () => {
    const doc = parseScenario(preset.scenario, isPolicy);
    expect(resolve(doc).refused).toEqual([]);
  });

  it('has a summary and a source', () => {
    expect(preset.summary.length).toBeGreaterThan(20);
    expect(preset.source.length).toBeGreaterThan(10);
  });

  const facts = measured.get(id);
  it.runIf(facts)('holds the measured registers', () => {
    expect(preset.scenario.cpu?.maxPhysAddr ?? 46).toBe(facts?.maxphyaddr);
    expect(programmed(preset.scenario.vcpus?.[0]?.msrs ?? {})).toEqual(programmed(facts?.msrs ?? {}));
    expect(hexValue(preset.scenario.vcpus?.[0]?.cr0 ?? '0x60000010')).toBe(hexValue(facts?.cr0 ?? '0x0'));
  });
});

it('has no id twice', () => {
  expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length);
});
