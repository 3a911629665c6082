/** Links of this tool in a text, and C tables of MSRs that other programs hold. */
import { describe, expect, it } from 'vitest';
import { encodeLink, encodeReadable } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import { choose } from './choose';
import { msrsOf, read } from './testing/samples';

const doc: Scenario = {
  version: 1,
  name: 'a box',
  policy: 'xen',
  cpu: { maxPhysAddr: 39 },
  events: [{ type: 'dma', delta: 1 }],
};
const link = `https://gpatlas.example/${encodeLink(doc)}`;

describe('a link', () => {
  it.each([
    ['alone', link],
    ['without its host', encodeLink(doc)],
    ['readable', encodeReadable(doc)],
    ['in a sentence', `See (${link}), please.`],
    ['in angle brackets', `Here: <${link}>`],
    ['in bold', `**${link}**`],
    ['in a page', `<p>${link}</p>`],
    ['quoted', `> > ${link}`],
    ['in a mail body', `=3D\n${link.slice(0, 40)}=\n${link.slice(40)}\n`],
  ])('%s', (_, text) => {
    const reading = read(text);
    expect(reading.error).toBeUndefined();
    expect(reading.isWhole).toBe(true);
    expect(reading.doc).toEqual({ ...doc });
    expect(reading.formats).toEqual(['share-link']);
    expect(choose(reading, { width: '52' }).doc).toEqual(reading.doc);
  });

  it('is mentioned where a dump stands beside it, and is not taken', () => {
    const reading = read(`${link}\nreg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable\n`);
    expect(reading.isWhole).toBeUndefined();
    expect(reading.doc?.policy).toBe('bare-metal');
    expect(reading.assumed[0]).toContain('line 1');
  });

  it('counts in our own report, whatever the notes quote', () => {
    const notes = 'reg00: base=0x0c0000000 ( 3072MB), size= 1024MB, count=1: uncachable';
    const reading = read(`Link\n  ${link}\n\nNotes\n  ${notes}\n`);
    expect(reading.doc?.name).toBe('a box');
    expect(reading.differences.join()).toContain('/proc/mtrr');
  });

  it('is refused with the reason where it is damaged', () => {
    const reading = read(`Look: ${link.slice(0, -20)}`);
    expect(reading.doc).toBeUndefined();
    expect(reading.lines[0]).toMatchObject({
      status: 'unknown',
      why: expect.stringContaining('the link cannot'),
    });
  });

  it('of which there are very many is not opened each time', () => {
    const reading = read(`${link}\n`.repeat(50));
    expect(reading.doc?.policy).toBe('xen');
    expect(reading.counts).toMatchObject({ read: 20, unknown: 30 });
    expect(reading.assumed.join()).toContain('20 links');
  });

  it('of which there are several is named', () => {
    const other = encodeLink({ ...doc, policy: 'acrn' });
    const reading = read(`${link}\n${other}\n`);
    expect(reading.doc?.policy).toBe('xen');
    expect(reading.assumed.join()).toContain('2 links');
  });
});

describe('a table in C', () => {
  it.each([
    ['plain', '{0x200, 0x6},\n{0x201, 0xF80000800},\n{0x2ff, 0xc06},'],
    [
      'with names of fields',
      '{ .index = 0x200, .data = 0x6ULL },\n{ .index = 0x201, .data = 0xf80000800ull }, // half\n{ .index = 0x2FF, .data = 0xc06 },',
    ],
    [
      'with other rows',
      '{ 0x200, 0x6 },\n{ 0x201, 0xf80000800 },\n{ 0x2ff, 0xc06 },\n{ 0x1a0, 0x850089 },\n{ 0x10, 3 },',
    ],
  ])('%s', (_, text) => {
    const reading = read(`struct msr m[] = {\n${text}\n};\n`);
    expect(reading.formats).toEqual(['c-table']);
    expect(msrsOf(reading)).toEqual({ '0x200': '0x6', '0x201': '0xf80000800', '0x2ff': '0xc06' });
  });
});
