/** Every text gets an answer: random ones, damaged samples, huge ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../scenario/parse';
import { MAX_LINE, MAX_LISTED } from './limits';
import { compareOutcome } from './outcome';
import { fixture, read, SAMPLES } from './testing/samples';
import type { Reading } from './types';

function sound(reading: Reading): void {
  expect(reading.doc === undefined).toBe(reading.error !== undefined);
  if (reading.doc) expect(parseScenario(reading.doc, () => true)).toEqual(reading.doc);
  for (const line of reading.lines) if (line.status === 'unknown') expect(line.why).toBeTruthy();
  expect(reading.lines.length).toBeLessThanOrEqual(3 * MAX_LISTED);
  expect(() => compareOutcome(reading, () => 'WB')).not.toThrow();
}

const WORDS = [
  'MTRR default type: write-back',
  'MTRR fixed ranges enabled:',
  'MTRR variable ranges disabled:',
  '00000-FFFFF uncachable',
  '  0 base 0000000000 mask FF80000000 write-back',
  '  1 base FFFFFFFFF000 mask 000000001000 ?',
  '  39 disabled',
  'MTRR map: 1 entries (0 fixed + 1 variable; max 23), built from 10 variable MTRRs',
  '  0: 0000000000000000-000fffffffffffff write-back',
  '  1: 0000000000001000-0000000000002fff write-through',
  'reg00: base=0x000000000 (    0MB), size=4294967295MB, count=1: write-back',
  'reg39: base=0xffffffffff000 (4294967295MB), size=    4KB, count=1: write-combining',
  'reg 0, base: 0GB, range: 3GB, type WB',
  'original variable MTRRs',
  'New variable MTRRs',
  'BIOS-e820: [mem 0x0000000000000000-0x000fffffffffffff] usable',
  'BIOS-e820: [mem 0x0000000000000800-0x0000000000000fff] reserved',
  'address sizes : 52 bits physical, 57 bits virtual',
  'MSR 0xfe: ff',
  'MSR 0xfe: 528',
  'MSR 0x24f: fffffffffffff800',
  'MSR 0x201: fffffffff800',
  '# rdmsr -a 0x2ff',
  'c06',
  'CPU 4095',
  'TOM2: 000000013f000000 aka 5104M',
  'x86/PAT: Configuration [0-7]: WB  WC  UC- UC  WB  WP  UC- WT',
  '(XEN)  [0000000000000000, 000fffffffffffff] (usable)',
  '(XEN) MTRR default type: write-through',
  '    MTRR: PAT 0x7040600070406, cap 0x5ff, default 0xc06',
  '          var 39 0x0000000000000006 0x000fffffffffffff',
  'Entry 1: type 2 instance 4095, length 1',
  'cr0 0x80050033 cr2 0x0',
  'MTRRphysMask39 (0x24f): 0x000ffffffffff800 (x)',
  'CPU #4096',
  ' MSR 0x000002FF = 0x00000000:0x00000C06 (IA32_MTRR_DEF_TYPE)',
  '====================== UNIQUE MSRs  (core 7) ======================',
  'MTRR Settings:',
  'MTRR Default Type: 0000000000000C06',
  'Fixed MTRR[10]   : 0606060606060606',
  'Variable MTRR[39]: Base=000FFFFFFFFFF006 Mask=000FFFFFFFFFF800',
  'WB:0000000000000000-000FFFFFFFFFFFFF',
  'UC:0000000000000000-00000000000FFFFF',
  'MTRR: TEMPORARY Physical address space:',
  '0x0000000000000000 - 0x0010000000000000 size 0x10000000000000 type 6',
  'apic_id 0xff: MTRR: Fixed MSR 0x250 0x0606060606060606',
  'MTRR: 39 base 0x000ffffffffff000 mask 0x000ffffffffff000 type 5',
  'CPU physical address size: 32 bits',
  'MTRR:  Var 40, Fixed-support enabled, USWC-supported, Default: WP',
  'Variable:                Base               Mask               Length',
  ' 39.   UC: 000fffff:fffff000  000fffff:fffff000  00000000:00001000',
  ' 99. ',
  'WB:00000-0ffff  UC:ff000-fffff',
  'MTRR Range: Base=0x0 End=0xfffffffffffff Type=0x6',
  '0x0/0x10000000000000 BIOS write-back set-by-firmware active ',
  '0xff000/0x1000 BIOS uncacheable fixed-base fixed-length active ',
  'FlatView #1',
  ' AS "memory", root: system',
  '  0000000000000000-ffffffffffffffff (prio 0, i/o): system',
  '  0000000000000800-000fffffffffffff (prio 0, ramd): bar',
  'CPU#4095',
  'CR0=60000010 CR2=0 CR3=0 CR4=0',
  '00000000-00000fff : Reserved',
  '00000fff-fffffffffffff : System RAM',
  'PAT memtype list:',
  'PAT: [mem 0x0000000000000000-0x0010000000000000] write-combining',
  'uncached @ 0x1000-0xffffffffff000',
  'kvm_mmu_set_spte: gfn ffffffffff spte 77 (rwxu) level 1 at 0',
  'kvm_tdp_mmu_spte_changed: as id 0 gfn fffffffffffff level 5 old_spte 0 new_spte b7',
  'kvm_tdp_mmu_spte_changed: as id 0 gfn 200 level 2 old_spte 0 new_spte 97',
  'EPT: GPA: 0xffffffffffffffff',
  'ept_misconfig_inspect_spte: spte 0x1028125d77 level 9',
];

describe('never throws', () => {
  it('for any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sound(read(text))));
  });

  it('for any order of lines', () => {
    const line = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 30 }));
    const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (t) => sound(read(t))),
      { numRuns: 500 },
    );
  });

  it('for samples that were cut, mixed and overwritten', () => {
    const mutation = fc.record({
      names: fc.array(fc.constantFrom(...SAMPLES.filter((name) => !/8[78]-kexec/.test(name))), {
        minLength: 1,
        maxLength: 3,
      }),
      cuts: fc.array(fc.record({ at: fc.nat(8000), length: fc.nat(60), text: fc.string({ maxLength: 4 }) }), {
        maxLength: 12,
      }),
    });
    fc.assert(
      fc.property(mutation, ({ names, cuts }) => {
        let text = names.map(fixture).join('\n');
        for (const cut of cuts) {
          const at = cut.at % text.length;
          text = text.slice(0, at) + cut.text + text.slice(at + cut.length);
        }
        sound(read(text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('huge texts', () => {
  const log = fixture('linux-dmesg/01-surface-book-wb-default.txt');
  it('are answered', () => {
    const reading = read(log.repeat(2000));
    sound(reading);
    expect(reading.doc?.cpu?.variableMtrrs).toBe(10);
    const lines = log.trimEnd().split('\n').length;
    expect(reading.counts.read + reading.counts.noise).toBe(2000 * lines);
  });

  it.each([
    ['one line', 'a'.repeat(10_000_000)],
    ['one line of blanks', ' '.repeat(10_000_000)],
    ['quotes', `${'> '.repeat(30_000)}\n`.repeat(50)],
    ['tags', `${'<pre'.repeat(15_000)}\n`.repeat(50)],
    ['digits', `${'0'.repeat(60_000)}\n`.repeat(50)],
    ['heads', `${'[ 0.000000] reg00: base=0x0 1 base 00000000 '.repeat(1000)}\n`.repeat(20)],
    ['soft line ends', 'a=3D=\n'.repeat(300_000)],
    ['values without end', `# rdmsr -a 0x2ff\n${'c06\n'.repeat(100_000)}`],
    ['JSON without end', `{"version":1,"a":${'['.repeat(1_000_000)}`],
    ['lists without end', `[{"index":"0x200","data":${'['.repeat(1_000_000)}`],
    ['a long list', `[${Array(200_000).fill('{"index":"0x200","data":"0x6"}').join()}]`],
    ['traces', 'x: kvm_mmu_set_spte: gfn 800\nspte 77 (rwxu) level 1\n'.repeat(100_000)],
    [
      'pages of a trace',
      Array.from(
        { length: 100_000 },
        (_, i) => `x: kvm_mmu_set_spte: gfn ${i.toString(16)} spte ${i % 2 ? '37' : '7'} (rwxu) level 1 at 0`,
      ).join('\n'),
    ],
    [
      'page types',
      Array.from({ length: 100_000 }, (_, i) => `uncached @ 0x${i.toString(16)}000-0xffffff000`).join('\n'),
    ],
    ['the second Xen', `${'(XEN) MTRR default type: write-back '.repeat(1500)}\n`.repeat(20)],
    ['EDK2 blocks', 'MTRR Default Type: 0000000000000C06\n'.repeat(200_000)],
    ['coreboot blocks', 'MTRR: 0 base 0x0000000000000000 mask 0x0000007f80000000 type 6\n'.repeat(200_000)],
    ['views', 'FlatView #1\n0000000000000000-0000000000000fff (prio 0, ram): x\n'.repeat(100_000)],
    [
      'CPUs of fixed ranges',
      Array.from(
        { length: 100_000 },
        (_, i) => `apic_id 0x${i.toString(16)}: MTRR: Fixed MSR 0x250 0x0606060606060606`,
      ).join('\n'),
    ],
    [
      'groups without end',
      `{"version":1,"policy":"xen","events":${'[{"type":"group","label":"","events":'.repeat(50_000)}`,
    ],
  ])('%s', (_, text) => sound(read(text)));

  it('are refused above the bound, clearly', () => {
    expect(read('a'.repeat(65 * 1024 * 1024)).error).toContain('64 million characters');
    expect(read('\n'.repeat(2_000_001)).error).toContain('2000000 lines');
    const [line] = read('a'.repeat(MAX_LINE + 1)).lines;
    expect(line).toMatchObject({ status: 'unknown', why: expect.stringContaining('65536 characters') });
  });
});
