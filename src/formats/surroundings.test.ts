/** What is not a register: memory, CR0, page types, leaves. */
import { describe, expect, it } from 'vitest';
import { docOf, fixture, msrsOf, read, readSample } from './testing/samples';

const memory = (text: string) =>
  docOf(read(text)).memory?.map((r) => [r.start, r.end, r.kind, r.name].join(' '));
const statuses = (text: string): string[] => read(text).lines.map((line) => line.status);

describe("QEMU's monitor", () => {
  const mtree = fixture('qemu-monitor/06-t1-i440fx-seabios-1g-info-mtree-f.txt');
  it('has the view of the CPUs, in whole pages', () => {
    expect(memory(mtree)).toEqual([
      '0x0 0xa0000 ram pc.ram',
      '0xa0000 0xc0000 emulated vga-lowmem',
      '0xc0000 0x40000000 ram pc.ram',
      '0xfd000000 0xfe000000 ram vga.vram',
      '0xfebf0000 0xfebf1000 emulated edid',
      '0xfec00000 0xfec01000 emulated ioapic',
      '0xfed00000 0xfed01000 emulated hpet',
      '0xfee00000 0xfef00000 emulated apic-msi',
      '0xfffc0000 0x100000000 ram pc.bios',
    ]);
    const others = read(mtree).lines.filter((line) => line.why?.startsWith('of another view'));
    expect(others.length).toBeGreaterThan(20);
  });
  it('knows assigned devices', () => {
    const row = '  00000000e0000000-00000000efffffff (prio 0, ramd): 0000:01:00.0 BAR 1 mmaps[0]';
    expect(memory(`FlatView #0\n AS "memory", root: system\n${row}`)).toEqual([
      '0xe0000000 0xf0000000 mmio 0000:01:00.0 BAR 1 mmaps[0]',
    ]);
  });
  it('names a region without its offset, its slot and its owner', () => {
    const names = [
      'pc.ram',
      'pc.ram @0000000000100000 KVM',
      'pc.ram KVM',
      'vga.vram owner:{dev path=/machine/peripheral-anon/device[0]}',
      'vga.vram KVM owner:{dev id=video0} parent:{obj path=/machine}',
      `pc.ram KVM owner:{obj path=/${'long/'.repeat(80)}}`,
      'pc.ram orphan',
    ];
    const rows = names.map((name, i) => `  00000000000${i}0000-00000000000${i}0fff (prio 0, ram): ${name}`);
    const found = memory(`FlatView #0\n AS "memory", root: system\n${rows.join('\n')}`);
    expect(found?.map((row) => row.split(' ').slice(3))).toEqual(
      names.map((name) => name.split(' ').slice(0, 1)),
    );
  });
  it('tells a row near 2^64 from one that ends below its start', () => {
    const head = 'FlatView #0\n AS "memory", root: system\n';
    const row = (span: string): string => `${head}  ${span} (prio 0, i/o): x`;
    expect(read(row('ffffffffffffff00-ffffffffffffffff')).lines.at(-1)?.why).toBe(
      'above the widest address space',
    );
    expect(read(row('0000000000001000-0000000000000fff')).lines.at(-1)?.why).toBe(
      'the end lies below the start',
    );
  });
  it('does not take the view of a device', () => {
    const text = mtree.replaceAll('AS "memory"', 'AS "x"').replace(/AS "cpu-memory-\d"/g, 'AS "y"');
    expect(read(text).error).toContain('no register');
  });
  it('has CR0 of every CPU', () => {
    const cpu = (n: number, cr0: string): string => `CPU#${n}\nCR0=${cr0} CR2=0 CR3=0 CR4=0`;
    const reading = read(`(qemu) info registers -a\n${cpu(0, '80050033')}\n${cpu(1, '60000010')}`);
    expect(docOf(reading).vcpus?.map((v) => v.cr0)).toEqual(['0x80050033', '0x60000010']);
    expect(statuses('CR0=a0050033 CR2=0 CR3=0 CR4=0')).toEqual(['unknown']);
  });
  it('goes with registers from elsewhere', () => {
    const log = fixture('linux-dmesg/62-qemu-t5-q35-ovmf-4g.txt');
    const reading = read(
      [
        log,
        fixture('qemu-monitor/02-t5-q35-ovmf-4g-info-mtree-f.txt'),
        fixture('qemu-monitor/01-t5-q35-ovmf-4g-info-registers.txt'),
      ].join('\n'),
    );
    expect(reading.formats).toEqual(['linux-dmesg', 'qemu-monitor']);
    expect(docOf(reading).vcpus?.[0]?.cr0).toBe('0x80050033');
    expect(msrsOf(reading)).toEqual(msrsOf(read(log)));
    expect(reading.doc?.memory?.[1]?.name).toBe('vga.vram');
    expect(reading.assumed.join()).toContain("taken from QEMU's monitor, not from the kernel log");
  });
  it('gives the registers of one CPU to those of which CR0 alone is read', () => {
    const cpu = (n: number): string => `CPU#${n}\nCR0=80050033 CR2=0 CR3=0 CR4=0`;
    const reading = read(`MSR 0x2ff: c06\n${cpu(0)}\n${cpu(1)}`);
    expect(docOf(reading).vcpus).toEqual(
      [0, 1].map(() => ({ cr0: '0x80050033', msrs: { '0x2ff': '0xc06' } })),
    );
    expect(reading.assumed.join()).toContain('CR0 of 2 CPUs');
  });
});

