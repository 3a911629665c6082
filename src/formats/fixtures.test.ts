/** Every sample is read. How many lines of each are not understood is printed, and held fast. */
import { afterAll, describe, expect, it } from 'vitest';
import { docOf, readSample, SAMPLES } from './testing/samples';

/** Lines that are damaged in the sample itself. */
const UNKNOWN: Readonly<Record<string, number>> = { 'linux-dmesg/58-wslg-716-hyperv-cut.txt': 1 };
/** It holds MTRRcap and the SMRR, so nothing that could be shown. */
const EMPTY = new Set(['msr-tools/02-chipsec-304-rdmsr.txt']);
const FORMAT_OF: Readonly<Record<string, string>> = {
  'proc-mtrr': 'proc-mtrr',
  'proc-mtrr-old': 'proc-mtrr',
  'linux-dmesg': 'linux-dmesg',
  'msr-tools': 'rdmsr',
};

const table: string[] = [];
afterAll(() => console.log(['read noise unknown sample', ...table].join('\n')));

describe('samples', () => {
  it.each(SAMPLES)('%s', (name) => {
    const reading = readSample(name);
    const { read, noise, unknown } = reading.counts;
    const numbers = [read, noise, unknown].map((n) => String(n).padStart(5)).join(' ');
    table.push(`${numbers} ${name}`);
    expect(unknown).toBe(UNKNOWN[name] ?? 0);
    expect(read).toBeGreaterThan(0);
    expect(reading.lines.filter((line) => line.status === 'unknown' && !line.why)).toEqual([]);
    if (EMPTY.has(name)) expect(reading.error).toMatch(/no register/);
    else {
      expect(reading.error).toBeUndefined();
      expect(docOf(reading)).toEqual(reading.doc);
    }
    const [folder] = name.split('/');
    expect(reading.formats).toEqual([name.includes('chipsec') ? 'chipsec' : FORMAT_OF[folder as string]]);
  });
});
