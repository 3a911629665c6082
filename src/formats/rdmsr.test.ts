/** The spellings of rdmsr's output, and what is not guessed. */
import { describe, expect, it } from 'vitest';
import { docOf, msrsOf, read } from './testing/samples';

const only = (text: string): string[] => read(text).lines.map((line) => line.status);

describe('labels', () => {
  it.each([
    'MSR 0x2ff: c06',
    'MSR 2ff c06',
    'MSR 0x2FF = 0xC06',
    '0x2ff 0000000000000c06',
    '0x2ff: c06',
    '0x000002ff => 0xc06',
    '2ff=c06',
    'rdmsr 0x2ff: c06',
    'cpu 0: MSR 0x2ff: c06',
    'wrmsr -p 0 0x2ff 0xc06',
    'wrmsr -a 0x2ff 0xc06',
    '# rdmsr 0x2ff\nc06',
    'root@host:~# sudo rdmsr -0 -p 0 0x2ff\n0000000000000c06',
    '$ rdmsr 767\nc06',
    '[CHIPSEC] CPU0: RDMSR( 0x2ff ) = 0000000000000C06 (EAX=00000C06, EDX=00000000)',
    '[cpu0] RDMSR( 0x2ff ): EAX = 0x00000C06, EDX = 0x00000000',
  ])('%j', (text) => expect(msrsOf(read(text))).toEqual({ '0x2ff': '0xc06' }));
});

describe('several CPUs', () => {
  it('are one vCPU each, and differences are named', () => {
    const reading = read('# rdmsr -a 0x2ff\nc06\n806\n# rdmsr -a 0x277\n7040600070406\n7040600070406\n');
    expect(docOf(reading).vcpus).toHaveLength(2);
    expect(msrsOf(reading, 1)).toEqual({ '0x277': '0x7040600070406', '0x2ff': '0x806' });
    expect(reading.differences).toEqual([
      'vCPU 1 differs from vCPU 0 in IA32_MTRR_DEF_TYPE (0x806, not 0xc06).',
    ]);
  });

  it('come by headings and labels too', () => {
    const reading = read('CPU 0:\nMSR 0x2ff: c06\nCPU 1:\nMSR 0x2ff: c00\ncpu3: 0x2ff = c06');
    expect([0, 1, 2].map((n) => msrsOf(reading, n)['0x2ff'])).toEqual(['0xc06', '0xc00', '0xc06']);
    expect(reading.assumed.join()).toContain('Not every CPU was read');
  });

  it('are counted by uniq only where they agree', () => {
    expect(only('# rdmsr -a 0x2ff | sort | uniq -c\n    256 c06')).toEqual(['noise', 'read']);
    expect(only('# rdmsr -a 0x2ff | uniq -c\n 255 c06\n 1 c00')).toEqual(['noise', 'read', 'unknown']);
  });
});

describe('what is not guessed', () => {
  it.each([
    ['another base', '# rdmsr -d 0x2ff\n3078', 'another base'],
    ['a field', '# rdmsr -f 11:10 0x2ff\n3', 'only some bits'],
    ['decimal', 'MSR 0x2ff: 3078', 'not hexadecimal'],
    ['a reserved type', 'MSR 0x200: c0000002', 'not an MTRR memory type'],
    ['too many digits', 'MSR 0x200: 123456789abcdef01', 'at most 16 digits'],
    ['no value', 'MSR 0x201:', 'at most 16 digits'],
  ])('%s', (_, text, why) => {
    const bad = read(text).lines.filter((line) => line.status === 'unknown');
    expect(bad).toHaveLength(1);
    expect(bad[0]?.why).toContain(why);
  });

  it('takes other MSRs and bare numbers as noise', () => {
    expect(only('MSR 0x1f2: 7c400006\n0x10 5\nc06\n200\n12=34')).toEqual(Array(5).fill('noise'));
    expect(only('for m in 0x200 0x201; do echo "MSR $m: $(rdmsr $m)"; done')).toEqual(['noise']);
  });

  it('names a register that is there twice', () => {
    const reading = read('MSR 0x2ff: c06\nMSR 0x2ff: 0');
    expect(msrsOf(reading)['0x2ff']).toBe('0x0');
    expect(reading.differences).toEqual([
      'IA32_MTRR_DEF_TYPE: rdmsr (line 1) says 0xc06, rdmsr (line 2) says 0x0; the last is taken, it stands further down.',
    ]);
  });
});

it("leaves out AMD's bits in the fixed ranges, and says so", () => {
  const reading = read('MSR 0x250: 1e1e1e1e1e1e1e1e\nMSR 0x2ff: c00');
  expect(msrsOf(reading)['0x250']).toBe('0x606060606060606');
  expect(reading.assumed.join()).toContain('RdMem and WrMem');
});

it('leaves out a range that the CPU would refuse', () => {
  const reading = read('MSR 0x200: 6\nMSR 0x201: ff80000800\nMSR 0x202: 7fffffff000\nMSR 0x203: fffffff800');
  expect(Object.keys(msrsOf(reading))).toEqual(['0x200', '0x201', '0x2ff']);
  expect(reading.differences[0]).toContain('at or above MAXPHYADDR (40)');
});
