import { describe, expect, it } from 'vitest';
import { KnownLines } from './known-lines';
import { fixture, read, SAMPLES } from './testing/samples';
import type { Reading } from './types';

const LINE = { pieces: ['x'], dull: false };

describe('lines that were met before', () => {
  it('are known, and others are not', () => {
    const lines = new KnownLines();
    expect(lines.get('a')).toBeUndefined();
    lines.add('a', LINE);
    expect(lines.get('a')).toBe(LINE);
    expect(lines.get('b')).toBeUndefined();
  });

  const meet = (lines: KnownLines, text: string): boolean => {
    if (lines.get(text)) return true;
    lines.add(text, LINE);
    return false;
  };

  it('are no longer kept where nearly every line is new, until it is tried again', () => {
    const lines = new KnownLines();
    for (let i = 0; i < 5000; i++) meet(lines, `line ${i}`);
    expect(meet(lines, 'line 4999')).toBe(false);
    // What repeats later is known in the end.
    for (let i = 0; i < 70_000; i++) meet(lines, `again ${i % 10}`);
    expect(meet(lines, 'again 7')).toBe(true);
  });

  it('are kept for as long as they come again, also after many that did not', () => {
    const lines = new KnownLines();
    for (let i = 0; i < 100_000; i++) {
      meet(lines, `line ${i % 4 ? i % 400 : i}`);
    }
    expect(lines.get('line 399')).toBe(LINE);
  });
});

/** What came of a text, without its lines' own characters. */
const outcome = ({ lines, statements: _, ...rest }: Reading) => ({
  ...rest,
  lines: lines.map(({ number, status, why }) => [number, status, why]),
});

// A blank at the end of a line means nothing, but makes it one that was not met before. Behind the `=` of a mail it would.
it.each(SAMPLES)('%s means the same where its lines come again', (name) => {
  const text = fixture(name).replaceAll('\r\n', '\n');
  const other = text.replace(/(?<!=)\n/g, ' \n');
  expect(outcome(read(`${text}\n${text}`))).toEqual(outcome(read(`${text}\n${other}`)));
});
