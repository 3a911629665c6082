/** Debuggers and tools that print registers: what their samples do not show, and their twins. */
import { describe, expect, it } from 'vitest';
import { docOf, fixture, msrsOf, read, readSample } from './testing/samples';

const statuses = (text: string): string[] => read(text).lines.map((line) => line.status);

describe('x86info', () => {
  it('says what rdmsr says, but for the register that it leaves out', () => {
    const {
      '0x268': left,
      '0x277': pat,
      ...raw
    } = msrsOf(readSample('msr-tools/18-qemu-t1-i440fx-seabios-1g-loop.txt'));
    expect([left, pat]).not.toContain(undefined);
    expect(msrsOf(readSample('x86info/01-t1-i440fx-seabios-1g.txt'))).toEqual(raw);
  });
  it('counts CPUs from 1', () => {
    const text =
      'CPU #1\nMTRRdefType (0x2ff): 0x0000000000000c06 (x)\nCPU #2\nMTRRdefType (0x2ff): 0x0000000000000800 (x)';
    expect(docOf(read(text)).vcpus?.map((v) => v.msrs?.['0x2ff'])).toEqual(['0xc06', '0x800']);
    expect(statuses('MTRRdefType (0x2ff): 0x0000')).toEqual(['unknown']);
  });
});

describe('inteltool', () => {
  const line = (msr: string, high: string, low: string): string =>
    ` MSR 0x00000${msr} = 0x${high}:0x${low} (NAME)`;
  it('says what the log of the same machine says', () => {
    const raw = readSample('inteltool/02-gigabyte-h55m-i5-650.txt');
    const both = read(
      `${fixture('inteltool/02-gigabyte-h55m-i5-650.txt')}\n${fixture('linux-dmesg/26-gigabyte-h55m-dmesg.txt')}`,
    );
    expect(both.formats).toEqual(['inteltool', 'linux-dmesg']);
    expect(msrsOf(both)).toEqual(msrsOf(raw));
    expect(both.differences).toEqual([]);
  });
  it('has registers that all cores share, and those of each', () => {
    const text = [
      '===================== SHARED MSRs (All Cores) =====================',
      line('277', '00070406', '00070406'),
      '====================== UNIQUE MSRs  (core 0) ======================',
      line('2FF', '00000000', '00000C06'),
      '====================== UNIQUE MSRs  (core 1) ======================',
      line('2FF', '00000000', '00000806'),
    ].join('\n');
    const reading = read(text);
    expect(docOf(reading).vcpus?.map((v) => v.msrs)).toEqual([
      { '0x277': '0x7040600070406', '0x2ff': '0xc06' },
      { '0x277': '0x7040600070406', '0x2ff': '0x806' },
    ]);
  });
  it('takes the first of several blocks, and not what could not be read', () => {
    const text = [line('2FF', '00000000', '00000C06'), line('2FF', '00000000', '00000000')].join('\n');
    expect(msrsOf(read(text))).toEqual({ '0x2ff': '0xc06' });
    const failed = ` (*) MSR 0x0000020E = 0xFFFFFFFF:0xFFFFFFFF (IA32_MTRR_PHYSBASE7)`;
    expect(read(`${text}\n${failed}`).lines.at(-1)).toMatchObject({
      status: 'noise',
      why: expect.any(String),
    });
    expect(statuses(' MSR 0x000002FF = 0x00000000:0x00')).toEqual(['unknown']);
  });
});

describe('!mtrr', () => {
  const text = fixture('windbg-mtrr/01-vmware-8var-uc-default.txt');
  it('may have backticks and losses', () => {
    const ticks = text.replace(/([0-9a-f]{8}):([0-9a-f]{8})/g, '$1`$2');
    expect(read(ticks).doc).toEqual(read(text).doc);
    expect(docOf(read(text)).cpu).toEqual({ maxPhysAddr: 42, variableMtrrs: 8 });
  });
  it('has a length that must fit the mask', () => {
    const bad = read(text.replace('00000000:40000000', '00000000:80000000'));
    expect(bad.lines.find((line) => line.status === 'unknown')?.why).toContain('disagree');
    expect(msrsOf(bad)['0x200']).toBeUndefined();
    expect(statuses('WB:00000-0ffff  WB:10000-2ffff')).toEqual(['unknown']);
  });
});