describe('/proc/iomem', () => {
  it('leaves out what lies inside, and gives devices whole pages', () => {
    expect(memory(fixture('proc-iomem/01-qemu-t3-q35-seabios-8g-cleanup.txt'))).toEqual([
      '0x0 0x1000 emulated Reserved',
      '0x1000 0xa0000 ram System RAM',
      '0xa0000 0xc0000 emulated PCI Bus 0000:00',
      '0xc0000 0xc9000 ram Video ROM',
      '0xf0000 0x100000 emulated Reserved',
      '0x100000 0x7ffdf000 ram System RAM',
      '0x7ffdf000 0x80000000 ram Reserved',
      '0x80000000 0xb0000000 emulated PCI Bus 0000:00',
      '0xb0000000 0xc0000000 emulated PCI ECAM 0000 [bus 00-ff]',
      '0xc0000000 0xfec00000 emulated PCI Bus 0000:00',
      '0xfec00000 0xfec01000 emulated IOAPIC 0',
      '0xfed00000 0xfed01000 emulated HPET 0',
      '0xfed1c000 0xfed20000 emulated Reserved',
      '0xfffc0000 0x100000000 emulated Reserved',
      '0x100000000 0x280000000 ram System RAM',
      '0x280000000 0xa80000000 emulated PCI Bus 0000:00',
    ]);
  });
  it('says that its addresses are hidden', () => {
    const reading = read('00000000-00000000 : Reserved\n00000000-00000000 : System RAM\n');
    expect(reading.lines[0]?.why).toContain('only root');
    expect(reading.error).toContain('could not be understood');
  });
  it('takes the last of two', () => {
    const one = '00000000-00000fff : Reserved\n00100000-001fffff : System RAM\n';
    expect(memory(`${one}00000000-00000fff : Reserved\n00100000-002fffff : System RAM\n`)).toContain(
      '0x100000 0x300000 ram System RAM',
    );
    expect(statuses(`${one}00300000-003`)).toEqual(['read', 'read', 'unknown']);
  });
});

describe('pat_memtype_list', () => {
  const pages = (text: string) =>
    docOf(read(text)).pageAttributes?.map((r) => `${r.start} ${r.end} ${r.patIndex}`);
  const list = fixture('pat-memtype-list/07-qemu-t5-q35-ovmf-4g.txt');
  it('selects the entries of the PAT of Linux where none is given, and says so', () => {
    const reading = read(list);
    expect(msrsOf(reading)).toEqual({ '0x277': '0x407050600070106' });
    expect(reading.assumed.join()).toContain('WB WC UC- UC WB WP UC- WT');
    expect(pages(list)?.slice(-3)).toEqual([
      '0xb0000000 0xc0000000 2',
      '0xc0000000 0xc03e8000 1',
      '0xfed00000 0xfed01000 2',
    ]);
  });
  it('selects those of the PAT that is given', () => {
    expect(pages(`${list}\nMSR 0x277: 0100070406070006\n`)?.slice(-2)).toEqual([
      '0xc0000000 0xc03e8000 7',
      '0xfed00000 0xfed01000 2',
    ]);
    const reset = read(`${list}\nMSR 0x277: 7040600070406\n`);
    expect(reset.differences.join()).toContain('no entry for what is requested: WC at 0xc0000000');
    expect(msrsOf(reset)).toEqual({ '0x277': '0x7040600070406' });
  });
  it('has rows that overlap', () => {
    const row = (a: string, b: string, type: string): string =>
      `PAT: [mem 0x${a.padStart(16, '0')}-0x${b.padStart(16, '0')}] ${type}`;
    const text = [
      row('1000', '4000', 'uncached'),
      row('2000', '3000', 'uncached'),
      row('3000', '6000', 'uncached'),
      row('5000', '8000', 'write-through'),
    ];
    expect(pages(text.join('\n'))).toEqual(['0x1000 0x6000 3', '0x6000 0x8000 7']);
    expect(read(text.join('\n')).differences).toEqual([
      'Two page types are requested for the same pages: UC and WT at 0x5000; the lower range counts.',
    ]);
    expect(statuses(row('1000', '4000', 'uncach'))).toEqual(['unknown']);
    expect(statuses('PAT: [mem 0x0000')).toEqual(['unknown']);
  });
});

