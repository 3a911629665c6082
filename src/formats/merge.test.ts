/** Several sources in one paste, what is inferred, and which source counts. */
import { describe, expect, it } from 'vitest';
import { docOf, fixture, msrsOf, read, readSample } from './testing/samples';

const proc = (rows: [string, string, string, string][]): string =>
  rows
    .map(([n, base, size, type]) => {
      const mb = Number.parseInt(base, 16) / 0x100000;
      return `reg${n}: base=0x${base} (${Math.floor(mb)}MB), size=${size}MB, count=1: ${type}`;
    })
    .join('\n');

describe('/proc/mtrr', () => {
  it.each([
    ['uncachable', 'WB', '0x806', 'no range is WB'],
    ['write-back', 'UC', '0x800', 'makes address 0 WB'],
  ])('with %s at 0: the default type is %s', (type, _, value, why) => {
    const reading = read(proc([['00', '000000000', '1024', type]]));
    expect(msrsOf(reading)['0x2ff']).toBe(value);
    expect(reading.assumed.join()).toContain(why);
  });

  it('does not merge two of them', () => {
    const reading = readSample('proc-mtrr/05-jolexa-945g-before-after.txt');
    expect(Object.keys(msrsOf(reading)).filter((msr) => Number(msr) < 0x250)).toHaveLength(10);
    expect(reading.differences.join()).toContain('2 that differ');
    expect(reading.lines.slice(0, 3).map((line) => line.status)).toEqual(['noise', 'noise', 'noise']);
  });

  it.each([
    ['reg00: base=0x000000000 (    0MB), size= 1024MB, count=1: ?', 'reserved code'],
    ['reg00: base=0x000000000 (    1MB), size= 1024MB, count=1: write-back', 'disagree'],
    ['reg00: base=0x000000000 (    0MB), size= 10', 'cut short'],
    ['reg00: base=0x000000000 (    0MB), size=    0MB, count=1: write-back', 'whole pages'],
    ['reg77: base=0x000000000 (    0MB), size=    1MB, count=1: write-back', 'no CPU has'],
  ])('%s is not read', (text, why) => {
    const reading = read(text);
    expect(reading.lines[0]).toMatchObject({ status: 'unknown', why: expect.stringContaining(why) });
    expect(reading.error).toContain('One line could not be understood');
  });
});

describe('sources together', () => {
  const log = fixture('linux-dmesg/59-qemu-t2-q35-seabios-4g.txt');
  it('take the width of the log for /proc/mtrr', () => {
    const e820 = log.split('\n').filter((line) => line.includes('e820'));
    const reading = read(`${e820.join('\n')}\n${fixture('proc-mtrr/12-qemu-t2-q35-seabios-4g.txt')}`);
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(40);
    expect(reading.doc?.memory).toHaveLength(9);
    expect(msrsOf(reading)['0x201']).toBe('0xffc0000800');
  });

  it('take /proc/mtrr, which is later, where the log contradicts it', () => {
    const later = fixture('proc-mtrr/14-qemu-t3-q35-seabios-8g-cleanup-after-wc.txt');
    const reading = read(`${log}\n${later}`);
    expect(msrsOf(reading)).toMatchObject({ '0x202': '0xf8000001', '0x2ff': '0xc06' });
    expect(reading.differences.join('\n')).toContain(
      'Variable range 1: the kernel log (line 24) says not valid, /proc/mtrr (line 45) says WC',
    );
  });

  it('take register values before everything else', () => {
    const reading = read(`${log}\nMSR 0x200: 80000001\nMSR 0x201: ff80000800\nMSR 0x2ff: 800\n`);
    expect(msrsOf(reading)).toMatchObject({ '0x200': '0x80000001', '0x2ff': '0x800' });
    expect(reading.differences).toEqual([
      expect.stringContaining(
        'rdmsr (line 44) says WC, base 0x80000000, 2 GiB, mask 0xff80000000; the last is taken',
      ),
      expect.stringContaining('The default type: the kernel log (line 17) says WB, rdmsr (line 46) says UC'),
      expect.stringContaining('the kernel log (line 18) says 1, rdmsr (line 46) says 0; the last is taken'),
    ]);
  });

  it('take MAXPHYADDR from /proc/cpuinfo', () => {
    const text = `${fixture('proc-mtrr/01-i9-13900k-128gb.txt')}\naddress sizes\t: 46 bits physical, 48 bits virtual\n`;
    const reading = read(text);
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(46);
    expect(reading.assumed.join()).not.toContain('MAXPHYADDR');
    expect(reading.formats).toEqual(['proc-mtrr', 'proc-cpuinfo']);
  });
});

describe('a scenario', () => {
  const doc = { version: 1, policy: 'xen', vcpus: [{ msrs: { '0x2FF': '0x0C06' } }] };
  it('is read as it is', () => {
    const reading = read(JSON.stringify(doc, undefined, 2));
    expect(reading.formats).toEqual(['scenario-json']);
    expect(reading.doc?.vcpus).toEqual([{ msrs: { '0x2ff': '0xc06' } }]);
    expect(read(`\`\`\`json\n${JSON.stringify(doc)}\n\`\`\``).doc?.policy).toBe('xen');
  });
  it.each([
    [{ ...doc, policy: 'nope' }, 'policy: "nope" is not a policy'],
    [{ ...doc, vcpus: [{ msrs: { '0x2ff': 6 } }] }, 'vcpus[0].msrs["0x2ff"]'],
  ])('is refused with its path', (bad, why) => {
    const reading = read(JSON.stringify(bad));
    expect(reading.error).toContain(why);
    expect(reading.doc).toBeUndefined();
  });
  it('comes out of a reading, and goes in again', () => {
    const first = readSample('linux-dmesg/01-surface-book-wb-default.txt').doc;
    expect(read(JSON.stringify(first)).doc).toEqual(first);
  });
});

it('says what to paste where nothing is found', () => {
  expect(read('').error).toContain('/proc/mtrr');
  expect(read('hello').error).toContain('/proc/mtrr');
});
