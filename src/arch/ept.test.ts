/** Entries of the EPT that are no leaves, and the type of the structures themselves. */
import { describe, expect, it } from 'vitest';
import { eptStructureType, readNonLeaf } from './ept';
import { UC, WB } from './memtype';

describe('an entry that references a table', () => {
  it.each([
    ['is present with any of the three rights', 0x1000n | 1n, { ok: true }],
    ['may execute only', 4n, { ok: true }],
    ['has none of them', 0x1000n, { ok: false, exit: 'EPT violation' }],
    ['has none of them, and reserved bits', 0x78n, { ok: false, exit: 'EPT violation' }],
    ['has a memory type', 7n | (6n << 3n), { ok: false, exit: 'EPT misconfiguration' }],
    ['has IPAT', 7n | 0x40n, { ok: false, exit: 'EPT misconfiguration' }],
  ] as const)('%s', (_, entry, reading) => {
    expect(readNonLeaf(entry)).toEqual(reading);
  });
});

it('the structures are UC or WB, and UC under CR0.CD; else VM entry fails', () => {
  const types = Array.from({ length: 8 }, (_, type) => eptStructureType(BigInt(type), false));
  expect(types).toEqual([UC, undefined, undefined, undefined, undefined, undefined, WB, undefined]);
  expect([0, 4, 6].map((type) => eptStructureType(BigInt(type), true))).toEqual([UC, undefined, UC]);
});
