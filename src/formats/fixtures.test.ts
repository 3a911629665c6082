/** Every sample is read. How many lines of each are not understood is printed, and held fast. */
import { afterAll, describe, expect, it } from 'vitest';
import { docOf, readSample, SAMPLES } from './testing/samples';

/** Lines that are damaged in the sample itself. */
const UNKNOWN: Readonly<Record<string, number>> = {
  'linux-dmesg/58-wslg-716-hyperv-cut.txt': 1,
  'coreboot/07-ecs-h310-corrupted-log.txt': 4,
  'coreboot/10-dasharo-402-m900-cut.txt': 1,
  'coreboot/11-qubes-8939-46g-temporary-cut.txt': 1,
};
/** What holds nothing that could be shown as a scenario, and why. */
const EMPTY: readonly (readonly [RegExp, RegExp])[] = [
  // MTRRcap and the SMRR alone; virtual addresses; page tables of AMD.
  [/02-chipsec|info-(?:tlb|mem)|03-sev/, /no register/],
  [/kvm-spte/, /leaves of an EPT/],
];
const FORMAT_OF: Readonly<Record<string, string>> = {
  'proc-mtrr-old': 'proc-mtrr',
  'msr-tools': 'rdmsr',
  'hypervisor-logs': 'hyperdbg',
};

const table: string[] = [];
let total = 0;
afterAll(() =>
  console.log([' read noise unknown sample', ...table, `${total} lines not understood`].join('\n')),
);

describe('samples', () => {
  it('are all there', () => expect(SAMPLES.length).toBeGreaterThanOrEqual(153));

  it.each(SAMPLES)('%s', (name) => {
    const reading = readSample(name);
    const { read, noise, unknown } = reading.counts;
    const numbers = [read, noise, unknown].map((n) => String(n).padStart(5)).join(' ');
    total += unknown;
    table.push(`${numbers} ${name}`);
    expect(unknown).toBe(UNKNOWN[name] ?? 0);
    const empty = EMPTY.find(([which]) => which.test(name));
    if (!empty) expect(read).toBeGreaterThan(0);
    expect(reading.lines.filter((line) => line.status === 'unknown' && !line.why)).toEqual([]);
    if (empty) expect(reading.error).toMatch(empty[1]);
    else {
      expect(reading.error).toBeUndefined();
      expect(docOf(reading)).toEqual(reading.doc);
    }
    const folder = name.split('/')[0] as string;
    const expected = name.includes('chipsec') ? 'chipsec' : (FORMAT_OF[folder] ?? folder);
    // The kernel on Xen prints its PAT in the same log.
    expect(reading.formats).toEqual(name.includes('02-t20-xen') ? ['xen', 'linux-dmesg'] : [expected]);
  });
});
