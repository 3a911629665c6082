/** What people really paste: loops that print their addresses, options in any place, sentences behind a line, excerpts. */
import { describe, expect, it } from 'vitest';
import { msrsOf, read } from './testing/samples';

const VALUES = { '0x200': '0x6', '0x201': '0xf80000800', '0x2ff': '0xc06' };

describe('rdmsr in a loop', () => {
  it.each([
    ['that echoes the address', '$ for i in 0x200 0x201 0x2ff; do echo $i; rdmsr $i; done\n'],
    ['whose command is not in the paste', ''],
    [
      'of a script',
      '#!/bin/sh\nfor i in 0x200 0x201 0x2ff; do\n  echo $i\n  sudo rdmsr 0x$i\ndone\n$ ./all\n',
    ],
  ])('%s', (_, head) => {
    const reading = read(`${head}0x200\n6\n0x201\nf80000800\n0x2ff\nc06\n`);
    expect(msrsOf(reading)).toEqual(VALUES);
    expect(reading.counts).toMatchObject({ read: 3, unknown: 0 });
  });

  it('over all CPUs', () => {
    const reading = read(
      '$ for i in 0x277 0x2ff; do echo $i:; rdmsr -a $i; done\n0x277:\n6\n4\n0x2ff:\nc00\nc06\n',
    );
    expect(msrsOf(reading, 0)).toEqual({ '0x277': '0x6', '0x2ff': '0xc00' });
    expect(msrsOf(reading, 1)).toEqual({ '0x277': '0x4', '0x2ff': '0xc06' });
  });

  it('that does not say which value is which is not guessed at', () => {
    const reading = read('$ for i in 200 201; do rdmsr 0x$i; done\n6\nf80000800\n');
    expect(reading.doc).toBeUndefined();
    expect(reading.lines.filter(({ status }) => status === 'unknown').map(({ number }) => number)).toEqual([
      2, 3,
    ]);
    expect(reading.lines[1]?.why).toContain('by a variable');
  });

  it('takes no address for one that is a value', () => {
    const reading = read('# rdmsr -c 0x1234\n0x200\n6\n# rdmsr -c -p 0 0x2ff\n0xc06\n');
    expect(msrsOf(reading)).toEqual({ '0x2ff': '0xc06' });
  });
});

describe('rdmsr with its options behind the address', () => {
  it.each([
    ['rdmsr 0x2ff -a', 2],
    ['rdmsr 0x2ff --all', 2],
    ['rdmsr 0x2ff -p 1', 2],
    ['rdmsr -a 0x2ff # the default type', 2],
    ['rdmsr 0x2ff', 1],
  ])('%s', (command, cpus) => {
    const reading = read(
      `# rdmsr -a 0x277\n6\n4\n# ${command}\nc06\n${command.includes('a') ? 'c06\n' : ''}`,
    );
    const seen = [0, 1].filter((cpu) => msrsOf(reading, cpu)['0x2ff'] === '0xc06');
    expect(seen).toEqual(command.includes('-p') ? [1] : cpus === 2 ? [0, 1] : [0]);
  });

  it('is no command where a sentence goes on', () => {
    expect(read('Please run rdmsr 0x2ff and tell\n6\n').counts.read).toBe(0);
  });
});

describe('/proc/mtrr in a forum', () => {
  const row = (n: number, type: string): string =>
    `reg0${n}: base=0x0${n}0000000 (${String(256 * n).padStart(5)}MB), size=  256MB, count=1: ${type}`;

  it('whose last line goes on with a sentence', () => {
    const reading = read(
      `${row(0, 'write-back')}\n${row(1, 'write-throughIf you have the same problem,')}\n`,
    );
    expect(reading.counts).toMatchObject({ read: 2, unknown: 0 });
    expect(msrsOf(reading)['0x202']).toBe('0x10000004');
  });

  it('of which the next line is glued on, or the type cut short, says so', () => {
    const glued = `${row(0, 'write-back')}${row(1, 'uncachable')}`;
    for (const text of [glued, row(0, 'write-ba'), row(0, 'writeback mode')]) {
      expect(read(`${row(2, 'uncachable')}\n${text}\n`).counts.unknown).toBe(1);
    }
  });
});

describe('info mtree', () => {
  const rows = [
    '0000000000000000-000000007fffffff (prio 0, ram): pc.ram KVM',
    '00000000ffc00000-00000000ffffffff (prio 0, rom): pc.bios KVM',
  ];

  it('of which an excerpt names the root alone', () => {
    const reading = read(`Root memory region: system\n  ${rows.join('\n  ')}\n`);
    expect(reading.doc?.memory).toHaveLength(2);
  });

  it('of a device is no memory of the guest', () => {
    const reading = read(`Root memory region: bus master container\n  ${rows.join('\n  ')}\n`);
    expect(reading.doc).toBeUndefined();
  });

  it('without -f is a tree, which is not read, and says what to print instead', () => {
    const reading = read(
      `address-space: memory\n  0000000000000000-ffffffffffffffff (prio 0, i/o): system\n    ${rows[0]}\n`,
    );
    expect(reading.doc).toBeUndefined();
    expect(reading.lines[2]?.why).toContain('info mtree -f');
    const both = read(
      `address-space: memory\n  ${rows[0]}\nFlatView #0\n AS "memory", root: system\n  ${rows[1]}\n`,
    );
    expect(both.doc?.memory?.map(({ start }) => start)).toEqual(['0xffc00000']);
  });
});
