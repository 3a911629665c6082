/** Logs of firmware: the map that they carry against the map that the resolver makes of their registers. */
import { describe, expect, it } from 'vitest';
import { hexValue } from '../arch/hex';
import { compareOutcome } from './outcome';
import { docOf, fixture, msrsOf, read, readSample, SAMPLES, typeAtOf } from './testing/samples';
import type { Reading } from './types';

type Rows = [string, string, string][];
interface Edk2Vector {
  id: string;
  bits: number;
  defType: string;
  fixed: string[];
  variable: [string, string][];
  ranges: Rows;
  /** The SDM leaves an overlap of these open. */
  open?: true;
  /** What an independent evaluation gives, where EDK2 is wrong. */
  right?: Rows;
}
interface CorebootVector {
  dump: string;
  bits: number;
  default: 'UC' | 'WB';
  registers: Rows;
}
const vectors = JSON.parse(fixture('firmware-vectors.json')) as {
  edk2: Edk2Vector[];
  coreboot: CorebootVector[];
};

const differences = (reading: Reading): string[] => compareOutcome(reading, typeAtOf(docOf(reading)));
const digits = (text: string): string => hexValue(text).toString(16).toUpperCase().padStart(16, '0');

/** A block of EDK2's log, as its source prints it. */
function edk2Log({ defType, fixed, variable, ranges }: Edk2Vector): string {
  return [
    'MTRR Settings:',
    '=============',
    `MTRR Default Type: ${digits(defType)}`,
    ...fixed.map((value, i) => `Fixed MTRR[${String(i).padStart(2, '0')}]   : ${digits(value)}`),
    ...(variable.length === 0 ? ['Variable MTRR    : None.'] : []),
    ...variable.map(
      ([base, mask], i) =>
        `Variable MTRR[${String(i).padStart(2, '0')}]: Base=${digits(base)} Mask=${digits(mask)}`,
    ),
    '',
    'Memory Ranges:',
    '====================================',
    ...ranges.map(([first, last, type]) => `${type}:${digits(first)}-${digits(last)}`),
  ].join('\r\n');
}

/**
 * MtrrLibSetMemoryType() looks at an entry after it has moved it: what lies right of a range may get a wrong type. It does
 * so beside overlaps that the SDM leaves open too.
 */
const BESIDE_OPEN = ['rand-029', 'rand-030', 'rand-041', 'rand-055', 'rand-073'];

describe("EDK2's map", () => {
  const logs = SAMPLES.filter((name) => name.startsWith('edk2/'));
  it.each(logs)('%s', (name) => {
    const reading = readSample(name);
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(40);
    expect(differences(reading)).toEqual([]);
  });

  it('of the last set-up is what the kernel finds', () => {
    const firmware = msrsOf(readSample('edk2/08-t5-q35-ovmf-4g-full-excerpt.txt'));
    expect(msrsOf(readSample('msr-tools/07-qemu-t5-q35-ovmf-4g-loop.txt'))).toMatchObject(firmware);
    const together = read(
      `${fixture('edk2/08-t5-q35-ovmf-4g-full-excerpt.txt')}\n${fixture('linux-dmesg/62-qemu-t5-q35-ovmf-4g.txt')}`,
    );
    expect(together.formats).toEqual(['edk2', 'linux-dmesg']);
    expect(together.differences).toEqual([]);
  });

  it.each(vectors.edk2)('of random registers: $id', (vector) => {
    const reading = read(edk2Log(vector));
    expect(reading.counts.unknown).toBe(0);
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(vector.bits);
    const found = differences(reading);
    if (vector.right) {
      expect(found).not.toEqual([]);
      expect(differences(read(edk2Log({ ...vector, ranges: vector.right })))).toEqual([]);
      return;
    }
    const defined = found.filter((d) => !d.endsWith('the registers give undefined.'));
    expect(defined.length > 0).toBe(BESIDE_OPEN.includes(vector.id));
    if (!vector.open) expect(found).toEqual([]);
    // No range covers these pages, so that nothing but the default type is right.
    for (const difference of defined) {
      const at = hexValue(/^At (0x[0-9a-f]+) /.exec(difference)?.[1] as string);
      const covers = ([base, mask]: [string, string]): boolean =>
        ((at ^ hexValue(base)) & hexValue(mask) & ~0xfffn) === 0n;
      expect(vector.variable.filter(covers)).toEqual([]);
    }
  });

  it('of the port to Rust has 0x and fewer digits', () => {
    const text = edk2Log(vectors.edk2[0] as Edk2Vector);
    const rust = text.replace(/\b00([0-9A-F]{14})\b/g, '0x$1');
    expect(msrsOf(read(rust))).toEqual(msrsOf(read(text)));
  });
});

