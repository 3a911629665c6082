/** The kernel log line by line: what the samples do not show. */
import { describe, expect, it } from 'vitest';
import { docOf, fixture, msrsOf, read, readSample } from './testing/samples';

const HEAD = 'MTRR default type: uncachable\nMTRR fixed ranges disabled:\nMTRR variable ranges enabled:\n';
const statuses = (text: string): string[] => read(text).lines.map((line) => line.status);
const why = (text: string): string => read(text).lines.at(-1)?.why ?? '';

describe('variable ranges', () => {
  it('keeps every register that is listed', () => {
    const reading = readSample('linux-dmesg/01-surface-book-wb-default.txt');
    expect(reading.doc?.cpu).toEqual({ maxPhysAddr: 39, variableMtrrs: 10 });
  });

  it.each([
    ['1 base 0100000000 mask 7', 'cut short'],
    ['1 base', 'cut short'],
    ['1 base 0100000000 mask 7F0000000 write-back', 'different widths'],
    ['1 base 0100000000 mask 7F00000000 write-ba', 'not a memory type'],
    ['1 base 0100000000 mask 7F00000000 ?', 'reserved code'],
    ['1 base 0100000800 mask 7F00000000 write-back', 'whole pages'],
    ['99 base 0100000000 mask 7F00000000 write-back', 'no CPU has'],
  ])('%s is not read', (line, reason) => {
    const text = `${HEAD}0 base 0000000000 mask 7F80000000 write-back\n${line}`;
    expect(statuses(text).at(-1)).toBe('unknown');
    expect(why(text)).toContain(reason);
    expect(msrsOf(read(text))).toEqual({ '0x200': '0x6', '0x201': '0x7f80000800', '0x2ff': '0x800' });
  });

  it('goes on after a damaged line', () => {
    const text = `${HEAD}0 base 0000000000 mask 7F80000000 write-back\n1 base 01\n2 disabled`;
    expect(statuses(text).slice(-3)).toEqual(['read', 'unknown', 'read']);
  });

  it('leaves the like of other programs alone', () => {
    expect(read('MTRR Default Type: 0000000000000C06').formats).toEqual(['edk2']);
  });

  it('takes "disabled" of other subsystems as noise', () => {
    expect(statuses('0 disabled\n1 disabled')).toEqual(['noise', 'noise']);
    const log = fixture('linux-dmesg/01-surface-book-wb-default.txt');
    expect(msrsOf(read(`${log}\n3 disabled\n`))).toEqual(msrsOf(read(log)));
  });
});

describe('fixed ranges', () => {
  it.each(['00000-9FFF', '00000-', '00000-9FFF8 write-back', '9FFFF-00000 write-back', '00000-FFFFF write-'])(
    '%s is not read',
    (line) => {
      const text = `MTRR default type: uncachable\nMTRR fixed ranges enabled:\n${line}`;
      expect(statuses(text).at(-1)).toBe('unknown');
    },
  );

  it('says what is missing', () => {
    const reading = read(`MTRR default type: uncachable\nMTRR fixed ranges enabled:\n00000-9FFFF write-back`);
    expect(reading.assumed).toContain('72 of the 88 fixed ranges are not in the text: they are taken as UC.');
    expect(msrsOf(reading)).toMatchObject({ '0x250': '0x606060606060606', '0x2ff': '0xc00' });
  });
});

describe('boots', () => {
  const one = fixture('linux-dmesg/01-surface-book-wb-default.txt');
  const two = fixture('linux-dmesg/20-thinkpad-x240-wb-default.txt');
  it('are not merged: the last one counts', () => {
    const reading = read(`${one}\n${two}`);
    expect(reading.doc).toEqual(read(two).doc);
    expect(reading.assumed.join()).toContain('2 boots');
    expect(reading.lines.find((line) => line.why?.includes('another boot'))?.status).toBe('noise');
  });
  it('of which the last one says nothing of MTRRs do not hide one that does', () => {
    expect(read(`${one}\nLinux version 6.1.0\nDMI: some machine\n`).doc).toEqual(read(one).doc);
  });
});

