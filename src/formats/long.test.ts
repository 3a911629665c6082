/** Long dumps: what makes them quick must change nothing of what is said. */
import { describe, expect, it } from 'vitest';
import { MAX_LISTED } from './limits';
import { E820_RULES } from './linux/e820-lines';
import { MAP_RULES } from './linux/map-lines';
import { MTRR_RULES } from './linux/mtrr-lines';
import { PAT_RULES } from './linux/pat-lines';
import { hintOf } from './offer';
import { bodyOf } from './prefixes';
import { FORMATS } from './registry';
import { fixture, read, SAMPLES } from './testing/samples';

const bodies = [
  ...new Set(SAMPLES.flatMap((name) => fixture(name).split(/\r?\n/).slice(0, 2000).map(bodyOf))),
];

describe('looks before the look', () => {
  it('no rule of the kernel log matches a line that begins otherwise than it says', () => {
    const rules = [...MTRR_RULES, ...MAP_RULES, ...E820_RULES, ...PAT_RULES];
    for (const { begins, pattern } of rules) {
      const matched = bodies.filter((body) => pattern.test(body));
      expect(matched.filter((body) => begins?.includes(body[0] as string) === false)).toEqual([]);
    }
    expect(rules.filter(({ begins }) => begins === undefined)).toEqual([]);
  });

  it('the hint of all formats is that of each of them', () => {
    const hints = FORMATS.flatMap((format) => ('hint' in format ? [format.hint] : []));
    const any = hintOf(FORMATS);
    const wanted = (body: string): boolean => hints.some((hint) => hint.test(body));
    expect(bodies.filter((body) => any.test(body) !== wanted(body))).toEqual([]);
    expect(bodies.filter(wanted).length).toBeGreaterThan(1000);
  });
});

describe('lines beyond those that are listed', () => {
  const many = MAX_LISTED * 2;

  it('are counted as what they are in the end', () => {
    const one = 'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable\n';
    const { counts, lines } = read(`${one.repeat(many)}usb\n${one}`);
    // Each begins another file, and the last one counts.
    expect(counts).toEqual({ read: 1, noise: many + 1, unknown: 0 });
    expect(lines.length).toBeLessThan(many);
  });

  it('are counted where they were not understood', () => {
    expect(read('reg00: base=0x\nusb\n'.repeat(many)).counts).toEqual({
      read: 0,
      noise: many,
      unknown: many,
    });
  });

  it('of a table that counts only where no other does', () => {
    const table = 'original variable MTRRs\nreg 0, base: 0GB, range: 2GB, type WB\n';
    const rows = 'reg 0, base: 0GB, range: 2GB, type WB\n'.repeat(many);
    expect(read(table + rows).counts.read).toBe(many + 1);
    const printed = '  0 base 0000000000 mask FF80000000 write-back\n';
    expect(read(printed + table + rows).counts.read).toBe(1);
  });
});
