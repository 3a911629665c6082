/** The same file twice in one paste: before a change and after it, or a copy of it. */
import { describe, expect, it } from 'vitest';
import { choose } from './choose';
import { msrsOf, read } from './testing/samples';
import type { Reading } from './types';

const WB = 'reg00: base=0x000000000 (    0MB), size= 2048MB, count=1: write-back';
const UC = 'reg01: base=0x07f000000 ( 2032MB), size=   16MB, count=1: uncachable';
const WC = 'reg01: base=0x0d0000000 ( 3328MB), size=  256MB, count=1: write-combining';
const before = `$ cat /proc/mtrr\n${WB}\n${UC}\n`;
const after = `$ cat /proc/mtrr\n${WB}\n${WC}\n`;

const version = (reading: Reading) => reading.choices?.find(({ id }) => id === 'proc-mtrr version');
const contradictions = (reading: Reading) =>
  (reading.choices ?? []).filter(({ kind }) => kind === 'contradiction');

describe('/proc/mtrr twice', () => {
  const reading = read(before + after);

  it('is a choice, and the last one is taken', () => {
    expect(contradictions(reading)).toHaveLength(1);
    expect(version(reading)).toMatchObject({ usual: 'proc-mtrr 2', taken: 'proc-mtrr 2' });
    expect(version(reading)?.options.map(({ from }) => [from[0]?.first, from[0]?.last])).toEqual([
      [5, 6],
      [2, 3],
    ]);
    expect(version(reading)?.options[0]?.text).toBe(
      '0: WB [0x0, 0x80000000), 1: WC [0xd0000000, 0xe0000000)',
    );
    expect(reading.differences).toEqual([
      '/proc/mtrr, of which the text holds 2 that differ (lines 2 to 3, lines 5 to 6): the last is taken.',
    ]);
    expect(msrsOf(reading)['0x202']).toBe('0xd0000001');
  });

  it('gives the first one where that is picked, whole', () => {
    const picked = choose(reading, { 'proc-mtrr version': 'proc-mtrr 1' });
    expect(msrsOf(picked)).toEqual(msrsOf(read(before)));
    expect(version(picked)?.taken).toBe('proc-mtrr 1');
    expect(picked.differences.join()).toContain('as chosen');
    expect(msrsOf(choose(picked, {}))).toEqual(msrsOf(reading));
  });

  it('takes width and number of ranges from both: the machine is the same', () => {
    const high = 'reg09: base=0x4000000000 (262144MB), size=262144MB, count=1: uncachable';
    const taken = ({ choices }: Reading) =>
      Object.fromEntries((choices ?? []).map(({ id, taken: option }) => [id, option]));
    const two = read(`$ cat /proc/mtrr\n${WB}\n${high}\n${after}`);
    expect(taken(two)).toMatchObject({ 'proc-mtrr version': 'proc-mtrr 2', width: '39', count: '10' });
    const picks = { 'proc-mtrr version': 'proc-mtrr 1', width: '40', count: '16' };
    expect(taken(choose(two, picks))).toMatchObject(picks);
  });

  it('is silent where both say the same', () => {
    const twice = read(before + before);
    expect(contradictions(twice)).toEqual([]);
    expect(twice.differences).toEqual([]);
    expect(twice.assumed.join()).not.toContain('times');
    expect(twice.doc).toEqual(read(before).doc);
  });

  it('offers a state once, also where it comes back', () => {
    const back = read(before + after + before);
    expect(version(back)?.options.map(({ from }) => from[0]?.first)).toEqual([8, 5]);
    expect(msrsOf(back)).toEqual(msrsOf(read(before)));
  });

  it('is compared with other sources by what was picked', () => {
    const log = 'MTRR variable ranges enabled:\n  0 base 000000000 mask F80000000 write-back\n';
    const both = read(`${log}  1 base 07F000000 mask FFF000000 uncachable\n${before}${after}`);
    expect(contradictions(both).map(({ id }) => id)).toEqual(['proc-mtrr version', 'range 0 1']);
    const picked = choose(both, { 'proc-mtrr version': 'proc-mtrr 1' });
    expect(contradictions(picked).map(({ id }) => id)).toEqual(['proc-mtrr version']);
  });

  it('offers the last states of many', () => {
    const many = Array.from(
      { length: 20 },
      (_, i) =>
        `reg00: base=0x0${i.toString(16).padStart(2, '0')}000000 (${String(16 * i).padStart(5)}MB), size=   16MB, count=1: uncachable`,
    );
    expect(version(read(many.join('\n')))?.options).toHaveLength(8);
  });
});