describe('PAT', () => {
  it.each([
    ['x86/PAT: Configuration [0-7]: WB  WC  UC- UC  WB  WP  UC- WT  ', '0x407050600070106'],
    ['x86 PAT enabled: cpu 0, old 0x7040600070406, new 0x7010600070106', '0x7010600070106'],
    ['PAT not supported by CPU.', '0x7040600070406'],
  ])('%s', (line, value) => expect(msrsOf(read(line))).toEqual({ '0x277': value }));
  it('is not guessed', () => {
    expect(statuses('x86/PAT: Configuration [0-7]: WB  WC  UC- UC')).toEqual(['unknown']);
    expect(why('x86 PAT enabled: cpu 0, old 0x7040600070406, new 0x7010600070206')).toContain(
      'not a memory type',
    );
  });
});

describe('memory', () => {
  const memory = (text: string) =>
    docOf(read(text)).memory?.map((r) => [r.start, r.end, r.kind, r.name].join(' '));

  it('is page-aligned inward, and pages that neighbours share are kept', () => {
    expect(memory(fixture('linux-dmesg/59-qemu-t2-q35-seabios-4g.txt'))).toEqual([
      '0x0 0xa0000 ram usable',
      '0xf0000 0x100000 emulated reserved',
      '0x100000 0x7ffdf000 ram usable',
      '0x7ffdf000 0x80000000 ram reserved',
      '0xb0000000 0xc0000000 emulated reserved',
      '0xfed1c000 0xfed20000 emulated reserved',
      '0xfffc0000 0x100000000 emulated reserved',
      '0x100000000 0x180000000 ram usable',
      '0xfd00000000 0x10000000000 emulated reserved',
    ]);
  });

  it('is read in the old syntax too, whose end is exclusive', () => {
    expect(
      memory(
        ' BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)\n BIOS-e820: 0000000000100000 - 000000003fff0000 (usable)',
      ),
    ).toEqual(['0x0 0x9f000 ram usable', '0x100000 0x3fff0000 ram usable']);
  });

  it('never overlaps', () => {
    const row = (a: string, b: string): string => `BIOS-e820: [mem 0x${a}-0x${b}] usable`;
    const text = [row('00100000', '001fffff'), row('00180000', '002fffff'), row('00180800', '001fffff')].join(
      '\n',
    );
    expect(memory(text)).toEqual(['0x100000 0x300000 ram usable']);
    expect(read(text).assumed.join()).toContain('overlap');
  });

  it('is not guessed', () => {
    expect(statuses('BIOS-e820: [mem 0x0000000000100000-0x00000000')).toEqual(['unknown']);
    expect(statuses('BIOS-e820: [mem 0x0000000000100000-0x0000000000000fff] usable')).toEqual(['unknown']);
    expect(statuses('BIOS-e820: [mem 0x0000000000100000-0x00000000001fffff] usab')).toEqual(['unknown']);
    expect(statuses('modified: [mem 0x0000000000100000-0x00000000001fffff] usable')).toEqual(['noise']);
  });
});

describe('state', () => {
  it('is off where the firmware left it off', () => {
    const reading = readSample('linux-dmesg/66-qemu-t9-microvm.txt');
    expect(msrsOf(reading)['0x2ff']).toBe('0x0');
  });
  it('says what the kernel says of the CPUs, and of TOM2', () => {
    const { assumed } = readSample('linux-dmesg/04-amd-fm2-ms7721-tom2.txt');
    expect(assumed.join()).toContain('inconsistent settings (variable MTRR)');
    expect(assumed.join()).toContain('TOM2');
  });
  it('takes the tables of the clean-up only where the registers are not printed', () => {
    const both = readSample('linux-dmesg/14-supermicro-x8sie-cleanup.txt');
    expect(both.rewritten).toBe(true);
    expect(msrsOf(both)['0x201']).toBe('0xc00000800');
    const table = readSample('linux-dmesg/42-16g-8regs-used-cleanup.txt');
    expect(table.rewritten).toBeUndefined();
    expect(msrsOf(table)['0x20e']).toBe('0x42f000000');
    expect(table.assumed.join()).toContain("kernel's clean-up");
  });
  it('makes registers of a map where it has nothing else', () => {
    const reading = readSample('linux-dmesg/35-lkml-bp-map-only.txt');
    expect(msrsOf(reading)['0x2ff']).toBe('0xc06');
    expect(reading.assumed.join()).toContain("only the kernel's map");
  });
});