describe("EDK2's log", () => {
  const text = fixture('edk2/04-t4-q35-ovmf-1g-step3.txt');
  it.each([
    ['Variable MTRR[00]: Base=0000000080000000 Mask=000000', 'cut short'],
    ['Variable MTRR[00]: Base=0000000080000003 Mask=000000FF80000800', 'reserved code'],
    ['Variable MTRR[99]: Base=0000000080000000 Mask=000000FF80000800', 'no CPU has'],
    ['Fixed MTRR[11]   : 0606060606060606', 'eleven'],
    ['Fixed MTRR[00]   : 0606060606060602', 'reserved code'],
    ['WB:0000001000000000-000000FFFFFFFFFF', 'does not follow'],
    ['WB:0000001000000000-000000FF', 'cut short'],
    ['MTRR Default Type: 0000000000000C03', 'reserved code'],
  ])('%s is not read', (line, why) => {
    const last = read(`${text}\n${line}`).lines.at(-1);
    expect(last).toMatchObject({ status: 'unknown', why: expect.stringContaining(why) });
  });
  it('says that its map knows neither E nor FE', () => {
    const off = read(text.replace('0000000000000C06', '0000000000000806'));
    expect(off.assumed.join()).toContain('as if E and FE were on');
    expect(differences(off)).toEqual([`At 0xa0000 the dump's map says UC, the registers give WB.`]);
  });
  it('says where a set-up is of a buffer', () => {
    expect(read(text.replace('to Hardware', 'to Buffer')).assumed.join()).toContain('of a buffer');
  });
});

/** Where the text of the sample is cut, so that registers are missing. */
const COREBOOT_DIFFERS: Readonly<Record<string, string[]>> = {
  '02': ["At 0xa0000 the dump's map says UC, the registers give WB."],
  '10': ["At 0x200000000 the dump's map says WB, the registers give UC."],
  '11': [
    "At 0xa0000 the dump's map says UC, the registers give WB.",
    "At 0x100000000 the dump's map says WB, the registers give UC.",
  ],
};

describe('coreboot', () => {
  const logs = SAMPLES.filter((name) => name.startsWith('coreboot/') && readSample(name).outcome);
  it.each(logs)('%s: the address space that it wants', (name) => {
    const [, number = ''] = /\/(\d\d)/.exec(name) ?? [];
    expect(differences(readSample(name))).toEqual(COREBOOT_DIFFERS[number] ?? []);
  });

  it.each(vectors.coreboot)('$dump: the registers that it chose', (vector) => {
    const reading = readSample(vector.dump);
    const msrs = msrsOf(reading);
    expect(docOf(reading).cpu?.maxPhysAddr).toBe(vector.bits);
    expect(Number(msrs['0x2ff']) & 7).toBe(vector.default === 'WB' ? 6 : 0);
    vector.registers.forEach(([base, mask], i) => {
      expect(hexValue(msrs[`0x${(0x200 + 2 * i).toString(16)}`] ?? '0x0') & ~0xfffn).toBe(hexValue(base));
      expect(hexValue(msrs[`0x${(0x201 + 2 * i).toString(16)}`] ?? '0x0')).toBe(hexValue(mask) | 0x800n);
    });
  });

  it('takes the last set-up that stays', () => {
    const stays = fixture('coreboot/01-ecs-h310-uc-9-8.txt');
    const temporary = fixture('coreboot/02-ecs-h310-temporary-wp.txt');
    for (const text of [`${temporary}\n${stays}`, `${stays}\n${temporary}`]) {
      const reading = read(text);
      expect(msrsOf(reading)).toEqual(msrsOf(read(stays)));
      expect(reading.lines.filter((line) => line.why?.includes('temporary'))).toHaveLength(15);
    }
    const other = fixture('coreboot/08-google-coral-wb-selected.txt');
    expect(msrsOf(read(`${stays}\n${other}`))['0x200']).toBe('0x7b800000');
  });

  it('takes the fixed ranges of one CPU, and says where another differs', () => {
    const text = fixture('coreboot/01-ecs-h310-uc-9-8.txt');
    const other = text.replaceAll('apic_id 0x0', 'apic_id 0x2').replace('0x259 0x0000', '0x259 0x0606');
    const fixed = other.split('\n').filter((line) => line.includes('Fixed'));
    const reading = read(`${text}\n${fixed.join('\n')}`);
    expect(msrsOf(reading)).toEqual(msrsOf(read(text)));
    expect(reading.differences.join()).toContain('APIC id 0x2 differ');
  });

  it('reads raw buffers and old levels', () => {
    const text = fixture('coreboot/08-google-coral-wb-selected.txt');
    expect(read(text.replace(/^ */gm, '\u0017')).doc).toEqual(read(text).doc);
    expect(read(text.replace(/^ */gm, '[SPEW ]  ')).doc).toEqual(read(text).doc);
  });
});