describe("KVM's page tables", () => {
  const set = (gfn: string, spte: string, level = 1): string =>
    `qemu-1 [000] ..... 1.5: kvm_mmu_set_spte: gfn ${gfn} spte ${spte} (rwxu) level ${level} at 1000`;
  const changed = (gfn: string, spte: string, level = 1): string =>
    `qemu-1 [000] ..... 1.5: kvm_tdp_mmu_spte_changed: as id 0 gfn ${gfn} level ${level} old_spte 0 new_spte ${spte}`;
  const leaves = (lines: string[]) =>
    read(lines.join('\n')).leaves?.map(
      (l) => `${l.start.toString(16)} ${l.end.toString(16)} ${l.type}${l.ipat ? '+IPAT' : ''}`,
    );

  it('gives the leaf of a warning', () => {
    expect(readSample('kvm-spte/01-ept-misconfiguration-centos7.txt').leaves).toEqual([
      { start: 0x108ba4000, end: 0x108ba5000, type: 'WB', ipat: true },
    ]);
    expect(readSample('kvm-spte/04-tdx-ept-leaf-wb.txt').leaves).toEqual([
      { start: 0x1151b000, end: 0x1151c000, type: 'WB', ipat: false },
    ]);
    expect(
      leaves([
        'kvm_intel: x',
        'get_mmio_spte: reserved bits set on MMU-present spte, addr 0xb80a0, hierarchy:',
        '------ spte = 0xfcd210107 level = 4, rsvd bits = 0xffff000000000000',
        '------ spte = 0x1004c00cb7 level = 2, rsvd bits = 0xffff000000000000',
      ]),
    ).toEqual(['0 200000 WB']);
  });
  it('takes what was written last', () => {
    expect(leaves([set('800', '100b37'), set('801', '100b37'), set('800', '100b07')])).toEqual([
      '800000 801000 UC',
      '801000 802000 WB',
    ]);
    // A large page is split, one page of it changes; the others are not in the trace.
    expect(leaves([set('800', '100bb7', 2), changed('800', '200107', 2), set('805', '100b07')])).toEqual([
      '805000 806000 UC',
    ]);
    expect(leaves([set('805', '100b07'), set('800', '100bb7', 2)])).toEqual(['800000 a00000 WB']);
    expect(leaves([set('800', '100bb7', 2), set('805', '100b47')])).toEqual([
      '800000 805000 WB',
      '805000 806000 UC+IPAT',
      '806000 a00000 WB',
    ]);
    expect(leaves([set('800', '100b37'), changed('800', '5a0')])).toBeUndefined();
    expect(leaves([set('800', '100b37'), changed('801', '80000000000005a0'), set('802', 'b83b6')])).toEqual([
      '800000 801000 WB',
    ]);
  });
  it('takes a leaf of 1 GiB for all of its pages, whichever of them is named', () => {
    expect(leaves([set('40123', '1000000b7', 3)])).toEqual(['40000000 80000000 WB']);
    expect(
      leaves([set('40123', '1000000b7', 3), set('50200', '100b87', 2), set('50200', '100b87', 2)]),
    ).toEqual(['40000000 50200000 WB', '50200000 50400000 UC', '50400000 80000000 WB']);
  });
  it('does not take the tables of AMD for an EPT', () => {
    const reading = readSample('kvm-spte/03-sev-tdp-mmu-trace-quoted.txt');
    expect(reading.leaves).toBeUndefined();
    expect(reading.assumed.join()).toContain("AMD's nested page tables");
    expect(reading.lines.filter((line) => line.why?.includes('AMD'))).toHaveLength(8);
  });
  it('keeps the lines that a mailer wrapped together', () => {
    const [a, b] = [set('800', '100b37'), set('801', '100b37')].map((l) => l.replace(' spte', '\nspte'));
    expect(leaves([a as string, b as string])).toEqual(['800000 802000 WB']);
    expect(statuses(set('800', '100b37').slice(0, -20))).toEqual(['unknown']);
  });
  it('goes with a scenario in the same paste', () => {
    const reading = read(`${set('800', '100b37')}\nMSR 0x2ff: c06\n`);
    expect(reading.doc).toBeDefined();
    expect(reading.leaves).toHaveLength(1);
    expect(reading.formats).toEqual(['kvm-spte', 'rdmsr']);
  });
});
