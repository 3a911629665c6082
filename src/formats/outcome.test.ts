/** What dumps say of their own map, against the map that the resolver makes of their registers. */
import { describe, expect, it } from 'vitest';
import { compareOutcome } from './outcome';
import { docOf, fixture, readSample, SAMPLES, typeAtOf } from './testing/samples';
import type { Reading } from './types';

type Rows = [string, string, string][];
interface Vectors {
  linuxMap: { id: string; msr_dump: string; expected_map: Rows }[];
  edk2: { id: string; expected_ranges: Rows; flags: string[] }[];
}
const vectors = JSON.parse(fixture('peer-vectors.json')) as Vectors;

/** Where the kernel's map is not what a CPU does. */
const LINUX_DIFFERS: Readonly<Record<string, string[]>> = {
  // A mask with holes: the kernel makes one run of pages of it.
  k07: ["At 0x81000000 the dump's map says UC, the registers give WB."],
  // Base bits outside the mask: the kernel begins at the base, the CPU does not look at these bits.
  k10: [
    "At 0xc0000000 the dump's map says UC (no row, so the default type), the registers give WC.",
    "At 0x100000000 the dump's map says WC, the registers give UC.",
  ],
  k21: ["The dump's map reaches to 0x10120000000, above the 0x10000000000 of the address space."],
  // A base above MAXPHYADDR, which the emulated CPU took and no real one accepts.
  k20: ["The dump's map reaches to 0x80000000000, above the 0x10000000000 of the address space."],
};

/** Where EDK2's is not: it makes a length of a mask with holes, and begins at a base that is not aligned. */
const EDK2_DIFFERS = /06-amd-sabine|k07-noncontiguous|k10-unaligned/;

const outcomeOf = (rows: Rows): NonNullable<Reading['outcome']> =>
  rows.map(([first, last, type]) => ({ start: Number(first), end: Number(BigInt(last) + 1n), type }));

const differences = (reading: Reading): string[] => compareOutcome(reading, typeAtOf(docOf(reading)));

describe("the kernel's map in its log", () => {
  const logs = SAMPLES.filter((name) => name.startsWith('linux-dmesg') && readSample(name).outcome);
  it('is there', () => expect(logs.length).toBeGreaterThan(15));
  it.each(logs)('%s', (name) => {
    const tag = /k\d\d/.exec(name)?.[0] ?? '';
    expect(differences(readSample(name))).toEqual(LINUX_DIFFERS[tag] ?? []);
  });
});

describe("the kernel's map, from the registers that were programmed", () => {
  it.each(vectors.linuxMap)('$id', ({ id, msr_dump, expected_map }) => {
    const reading: Reading = { ...readSample(msr_dump), outcome: outcomeOf(expected_map) };
    expect(differences(reading)).toEqual(LINUX_DIFFERS[id.slice(0, 3)] ?? []);
  });
});

describe("EDK2's MtrrLib, from the same registers", () => {
  it.each(vectors.edk2)('$id', ({ id, expected_ranges }) => {
    const reading: Reading = { ...readSample(id), outcome: outcomeOf(expected_ranges) };
    const found = differences(reading);
    if (EDK2_DIFFERS.test(id)) expect(found).not.toEqual([]);
    else expect(found).toEqual([]);
  });
});

describe('total RAM covered', () => {
  // The kernel adds up the variable ranges alone: fixed ranges off, default UC.
  const cleaned = SAMPLES.filter((name) => {
    const reading = readSample(name);
    return reading.covered !== undefined && reading.doc?.vcpus?.[0]?.msrs?.['0x201'];
  });
  it('is there', () => expect(cleaned.length).toBeGreaterThan(3));
  it.each(cleaned)('%s', (name) => {
    const reading = readSample(name);
    const doc = docOf(reading);
    const msrs = { ...doc.vcpus?.[0]?.msrs, '0x2ff': '0x800' };
    const typeAt = typeAtOf({ ...doc, vcpus: [{ msrs }] });
    const step = 0x100000;
    let bytes = 0;
    for (let at = 0; at < 0x1000000000; at += step) if (typeAt(at / 4096) === 'WB') bytes += step;
    expect(bytes).toBe(reading.covered);
  });
});
