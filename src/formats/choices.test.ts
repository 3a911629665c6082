/** What a reading offers to choose, and what a pick makes of the document. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse';
import type { Choice, Picks } from './choices';
import { choose } from './choose';
import { fixture, msrsOf, read, readSample, SAMPLES } from './testing/samples';
import type { Reading } from './types';

const choice = (reading: Reading, id: string): Choice => {
  const found = reading.choices?.find((one) => one.id === id);
  if (!found) throw new Error(`no choice ${id} among ${reading.choices?.map((one) => one.id)}`);
  return found;
};
const options = (reading: Reading, id: string): string[] => choice(reading, id).options.map((one) => one.id);
const ids = (reading: Reading, kind: Choice['kind']): string[] =>
  (reading.choices ?? []).filter((one) => one.kind === kind).map((one) => one.id);

const log = fixture('linux-dmesg/59-qemu-t2-q35-seabios-4g.txt');

describe('a contradiction', () => {
  const reading = read(`${log}\n${fixture('proc-mtrr/14-qemu-t3-q35-seabios-8g-cleanup-after-wc.txt')}`);

  it('names every value with its source and line, and which is taken', () => {
    expect(ids(reading, 'contradiction')).toEqual(['range 0 1', 'range 0 2']);
    const { what, options: values, taken, why } = choice(reading, 'range 0 1');
    expect(what).toBe('Variable range 1');
    expect(values).toEqual([
      {
        id: 'proc-mtrr',
        text: 'WC, base 0xf8000000, 4 MiB, mask 0xffffc00000',
        from: [{ source: '/proc/mtrr', format: 'proc-mtrr', first: 45, last: 45 }],
      },
      {
        id: 'linux-dmesg',
        text: 'not valid',
        from: [{ source: 'the kernel log', format: 'linux-dmesg', first: 24, last: 24 }],
      },
    ]);
    expect(taken).toBe('proc-mtrr');
    expect(why).toContain('running machine');
  });

  it('can be decided the other way, range by range', () => {
    const picked = choose(reading, { 'range 0 1': 'linux-dmesg' });
    expect(msrsOf(picked)['0x202']).toBeUndefined();
    expect(msrsOf(picked)['0x204']).toBe(msrsOf(reading)['0x204']);
    expect(choice(picked, 'range 0 1').taken).toBe('linux-dmesg');
    expect(picked.differences[0]).toContain('as chosen');
    expect(choose(picked, {}).doc).toEqual(reading.doc);
  });

  it('of registers: a printed value is that of every CPU, a register that of its own', () => {
    const raw = '# rdmsr -a 0x200\n80000001\n80000001\n# rdmsr -a 0x201\nff80000800\nff80000800\n';
    const both = read(`${log}\n${raw}`);
    const picked = choose(both, { 'range 0 0': 'linux-dmesg' });
    for (const cpu of [0, 1]) expect(msrsOf(picked, cpu)).toMatchObject({ '0x200': '0xc0000000' });
    const twice = read('CPU 1\nMSR 0x2ff: c06\nMSR 0x2ff: c00\nCPU 0\nMSR 0x2ff: c06');
    expect(choice(twice, 'msr 1 767').options.map(({ from }) => from[0]?.first)).toEqual([3, 2]);
    const first = choose(twice, { 'msr 1 767': 'rdmsr earlier' });
    expect([0, 1].map((cpu) => msrsOf(first, cpu)['0x2ff'])).toEqual(['0xc06', '0xc06']);
  });

  it('of fields and the PAT', () => {
    const both = read(`${log}\nMSR 0x2ff: 800\nMSR 0x277: 7040600070406\n`);
    expect(ids(both, 'contradiction')).toEqual(['pat', 'default-type', 'fe']);
    const picked = choose(both, { pat: 'linux-dmesg', 'default-type': 'linux-dmesg', fe: 'linux-dmesg' });
    expect(msrsOf(picked)).toMatchObject({ '0x2ff': '0xc06', '0x277': '0x407050600070106' });
  });

  it('of the fixed ranges', () => {
    const both = read(
      `${fixture('windbg-mtrr/01-vmware-8var-uc-default.txt')}\nMSR 0x250: 0506060606060605\n`,
    );
    expect(msrsOf(choose(both, { fixed: 'windbg-mtrr' }))['0x250']).toBe('0x606060606060606');
  });

  it('among CPUs: each its own, or one for all', () => {
    const raw = read('# rdmsr -a 0x2ff\nc06\nc00\nc06\n');
    expect(options(raw, 'cpus')).toEqual(['own', 'cpu 0', 'cpu 1']);
    expect(choice(raw, 'cpus').options[1]?.text).toContain('so have CPU 2');
    const picked = choose(raw, { cpus: 'cpu 1' });
    expect([0, 1, 2].map((cpu) => msrsOf(picked, cpu)['0x2ff'])).toEqual(['0xc00', '0xc00', '0xc00']);
  });
});

describe('what the text leaves out', () => {
  const reading = readSample('proc-mtrr/12-qemu-t2-q35-seabios-4g.txt');

  it('is offered with what else it may be', () => {
    expect(ids(reading, 'assumption')).toEqual([
      'width',
      'pat',
      'fixed',
      'e',
      'default-type',
      'count',
      'cr0',
    ]);
    expect(options(reading, 'default-type')).toEqual(['UC', 'WC', 'WT', 'WP', 'WB']);
    expect(options(reading, 'fixed')).toEqual(['off', 'uc', 'bios']);
  });

  it.each<[Picks, Record<string, string>]>([
    [{ 'default-type': 'WT' }, { '0x2ff': '0x804' }],
    [{ e: '0' }, { '0x2ff': '0x6' }],
    [{ fixed: 'uc' }, { '0x2ff': '0xc06', '0x250': '0x0' }],
    [
      { fixed: 'bios' },
      { '0x2ff': '0xc06', '0x250': '0x606060606060606', '0x259': '0x0', '0x268': '0x505050505050505' },
    ],
    [{ pat: 'linux' }, { '0x277': '0x407050600070106' }],
  ])('%j', (picks, msrs) => expect(msrsOf(choose(reading, picks))).toMatchObject(msrs));

  it('also where it is no register', () => {
    const picked = choose(reading, { width: '46', count: '10', cr0: 'cd' });
    expect(picked.doc?.cpu).toEqual({ maxPhysAddr: 46, variableMtrrs: 10 });
    expect(picked.doc?.vcpus?.[0]?.cr0).toBe('0xc0050033');
    expect(msrsOf(picked)['0x201']).toBe('0x3fffc0000800');
  });

  it('is not offered where the text says it', () => {
    expect(ids(read('MSR 0x2ff: 806'), 'assumption')).toEqual(['width', 'pat', 'cr0']);
    expect(
      readSample('linux-dmesg/59-qemu-t2-q35-seabios-4g.txt').choices?.map((one) => one.id),
    ).not.toContain('fixed');
  });
});

it('every pick of every sample makes a document, and picking what is taken changes nothing', () => {
  const pastes = fc.array(fc.constantFrom(...SAMPLES.filter((name) => !/8[78]-kexec/.test(name))), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(pastes, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (names, numbers) => {
      const reading = read(names.map(fixture).join('\n'));
      const choices = reading.choices ?? [];
      const same = Object.fromEntries(choices.map(({ id, taken }) => [id, taken]));
      expect(choose(reading, same).doc).toEqual(reading.doc);
      const picks = Object.fromEntries(
        choices.map(({ id, options: all }, i) => [
          id,
          all[(numbers[i % 8] as number) % all.length]?.id as string,
        ]),
      );
      const picked = choose(reading, picks);
      if (picked.doc) expect(parseScenario(picked.doc, () => true)).toEqual(picked.doc);
      // A choice that is still there has what was picked, or the option of those who meanwhile say the same.
      for (const { id, taken, options: all } of picked.choices ?? []) {
        const like = all.find((one) => one.id === taken)?.from.map(({ format }) => format) ?? [];
        if (picks[id]) expect([taken, ...like]).toContain(picks[id]);
      }
      expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
    }),
    {
      numRuns: 60,
      examples: [
        // One state needs more address bits and more ranges than the other.
        [
          ['proc-mtrr/03-n100-10-regs-high-uc.txt', 'proc-mtrr/41-kexec-k17-cleanup-12g-all-uc-holes.txt'],
          [1, 0, 0, 0, 0, 0, 0, 0],
        ],
        // The other state agrees with the registers.
        [
          [
            'linux-dmesg/02-surface-pro7-journald-wc-high.txt',
            'proc-mtrr/05-jolexa-945g-before-after.txt',
            'msr-tools/42-kexec-k21-openvmm-8gb-40bit-unaligned-loop.txt',
          ],
          [112193049, 0, 0, 0, 0, 0, 2080374775, 0],
        ],
      ],
    },
  );
});
