/** Every sample as it comes through terminals, mail and journals: the same reading, or at least an answer. */
import { describe, expect, it } from 'vitest';
import { compareOutcome } from './outcome';
import { fixture, read, readSample, SAMPLES } from './testing/samples';

const perLine =
  (change: (line: string, i: number) => string) =>
  (text: string): string =>
    text.split('\n').map(change).join('\n');

/** What changes nothing of what is said. */
const SAME: Readonly<Record<string, (text: string) => string>> = {
  'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
  'old Macintosh line ends': (text) => text.replaceAll('\n', '\r'),
  'a mail quote': perLine((line) => `> ${line}`),
  'a journal': perLine((line, i) => `Nov 21 15:58:${10 + (i % 50)} host kernel: ${line}`),
  'hexadecimal digits in upper case': (text) =>
    text.replace(/\b(0x)?([0-9a-f]{5,})\b/g, (whole, x: string | undefined, digits: string) =>
      x || /\d/.test(digits) ? `${x ?? ''}${digits.toUpperCase()}` : whole,
    ),
  'noise after each line': perLine((line) => `${line}\n[    1.234567] usb 1-1: new high-speed USB device`),
};
/**
 * What the place of a line is part of: the marks of a diff at its very beginning, the rest of a word behind a soft line end,
 * bare values below their command.
 */
const BY_PLACE: Readonly<Record<string, readonly string[]>> = {
  'a mail quote': ['linux-dmesg/10-diff-of-two-dmesgs.txt', 'linux-dmesg/44-lkp-quoted-printable.txt'],
  'a journal': ['linux-dmesg/10-diff-of-two-dmesgs.txt', 'linux-dmesg/44-lkp-quoted-printable.txt'],
  'noise after each line': ['msr-tools/20-qemu-rdmsr-a-per-cpu.txt'],
};

/** What says less, or something else. */
const OTHER: Readonly<Record<string, (text: string) => string>> = {
  'upper case': (text) => text.toUpperCase(),
  'lower case': (text) => text.toLowerCase(),
  'no line ends': (text) => text.replaceAll('\n', ' '),
  'half of each line': perLine((line) => line.slice(0, line.length / 2)),
  'a second machine between the lines': (text) => {
    const other = fixture('edk2/08-t5-q35-ovmf-4g-full-excerpt.txt').split('\n');
    return text
      .split('\n')
      .map((line, i) => `${line}\n${other[i % other.length]}`)
      .join('\n');
  },
};

const small = SAMPLES.filter((name) => fixture(name).length < 60_000);

describe.each(Object.entries(SAME))('%s', (name, change) => {
  it('changes no sample but those that live by place', () => {
    const changed = small.filter((sample) => {
      const [plain, other] = [readSample(sample), read(change(fixture(sample)))];
      return JSON.stringify([plain.doc, plain.leaves]) !== JSON.stringify([other.doc, other.leaves]);
    });
    expect(changed).toEqual(BY_PLACE[name] ?? []);
  });
});

describe.each(Object.entries(OTHER))('%s', (_, change) => {
  it('is answered for every sample', () => {
    for (const name of small) {
      const reading = read(change(fixture(name)));
      expect(reading.doc === undefined).toBe(reading.error !== undefined);
      expect(() => compareOutcome(reading, () => 'WB')).not.toThrow();
      for (const line of reading.lines) if (line.status === 'unknown') expect(line.why).toBeTruthy();
    }
  });
});
