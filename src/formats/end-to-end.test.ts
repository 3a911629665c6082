/** Every sample that carries an outcome of its own is held against it by one of the tests; the rest of them here. */
import { describe, expect, it } from 'vitest';
import { docOf, fixture, read, readSample, SAMPLES, typeAtOf } from './testing/samples';

const names = JSON.parse(fixture('end-to-end.json')) as string[];
const TAG = /(?:qemu-t\d+|kexec-k\d+)-.*?(?=-loop|\.txt)/;
const tagOf = (name: string): string => TAG.exec(name)?.[0] ?? name;

/** Which test looks at it. */
function testOf(name: string): string | undefined {
  // inteltool, x86info: tools.test.ts; leaves: surroundings.test.ts; !mtrr: its reader refuses a length that is wrong.
  if (/^(?:inteltool|x86info|windbg-mtrr)\//.test(name)) return 'tools';
  if (/^kvm-spte\//.test(name)) return 'surroundings';
  if (/^(?:edk2|coreboot)\//.test(name)) return 'firmware';
  const twins = SAMPLES.filter((other) => other !== name && tagOf(other) === tagOf(name));
  if (twins.some((other) => /^(?:msr-tools|linux-dmesg|proc-mtrr)\//.test(other))) return 'twins';
  const reading = readSample(name);
  if (reading.outcome || reading.covered !== undefined) return 'outcome';
  // It names the pat_memtype_list of its machine, which is not among the samples.
  return name === 'proc-mtrr/03-n100-10-regs-high-uc.txt' ? 'none' : undefined;
}

describe('samples with an outcome', () => {
  it('are ninety', () => expect(names).toHaveLength(90));
  it.each(names)('%s is looked at', (name) => expect(testOf(name)).toBeDefined());

  it('/proc/mtrr and pat_memtype_list of one machine fit together', () => {
    const reading = read(
      `${fixture('proc-mtrr/01-i9-13900k-128gb.txt')}\n${fixture('pat-memtype-list/02-i9-13900k.txt')}`,
    );
    expect(reading.formats).toEqual(['proc-mtrr', 'pat-memtype-list']);
    const doc = docOf(reading);
    const typeAt = typeAtOf(doc);
    // What the kernel maps write-back lies in RAM that the MTRRs make WB.
    const written = (doc.pageAttributes ?? []).filter((page) => page.patIndex === 0);
    expect(written.length).toBeGreaterThan(10);
    for (const { start } of written) expect(typeAt(Number(start) / 4096)).toBe('WB');
  });
});

describe("the kernel's clean-up", () => {
  const HEADING = /(original|New) variable MTRRs/;
  const tables = SAMPLES.filter(
    (name) => name.startsWith('linux-dmesg') && /New variable MTRRs/.test(fixture(name)),
  );
  it('is in some logs', () => expect(tables.length).toBeGreaterThan(5));

  /** The bytes that are WB, in MiB, by one of the two tables alone. */
  const covered = (name: string, which: 'original' | 'New'): boolean[] => {
    let table = '';
    const rows = fixture(name)
      .split('\n')
      .filter((line) => {
        table = HEADING.exec(line)?.[1] ?? table;
        return table === which && /reg \d+, base/.test(line);
      });
    // Where the kernel prints no table of what it found, it prints the registers.
    const text = rows.length > 0 ? ['original variable MTRRs', ...rows].join('\n') : fixture(name);
    const doc = docOf(read(text));
    const msrs = { ...doc.vcpus?.[0]?.msrs, '0x2ff': '0x800' };
    const typeAt = typeAtOf({ ...doc, vcpus: [{ msrs }] });
    return Array.from({ length: 0x10000 }, (_, mib) => typeAt(mib * 256) === 'WB');
  };

  it.each(tables)('%s covers the same memory before and after', (name) => {
    // `lose cover RAM: 0G` is what the kernel chose where it could.
    const [before, after] = [covered(name, 'original'), covered(name, 'New')];
    expect(after.filter(Boolean).length).toBe(before.filter(Boolean).length);
    expect(after).toEqual(before);
  });
});
