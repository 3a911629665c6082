/** The presets, against what was measured and what the SDM's rules make of that. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { Preset } from '../scenario/presets/build';
import { PRESETS, presetById } from '../scenario/presets/registry';
import type { MsrMap, Scenario } from '../scenario/types';
import { resolve } from './result';

const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;

interface Measured {
  id: string;
  /** `[start, end)` in bytes. */
  mtrr_map: [string, string, string][];
}
const { presets: measured } = json<{ presets: Measured[] }>(
  '../scenario/presets/fixtures/guest-presets.json',
);

interface Example {
  name: string;
  /** `end` is the last byte. */
  expected: { start: string; end: string; type: string }[];
  scope: { end: string };
}
const { examples } = json<{ examples: Example[] }>('./fixtures/worked-examples.json');

/** The types by the MTRRs as the SDM has it, `[start, end)` in bytes. */
function sdmMap(scenario: Scenario): [number, number, string][] {
  const { snapshots, refused } = resolve(parseScenario({ ...scenario, policy: 'bare-metal' }, isPolicy));
  expect(refused).toEqual([]);
  const merged: [number, number, string][] = [];
  for (const { start, end, mtrr } of snapshots[0]?.segments ?? []) {
    const last = merged.at(-1);
    if (last?.[2] === mtrr) last[1] = Number(end);
    else merged.push([Number(start), Number(end), mtrr]);
  }
  return merged;
}

describe('guests that were measured or derived', () => {
  it('are 52', () => expect(measured).toHaveLength(52));
  it.each(measured)('$id', ({ id, mtrr_map }) => {
    const preset = presetById(id) as Preset;
    expect(sdmMap(preset.scenario)).toEqual(
      mtrr_map.map(([start, end, type]) => [Number(start), Number(end), type]),
    );
  });
});

/** Presets and the worked examples that they are. */
const WORKED: Record<string, string> = {
  'sdm-example-11-2': 'sdm-ex-11-2-96MB-36bit',
  'sdm-example-11-3': 'sdm-ex-11-3-96MB-40bit',
  'sdm-2-to-4-mib': 'sdm-11.11.3-2MB-to-4MB',
  'sdm-4-to-8-mib': 'sdm-11.11.3-4MB-to-8MB',
  'apm-32-mib-52-bits': 'amd-apm-32MB-52bit',
  'rule-mtrrs-off': 'rule-E0-everything-UC',
  'rule-fixed-off': 'rule-FE0-variable-below-1MB',
  'rule-fixed-wins': 'rule-fixed-over-variable-crossing-1MB',
  'rule-wt-over-wb': 'rule-overlap-WT-WB',
  'rule-three-types': 'rule-overlap-three-UC-WT-WB',
  'rule-undefined': 'rule-overlap-undefined-WC-WB',
  'rule-uc-rescues': 'rule-overlap-undefined-but-UC-rescues',
  'rule-misaligned-base': 'rule-misaligned-base',
  'rule-mask-with-holes': 'rule-discontiguous-mask',
  'rule-short-mask': 'rule-sdm-36bit-mask-on-40bit-cpu',
  'rule-zero-mask': 'rule-mask-zero-matches-all',
  'linux-mtrr-overlap': 'linux-mtrr-rst-overlap',
  'coreboot-subtractive': 'coreboot-2G-64M-64k-subtractive',
};

describe('examples of the manuals', () => {
  const shown = PRESETS.filter(({ group }) => group === 'sdm').map(({ id }) => id);
  it.each(shown)('%s', (id) => {
    const worked = examples.find(({ name }) => name === WORKED[id]) as Example;
    const end = Number(worked.scope.end) + 1;
    expect(sdmMap((presetById(id) as Preset).scenario).filter(([start]) => start < end)).toEqual(
      worked.expected.map(({ start, end: last, type }) => [
        Number(start),
        Number(last) + 1,
        type.replace('UNDEFINED', 'undefined'),
      ]),
    );
  });
});

/** The MTRRs and the PAT after every event. */
function endRegisters(scenario: Scenario): MsrMap {
  const msrs: MsrMap = { ...scenario.vcpus?.[0]?.msrs };
  const walk = (events: Scenario['events'] = []): void => {
    for (const event of events) {
      if (event.type === 'group') walk(event.events);
      if (event.type === 'wrmsr') msrs[event.msr] = event.value;
    }
  };
  walk(scenario.events);
  return Object.fromEntries(Object.entries(msrs).filter(([, value]) => BigInt(value) !== 0n));
}

describe('boot timelines', () => {
  it.each([
    ['boot-seabios', 'linux-seabios-q35'],
    ['boot-ovmf-2022', 'ovmf2022-q35-4G-amd40'],
    ['boot-ovmf-2025', 'linux-ovmf-q35'],
    ['boot-ovmf-slow', 'ovmf-pei'],
  ])('%s ends in the registers of %s', (boot, end) => {
    const { scenario } = presetById(boot) as Preset;
    expect(endRegisters(scenario)).toEqual(endRegisters((presetById(end) as Preset).scenario));
    const { audits } = resolve(parseScenario(scenario, isPolicy));
    expect(audits.map(({ refused }) => refused)).toEqual(audits.map(() => undefined));
  });
});
