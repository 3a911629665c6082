/** Prefixes and paste damage: the same line must come out whatever it went through. */
import { describe, expect, it } from 'vitest';
import { isDiff, linesOf } from './lines';
import { bodyOf } from './prefixes';
import { fixture, msrsOf, read, readSample } from './testing/samples';

const BODY = '0 base 00C0000000 mask 7FC0000000 uncachable';

describe('prefixes', () => {
  it.each([
    `  ${BODY}`,
    `[    0.000000]   ${BODY}`,
    `[12345.678901] ${BODY}`,
    `<6>[    0.000000]   ${BODY}`,
    `> > [    0.000000]   ${BODY}`,
    `>>> ${BODY}`,
    `Oct 31 20:09:02 host kernel:   ${BODY}`,
    `Oct  1 20:09:02 host kernel: [    0.000000]   ${BODY}`,
    `Fri 2024-03-01 10:00:00 CET host kernel:   ${BODY}`,
    `2024-03-01T10:00:00.123456+01:00 host kernel:   ${BODY}`,
    `2024-03-01T10:00:00,123456+01:00   ${BODY}`,
    `16:42:31,123 INFO kernel:  ${BODY}`,
    `[Mon Mar  4 10:00:00 2024]   ${BODY}`,
    `[    0.000000][    T0]   ${BODY}`,
    `[    0.000000] hp8000 kernel:   ${BODY}`,
    `kern  :debug : [    0.000000]   ${BODY}`,
    `(XEN) ${BODY}`,
    `(XEN) [    1.234567] ${BODY}`,
    `    // ${BODY}`,
    `dmesg.txt:123:[    0.000000]   ${BODY}`,
    `\u001b[32m[    0.000000] \u001b[0m  ${BODY}`,
    `_[    0.000000]   ${BODY}_`,
    `**${BODY}**`,
    `\`${BODY}\``,
    `&gt; ${BODY}`,
    `<p>${BODY}<br>`,
    `[    0.000000]\t0\u00a0base 00C0000000   mask 7FC0000000 uncachable\\`,
    `${BODY}\r`,
  ])('%j', (line) => expect(bodyOf(line)).toBe(BODY));

  it('keeps what is no prefix', () => {
    expect(bodyOf('reg00: base=0x000000000 (    0MB), size=  512MB, count=1: write-back')).toBe(
      'reg00: base=0x000000000 ( 0MB), size= 512MB, count=1: write-back',
    );
    expect(bodyOf('[cpu0] RDMSR( 0xfe )')).toBe('[cpu0] RDMSR( 0xfe )');
    expect(bodyOf('a <name@host.example> b &unknown;')).toBe('a <name@host.example> b &unknown;');
  });
});

describe('damage', () => {
  const log = fixture('linux-dmesg/01-surface-book-wb-default.txt');
  const whole = readSample('linux-dmesg/01-surface-book-wb-default.txt').doc;
  const proc = fixture('proc-mtrr/03-n100-10-regs-high-uc.txt');

  it.each<[string, (text: string) => string]>([
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR alone', (text) => text.replaceAll('\n', '\r')],
    ['a blank line after every line', (text) => text.replaceAll('\n', '\n\n')],
    ['indented', (text) => text.replace(/^/gm, '    ')],
    ['quoted', (text) => text.replace(/^/gm, '> ')],
    ['entities', (text) => text.replaceAll('<', '&lt;').replaceAll('=', '&#61;').replaceAll('>', '&gt;')],
    ['blanks collapsed', (text) => text.replace(/[ \t]+/g, ' ')],
    ['blanks to tabs', (text) => text.replaceAll('  ', '\t')],
    ['one line, with times', (text) => text.replaceAll('\n', ' ')],
    [
      'wrapped by a mailer',
      (text) => text.replaceAll('] usable', ']\nusable').replaceAll('  UC- WT', '\nUC- WT'),
    ],
    ['quoted-printable', (text) => text.replaceAll('=', '=3D').replaceAll('base 00', 'ba=\nse 00')],
    ['in a code fence', (text) => `The log:\n\n\`\`\`\n${text}\n\`\`\`\n`],
  ])('%s', (_, harm) => expect(read(harm(log)).doc).toEqual(whole));

  it('one line without times', () => {
    const text = log.replace(/^\[[^\]]*\]/gm, '').replaceAll('\n', ' ');
    expect(msrsOf(read(text))).toEqual(whole?.vcpus?.[0]?.msrs);
    expect(msrsOf(read(proc.replace(/\s+/g, ' ')))).toEqual(msrsOf(read(proc)));
  });

  it('tells the sides of a diff apart, and a diff from a mail', () => {
    const diff = fixture('linux-dmesg/10-diff-of-two-dmesgs.txt');
    expect(isDiff(diff)).toBe(true);
    expect(isDiff(`< see below\n${log.replace(/^/gm, '> ')}`)).toBe(false);
    const reading = read(diff);
    expect(reading.doc?.name).toContain('Alienware');
    expect(reading.assumed.join()).toContain('diff of two logs');
    expect(msrsOf(reading)['0x200']).toBe('0xffe40005');
  });

  it('counts the lines of the text, also where some were joined', () => {
    const text = 'a=3D=\nb\nc\n';
    expect([...linesOf(text, /./)].map((line) => [line.number, ...line.pieces])).toEqual([
      [1, 'a=b'],
      [3, 'c'],
    ]);
  });
});
