/** Every text gets an answer: random ones, damaged samples, huge ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { MAX_LINE, MAX_LISTED } from './limits';
import { compareOutcome } from './outcome';
import { fixture, read, SAMPLES } from './testing/samples';
import type { Reading } from './types';

function sound(reading: Reading): void {
  expect(reading.doc === undefined).toBe(reading.error !== undefined);
  if (reading.doc) expect(parseScenario(reading.doc, () => true)).toEqual(reading.doc);
  for (const line of reading.lines) if (line.status === 'unknown') expect(line.why).toBeTruthy();
  expect(reading.lines.length).toBeLessThanOrEqual(3 * MAX_LISTED);
  expect(() => compareOutcome(reading, () => 'WB')).not.toThrow();
}

const WORDS = [
  'MTRR default type: write-back',
  'MTRR fixed ranges enabled:',
  'MTRR variable ranges disabled:',
  '00000-FFFFF uncachable',
  '  0 base 0000000000 mask FF80000000 write-back',
  '  1 base FFFFFFFFF000 mask 000000001000 ?',
  '  39 disabled',
  'MTRR map: 1 entries (0 fixed + 1 variable; max 23), built from 10 variable MTRRs',
  '  0: 0000000000000000-000fffffffffffff write-back',
  '  1: 0000000000001000-0000000000002fff write-through',
  'reg00: base=0x000000000 (    0MB), size=4294967295MB, count=1: write-back',
  'reg39: base=0xffffffffff000 (4294967295MB), size=    4KB, count=1: write-combining',
  'reg 0, base: 0GB, range: 3GB, type WB',
  'original variable MTRRs',
  'New variable MTRRs',
  'BIOS-e820: [mem 0x0000000000000000-0x000fffffffffffff] usable',
  'BIOS-e820: [mem 0x0000000000000800-0x0000000000000fff] reserved',
  'address sizes : 52 bits physical, 57 bits virtual',
  'MSR 0xfe: ff',
  'MSR 0xfe: 528',
  'MSR 0x24f: fffffffffffff800',
  'MSR 0x201: fffffffff800',
  '# rdmsr -a 0x2ff',
  'c06',
  'CPU 4095',
  'TOM2: 000000013f000000 aka 5104M',
  'x86/PAT: Configuration [0-7]: WB  WC  UC- UC  WB  WP  UC- WT',
];

describe('never throws', () => {
  it('for any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sound(read(text))));
  });

  it('for any order of lines', () => {
    const line = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 30 }));
    const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (t) => sound(read(t))),
      { numRuns: 500 },
    );
  });

  it('for samples that were cut, mixed and overwritten', () => {
    const mutation = fc.record({
      names: fc.array(fc.constantFrom(...SAMPLES.filter((name) => !/8[78]-kexec/.test(name))), {
        minLength: 1,
        maxLength: 3,
      }),
      cuts: fc.array(fc.record({ at: fc.nat(8000), length: fc.nat(60), text: fc.string({ maxLength: 4 }) }), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(mutation, ({ names, cuts }) => {
        let text = names.map(fixture).join('\n');
        for (const cut of cuts) {
          const at = cut.at % text.length;
          text = text.slice(0, at) + cut.text + text.slice(at + cut.length);
        }
        sound(read(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('huge texts', () => {
  const log = fixture('linux-dmesg/01-surface-book-wb-default.txt');
  it('are answered', () => {
    const reading = read(log.repeat(2000));
    sound(reading);
    expect(reading.doc?.cpu?.variableMtrrs).toBe(10);
    const lines = log.trimEnd().split('\n').length;
    expect(reading.counts.read + reading.counts.noise).toBe(2000 * lines);
  });

  it.each([
    ['one line', 'a'.repeat(10_000_000)],
    ['one line of blanks', ' '.repeat(10_000_000)],
    ['quotes', `${'> '.repeat(30_000)}\n`.repeat(50)],
    ['tags', `${'<pre'.repeat(15_000)}\n`.repeat(50)],
    ['digits', `${'0'.repeat(60_000)}\n`.repeat(50)],
    ['heads', `${'[ 0.000000] reg00: base=0x0 1 base 00000000 '.repeat(1000)}\n`.repeat(20)],
    ['soft line ends', 'a=3D=\n'.repeat(300_000)],
    ['values without end', `# rdmsr -a 0x2ff\n${'c06\n'.repeat(100_000)}`],
    ['JSON without end', `{"version":1,"a":${'['.repeat(1_000_000)}`],
    [
      'groups without end',
      `{"version":1,"policy":"xen","events":${'[{"type":"group","label":"","events":'.repeat(50_000)}`,
    ],
  ])('%s', (_, text) => sound(read(text)));

  it('are refused above the bound, clearly', () => {
    expect(read('a'.repeat(65 * 1024 * 1024)).error).toContain('64 million characters');
    expect(read('\n'.repeat(2_000_001)).error).toContain('2000000 lines');
    const [line] = read('a'.repeat(MAX_LINE + 1)).lines;
    expect(line).toMatchObject({ status: 'unknown', why: expect.stringContaining('65536 characters') });
  });
});