describe('HyperDbg', () => {
  it('may print fixed ranges too', () => {
    const row = (base: string, end: string, type: number): string =>
      `MTRR Range: Base=0x${base} End=0x${end} Type=0x${type}`;
    const reading = read(
      [row('0', 'ffff', 6), row('a0000', 'a3fff', 0), row('c0000000', 'ffffffff', 0)].join('\n'),
    );
    expect(msrsOf(reading)).toMatchObject({ '0x250': '0x6', '0x259': '0x0', '0x200': '0xc0000000' });
    expect(reading.assumed.join()).toContain('of the 88 fixed ranges are not in the text');
    expect(statuses(row('1000', '3fff', 6))).toEqual(['unknown']);
    expect(statuses(row('0', 'fff', 2))).toEqual(['unknown']);
  });
});

describe('memcontrol', () => {
  const row = (base: string, length: string, words: string): string => `0x${base}/0x${length} BIOS ${words} `;
  const list = [
    row('0', '10000', 'write-back fixed-base fixed-length set-by-firmware active'),
    row('a0000', '4000', 'uncacheable fixed-base fixed-length set-by-firmware active'),
    row('0', '80000000', 'write-back set-by-firmware active'),
    '0xc0000000/0x10000000 user write-combine active ',
    '0x80000000/0x1000 - write-protect active ',
    '0x90000000/0x2000000 - write-through active ',
  ].join('\n');
  it('lists fixed ranges, then variable ones', () => {
    const reading = read(list);
    expect(reading.formats).toEqual(['memcontrol']);
    expect(reading.counts).toEqual({ read: 6, noise: 0, unknown: 0 });
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(39);
    expect(msrsOf(reading)).toEqual({
      '0x200': '0x6',
      '0x201': '0x7f80000800',
      '0x202': '0xc0000001',
      '0x203': '0x7ff0000800',
      '0x204': '0x80000005',
      '0x205': '0x7ffffff800',
      '0x206': '0x90000004',
      '0x207': '0x7ffe000800',
      '0x250': '0x6',
      '0x259': '0x0',
      '0x2ff': '0xc00',
    });
    expect(reading.assumed.join()).toContain('memcontrol lists only active ranges');
  });
  it('lists inactive slots with -a, which keep their numbers', () => {
    const reading = read(`0x0/0x1000 - \n0xc0000000/0x10000000 BIOS uncacheable set-by-firmware active `);
    expect(msrsOf(reading)).toMatchObject({ '0x202': '0xc0000000', '0x2ff': '0x806' });
  });
  it.each([
    ['0xc0000000/0x3000 BIOS uncacheable active', 'no power of two'],
    ['0xc0000000/0x800 BIOS uncacheable active', 'whole pages'],
    ['0xc0000000/0x10000000 BIOS active', 'names no memory type'],
    ['0xc0000000/0x10000000 BIOS uncachable active', 'cut short'],
    ['0x100/0x10000 BIOS write-back fixed-base fixed-length active', 'no fixed range'],
    ['0xc0000000/0x1', 'cut short'],
  ])('%s is not read', (text, why) => {
    expect(read(text).lines[0]).toMatchObject({ status: 'unknown', why: expect.stringContaining(why) });
  });
});

