/** One text for one meaning: the minimal document with its keys in one order. */
import { hexValue } from '../arch/hex';
import { minimal } from './defaults';
import type { Scenario, ScenarioEvent } from './types';

/** The order of the contract's tables. A key that is not here comes behind, by name. */
const ORDER = [
  ...['version', 'name', 'notes', 'policy', 'cpu', 'vm', 'host', 'memory', 'pageAttributes', 'vcpus'],
  ...['type', 'label', 'concurrent', 'vcpu', 'model', 'msr', 'value', 'delta', 'disabled', 'online'],
  ...['maxPhysAddr', 'mtrr', 'variableMtrrs', 'selfSnoop', 'noncoherentDma', 'disabledQuirks'],
  ...['start', 'end', 'kind', 'flags', 'hostType', 'patIndex', 'cr0', 'msrs', 'events'],
];
const RANK = new Map(ORDER.map((key, i) => [key, i]));

/** The canonical JSON of a valid document: defaults left out, keys in the contract's order, MSRs by number. */
export function canonicalJson(doc: Scenario): string {
  const { events, ...start } = minimal(doc);
  const own = JSON.stringify(ordered(start));
  // The last of the keys, and perhaps thousands of which one is new.
  return events ? `${own.slice(0, -1)},"events":[${events.map(eventJson).join()}]}` : own;
}

const known = new WeakMap<ScenarioEvent, string>();

function eventJson(event: ScenarioEvent): string {
  const text = known.get(event) ?? JSON.stringify(ordered(event));
  known.set(event, text);
  return text;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null || isOrdered(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}

/** Is there nothing to order? So it is with the rows of a memory layout, of which there may be tens of thousands. */
function isOrdered(value: object): boolean {
  let before: string | undefined;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) return false;
    if (before !== undefined && compare(before, key) > 0) return false;
    before = key;
  }
  return true;
}

function compare(a: string, b: string): number {
  if (a.startsWith('0x') && b.startsWith('0x')) {
    const difference = hexValue(a) - hexValue(b);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

const rank = (key: string): number => RANK.get(key) ?? ORDER.length;
