import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { parseScenario } from './parse';
import type { Scenario, ScenarioEvent } from './types';

const parse = (more: object): Scenario => parseScenario({ version: 1, policy: 'x', ...more }, () => true);
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const hex = (n: number): string => `0x${n.toString(16)}`;

const ranges = (count: number) =>
  times(count, (i) => ({ start: hex(i * 8192), end: hex(i * 8192 + 4096), kind: 'ram' }));
const attributes = (count: number) =>
  ranges(count).map(({ kind: _, ...range }) => ({ ...range, patIndex: 1 }));
const msrs = (count: number) => Object.fromEntries(times(count, (i) => [hex(i), '0x0']));
const events = (count: number) => times(count, () => ({ type: 'dma', delta: 1 }));
const nested = (depth: number): ScenarioEvent =>
  times(depth, (i) => i).reduce<ScenarioEvent>(
    (inner) => ({ type: 'group', label: 'one', events: [inner] }),
    { type: 'dma', delta: 1 },
  );

/** A document at its limit is read, one above is refused with a path and the limit. */
const cases: [string, (count: number) => object, number, string][] = [
  ['name', (n) => ({ name: 'x'.repeat(n) }), LIMITS.name, 'name: 10001 characters'],
  ['notes', (n) => ({ notes: 'x'.repeat(n) }), LIMITS.notes, 'notes: 100001 characters'],
  ['memory', (n) => ({ memory: ranges(n) }), LIMITS.ranges, 'memory: 65537 ranges'],
  [
    'page attributes',
    (n) => ({ pageAttributes: attributes(n) }),
    LIMITS.ranges,
    'pageAttributes: 65537 ranges',
  ],
  ['vCPUs', (n) => ({ vcpus: times(n, () => ({})) }), LIMITS.vcpus, 'vcpus: 4097 vCPUs'],
  [
    'registers of a vCPU',
    (n) => ({ vcpus: [{}, { msrs: msrs(n) }] }),
    LIMITS.msrs,
    'vcpus[1].msrs: 1025 registers',
  ],
  ['registers of the host', (n) => ({ host: { msrs: msrs(n) } }), LIMITS.msrs, 'host.msrs: 1025 registers'],
  [
    'quirks',
    (n) => ({ vm: { disabledQuirks: times(n, (i) => `Q${i}`) } }),
    LIMITS.quirks,
    'vm.disabledQuirks: 257',
  ],
  ['events', (n) => ({ events: events(n) }), LIMITS.events, 'events: more than 100000'],
  [
    'events of groups',
    (n) => ({ events: [{ type: 'group', label: 'all', events: events(n - 1) }] }),
    LIMITS.events,
    'events: more than 100000',
  ],
  [
    'a label',
    (n) => ({ events: [{ type: 'group', label: 'x'.repeat(n), events: [] }] }),
    LIMITS.name,
    'events[0].label: 10001 characters',
  ],
  [
    'groups within groups',
    (n) => ({ events: [nested(n)] }),
    LIMITS.depth,
    `events${'[0].events'.repeat(9)}: groups within groups`,
  ],
];

describe('limits of a document', () => {
  it.each(cases)('%s', (_, make, most, message) => {
    expect(() => parse(make(most))).not.toThrow();
    expect(() => parse(make(most + 1))).toThrow(message);
  });

  it('a nest of a hundred thousand groups is refused in words, not by the stack', () => {
    expect(() => parse({ events: [nested(100_000)] })).toThrow(
      'groups within groups, at most 8 deep are read',
    );
  });
});