describe('xen-hvmctx', () => {
  const record = (cpu: number, defType: string): string =>
    [
      `  Entry ${cpu + 9}: type 14 instance ${cpu}, length 416`,
      `    MTRR: PAT 0x7040600070406, cap 0x508, default 0x${defType}`,
      '          var 0 0x00000000f0000000 0x0000000ff8000800',
      ...Array.from({ length: 7 }, (_, i) => `          var ${i + 1} 0x0000000000000000 0x0000000000000000`),
      '          fixed 00 0x0606060606060606',
      '          fixed 10 0x0505050505050505',
    ].join('\n');
  it('holds one record a vCPU, and CR0', () => {
    const cpu = (n: number): string =>
      `  Entry ${n}: type 2 instance ${n}, length 1024\n    CPU:    rax 0x0000000000000000     rbx 0x0\n           cr0 0x0000000080050033     cr2 0x0000000000000000`;
    const reading = read([cpu(0), cpu(1), record(0, 'c06'), record(1, 'c00')].join('\n'));
    expect(reading.formats).toEqual(['xen-hvmctx']);
    expect(reading.counts.unknown).toBe(0);
    expect(docOf(reading).vcpus).toHaveLength(2);
    expect(docOf(reading).vcpus?.[1]).toMatchObject({ cr0: '0x80050033', msrs: { '0x2ff': '0xc00' } });
    expect(msrsOf(reading)).toMatchObject({
      '0x200': '0xf0000000',
      '0x201': '0xff8000800',
      '0x26f': '0x505050505050505',
    });
    expect(reading.differences).toEqual([
      'vCPU 1 differs from vCPU 0 in IA32_MTRR_DEF_TYPE (0xc00, not 0xc06).',
    ]);
  });
});

describe('Xen', () => {
  it('is told apart from the kernel that runs on it', () => {
    const kernel = fixture('linux-dmesg/59-qemu-t2-q35-seabios-4g.txt');
    const reading = read(`${fixture('xen/02-t20-xen-i440fx-2g.txt')}\n${kernel}`);
    expect(reading.formats).toEqual(['xen', 'linux-dmesg']);
    expect(reading.differences.join()).toContain("Xen's log (line 15) says UC, base 0x80000000");
  });
  it('prints e820 in two ways', () => {
    const text = fixture('xen/03-t21-xen-q35-4g.txt');
    const old = text.replace(/\[([0-9a-f]{16}), ([0-9a-f]{16})\]/g, (_, first, last) => {
      const end = BigInt(`0x${last}`) + 1n;
      return `${first} - ${end.toString(16).padStart(16, '0')}`;
    });
    expect(read(old).doc).toEqual(read(text).doc);
    expect(read(text.replace(/^\(XEN\) /gm, '(XEN) [2024-03-01 12:00:00.123] ')).doc).toEqual(read(text).doc);
  });
});

describe('sources of raw values', () => {
  it('are named side by side where they differ, and rdmsr counts', () => {
    const tool = ' MSR 0x000002FF = 0x00000000:0x00000800 (IA32_MTRR_DEF_TYPE)';
    for (const text of [`${tool}\nMSR 0x2ff: c06`, `MSR 0x2ff: c06\n${tool}`]) {
      const reading = read(text);
      expect(msrsOf(reading)).toEqual({ '0x2ff': '0xc06' });
      expect(reading.differences).toEqual([
        expect.stringMatching(
          /^IA32_MTRR_DEF_TYPE: inteltool \(line \d\) says 0x800, rdmsr \(line \d\) says 0xc06; the last is taken/,
        ),
      ]);
    }
  });
  it('count before printed ones in the fixed ranges too', () => {
    const reading = read(
      `${fixture('windbg-mtrr/01-vmware-8var-uc-default.txt')}\nMSR 0x250: 0506060606060605\n`,
    );
    expect(msrsOf(reading)['0x250']).toBe('0x506060606060605');
    expect(reading.differences.join()).toContain(
      'fixed ranges from 0x0 on: !mtrr says WB up to 0xa0000, rdmsr (line 35) says WP up to 0x10000',
    );
  });
});
