/** The presets are valid, keep their ids, and hold the registers that were measured. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hexValue, toHex } from '../../arch/hex';
import { isPolicy } from '../../policy/registry';
import { resolve } from '../../resolve/result';
import { parseScenario } from '../parse';
import { ParameterError } from './parameters';
import { PRESETS, presetById } from './registry';

interface Measured {
  id: string;
  cr0: string | null;
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
  if (!facts) return;
  it('holds the measured registers', () => {
    expect(preset.scenario.cpu?.maxPhysAddr ?? 46).toBe(facts.maxphyaddr);
    expect(programmed(preset.scenario.vcpus?.[0]?.msrs ?? {})).toEqual(programmed(facts.msrs ?? {}));
    // Three sources do not show CR0.
    if (facts.cr0)
      expect(hexValue(preset.scenario.vcpus?.[0]?.cr0 ?? '0x60000010')).toBe(hexValue(facts.cr0));
    expect(preset.scenario.cpu?.variableMtrrs ?? 8).toBe(Number(facts.msrs['0xfe']) & 0xff);
  });
});

/** Firmware under QEMU at 40 bits by RAM size: what was read out of the guest. */
interface Run {
  firmware: 'seabios' | 'ovmf-2022' | 'ovmf-2025';
  machine: 'q35' | 'i440fx';
  mib: number;
  vendor: 'intel' | 'amd';
  variable: [base: string, mask: string][];
}
const FORMULA: Record<string, string> = {
  'seabios q35 amd': 'seabios-q35-40',
  'seabios i440fx amd': 'seabios-i440fx-1024M',
  'ovmf-2025 q35 amd': 'ovmf-q35-4G-amd40',
  'ovmf-2025 i440fx amd': 'ovmf-i440fx-4G',
  'ovmf-2025 q35 intel': 'ovmf-q35-4G-intel40',
  'ovmf-2022 q35 amd': 'ovmf2022-q35-4G-amd40',
};
const runs = JSON.parse(
  readFileSync(new URL('./fixtures/measured-firmware.json', import.meta.url), 'utf8'),
) as Run[];

describe('a formula gives what was measured at another size', () => {
  const known = runs.filter(({ firmware, machine, vendor }) => FORMULA[`${firmware} ${machine} ${vendor}`]);
  it('in more than fifty runs', () => expect(known.length).toBeGreaterThan(50));
  it.each(known)('$firmware $machine $mib MiB $vendor', ({ firmware, machine, vendor, mib, variable }) => {
    const preset = presetById(FORMULA[`${firmware} ${machine} ${vendor}`] as string);
    const msrs = preset?.with?.({ ram: mib * 2 ** 20 }).vcpus?.[0]?.msrs ?? {};
    const got = variable.map((_, i) => [msrs[toHex(0x200 + 2 * i)], msrs[toHex(0x201 + 2 * i)]]);
    expect(got).toEqual(variable);
    expect(msrs[toHex(0x200 + 2 * variable.length)]).toBeUndefined();
  });
});

describe('parameters', () => {
  const choosable = PRESETS.filter(({ parameters }) => parameters);
  it('of every preset give a valid guest, or say what does not fit', () => {
    for (const { id, parameters = [], with: build } of choosable) {
      for (const { id: name, choices } of parameters) {
        for (const value of choices) {
          try {
            const doc = build?.({ [name]: value });
            expect([id, name, value, resolve(parseScenario(doc, isPolicy)).refused]).toEqual([
              id,
              name,
              value,
              [],
            ]);
          } catch (error) {
            if (!(error instanceof ParameterError)) throw error;
            expect(error.most ?? 0).toBeGreaterThanOrEqual(0);
          }
        }
      }
    }
  });

  it('are refused where they are out of bounds', () => {
    const seabios = presetById('seabios-q35-46');
    for (const values of [{ ram: 1 }, { bits: 53 }, { bits: 40.5 }, { ram: Number.NaN }]) {
      expect(() => seabios?.with?.(values)).toThrow(ParameterError);
    }
    expect(() => seabios?.with?.({ bits: 36, ram: 128 * 2 ** 30 })).toThrow(
      'ram is at most 66571993088 here',
    );
    expect(() => presetById('ovmf-q35-39')?.with?.({ ram: 2 ** 40 })).toThrow(ParameterError);
  });
});

it('has no id twice', () => {
  expect(new Set(PRESETS.map((preset) => preset.id)).size).toBe(PRESETS.length);
});
