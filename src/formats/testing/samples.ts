/** The sample dumps, and what tests ask of a reading. */
import { readdirSync, readFileSync } from 'node:fs';
import { PAGE_SIZE } from '../../arch/gfn';
import { isPolicy } from '../../policy/registry';
import { type ResultJson, resolve } from '../../resolve/result';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/types';
import { readDump } from '../read';
import type { Reading } from '../types';

const folder = new URL('../fixtures/', import.meta.url);
const FOLDERS = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Every sample, as `folder/name.txt`. */
export const SAMPLES: readonly string[] = FOLDERS.flatMap((name) =>
  readdirSync(new URL(name, folder))
    .sort()
    .map((file) => `${name}/${file}`),
);

export function fixture(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

export function read(text: string): Reading {
  return readDump(text, { policy: 'bare-metal', isPolicy });
}

export function readSample(name: string): Reading {
  return read(fixture(name));
}

/** The document of a reading, checked as every reader of documents checks it. */
export function docOf(reading: Reading): Scenario {
  return parseScenario(reading.doc, isPolicy);
}

/** The MTRR type of a page by the resolver, under the policy that knows nothing but the SDM. */
export function typeAtOf(doc: Scenario): (gfn: number) => string {
  const result: ResultJson = resolve({ ...doc, policy: 'bare-metal' }, 'first');
  const segments = (result.snapshots[0]?.segments ?? []).map((s) => ({ ...s, from: Number(s.start) }));
  return (gfn) => {
    const segment = segments.findLast((s) => s.from <= gfn * PAGE_SIZE);
    return segment?.mtrr ?? 'none';
  };
}

/** A vCPU's registers, with lower-case MSR numbers as keys. */
export function msrsOf(reading: Reading, vcpu = 0): Record<string, string> {
  return reading.doc?.vcpus?.[vcpu]?.msrs ?? {};
}
