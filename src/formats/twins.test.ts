/** One machine, seen by rdmsr, by its kernel log and in /proc/mtrr: the registers must be the same. */
import { describe, expect, it } from 'vitest';
import { hexValue } from '../arch/hex';
import { fixture, msrsOf, read, readSample, SAMPLES } from './testing/samples';
import type { Reading } from './types';

const TAG = /(?:qemu-t\d+|kexec-k\d+)-.*?(?=-loop|\.txt)/;
const KINDS: Readonly<Record<string, 'raw' | 'log' | 'proc'>> = {
  'msr-tools': 'raw',
  'linux-dmesg': 'log',
  'proc-mtrr': 'proc',
};
const twins = new Map<string, { raw?: string; log?: string; proc?: string }>();
for (const name of SAMPLES) {
  const tag = TAG.exec(name)?.[0];
  if (!tag) continue;
  const kind = KINDS[name.split('/')[0] as string];
  if (!kind) continue;
  twins.set(tag, { ...twins.get(tag), [kind]: name });
}

/** The valid ranges: base with type, and the mask's bits below the narrower of two widths. */
function ranges(reading: Reading, bits: number): Record<string, string> {
  const msrs = msrsOf(reading);
  const found: Record<string, string> = {};
  for (let n = 0; n < 40; n++) {
    const base = hexValue(msrs[`0x${(0x200 + 2 * n).toString(16)}`] ?? '0x0');
    const mask = hexValue(msrs[`0x${(0x201 + 2 * n).toString(16)}`] ?? '0x0');
    if ((mask & 0x800n) === 0n) continue;
    found[n] = `${base.toString(16)} ${(mask & ((1n << BigInt(bits)) - 1n)).toString(16)}`;
  }
  return found;
}

function bitsOf(...readings: Reading[]): number {
  return Math.min(...readings.map((r) => r.doc?.cpu?.maxPhysAddr ?? 0));
}

/** Everything but the variable ranges, as far as the log prints it. */
function others(reading: Reading): Record<string, string> {
  return Object.fromEntries(Object.entries(msrsOf(reading)).filter(([msr]) => Number(msr) >= 0x250));
}

describe('twins', () => {
  const all = [...twins].filter(([, t]) => t.raw);
  it('are there', () => expect(all.length).toBeGreaterThan(20));

  it.each(all.filter(([, t]) => t.log))('%s: rdmsr and the kernel log', (_, { raw, log }) => {
    const [a, b] = [readSample(raw as string), readSample(log as string)];
    // The log of a kernel that prints no registers has none to compare.
    if (!msrsOf(b)['0x2ff']) return;
    expect(ranges(b, bitsOf(a, b))).toEqual(ranges(a, bitsOf(a, b)));
    expect(others(a)).toMatchObject(others(b));
  });

  it.each(all.filter(([, t]) => t.proc))('%s: rdmsr and /proc/mtrr', (tag, { raw, proc }) => {
    const [a, b] = [readSample(raw as string), readSample(proc as string)];
    // Its base lies above MAXPHYADDR, which /proc/mtrr does not say: the range needs 43 bits, the CPU has 40.
    if (tag.includes('k20')) {
      expect(b.doc?.cpu?.maxPhysAddr).toBe(43);
      return;
    }
    expect(ranges(b, bitsOf(a, b))).toEqual(ranges(a, bitsOf(a, b)));
  });

  it.each(all.filter(([, t]) => t.log && t.proc))(
    '%s: all of them in one paste',
    (tag, { raw, log, proc }) => {
      const alone = readSample(raw as string);
      const texts = [log, proc, raw].map((name) => fixture(name as string));
      const together = read(texts.join('\n'));
      expect(together.formats.sort()).toEqual(['linux-dmesg', 'proc-mtrr', 'rdmsr']);
      expect(msrsOf(together)).toEqual(msrsOf(alone));
      const expected = tag.includes('k20') ? 1 : 0;
      expect(together.differences).toHaveLength(expected);
    },
  );
});
