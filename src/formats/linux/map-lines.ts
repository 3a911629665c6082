/**
 * What the kernel makes of the registers: its own map, and the tables of its clean-up.
 * Source: mtrr_build_map() and mtrr_copy_map() in arch/x86/kernel/cpu/mtrr/generic.c (Linux 6.5 and later), ends
 * inclusive; print_out_mtrr_range_state() and mtrr_cleanup() in cleanup.c.
 */
import { typeCode } from '../../arch/memtype';
import { MAX_VARIABLE } from '../../arch/msr';
import { MAX_OUTCOME } from '../limits';
import type { RangeFact } from '../types';
import { badType, hex, wordType } from '../words';
import { DIGITS, type Rule } from './boot';

const TYPES = ['UC', 'WC', '', '', 'WT', 'WP', 'WB'];
const UNITS: Readonly<Record<string, bigint>> = { K: 1n << 10n, M: 1n << 20n, G: 1n << 30n };

const header: Rule = {
  begins: 'M',
  pattern:
    /^MTRR map: (\d{1,5}) entries \((\d{1,5}) fixed \+ (\d{1,5}) variable; max \d{1,5}\), built from (\d{1,5}) variable MTRRs$/,
  again: (boot) => boot.mapHeader !== undefined,
  read(boot, [, rows, fixed, variable, registers]) {
    if (Number(fixed) + Number(variable) !== Number(rows)) return 'the numbers of entries disagree';
    boot.mapHeader = { rows: Number(rows), fixed: Number(fixed), registers: Number(registers) };
    return undefined;
  },
};

const row: Rule = {
  begins: DIGITS,
  pattern: /^(\d{1,4}): ([0-9a-fA-F]{16})-([0-9a-fA-F]{16}) (\S+)$/,
  when: (boot, [, , , , word]) => boot.mapHeader !== undefined || /^(?:write-|uncach)/.test(word as string),
  read(boot, [, , first, last, word]) {
    const type = wordType(word as string);
    const start = hex(first as string);
    const end = hex(last as string) + 1n;
    boot.mapDamaged = true;
    if (type === undefined) return badType(word as string);
    if (start >= end || start % 4096n !== 0n || end % 4096n !== 0n || end > 1n << 52n)
      return 'these are no bounds of pages below 2^52';
    if (boot.outcome.length >= MAX_OUTCOME) return `more than ${MAX_OUTCOME} rows`;
    const before = boot.outcome.at(-1);
    if (before && BigInt(before.end) > start) return 'the row overlaps the one before';
    boot.mapDamaged = false;
    boot.outcome.push({ start: Number(start), end: Number(end), type: TYPES[type] as string });
    return undefined;
  },
};

const damagedRow: Rule = {
  begins: `${DIGITS}M`,
  pattern: /^(?:MTRR map:|\d{1,4}: [0-9a-fA-F]{1,16}(?:-|$))/,
  when: (boot, [text]) => text.startsWith('MTRR') || boot.outcome.length > 0,
  read(boot) {
    boot.mapDamaged = true;
    return 'the line is cut short or damaged';
  },
};

const covered: Rule = {
  begins: 't',
  pattern: /^total RAM covered: (\d{1,12})M$/,
  read(boot, [, mib]) {
    boot.covered = Number(mib) * 0x100000;
    return undefined;
  },
};

const found: Rule = {
  begins: 'F',
  pattern: /^Found optimal setting for mtrr clean up$/,
  noise: true,
  read(boot) {
    boot.cleanedUp = true;
    return undefined;
  },
};

const tableHeading: Rule = {
  begins: 'oN',
  pattern: /^(original|New) variable MTRRs$/,
  noise: true,
  again: (boot, [, which]) => which === 'original' && boot.original !== undefined,
  read(boot, [, which]) {
    if (which === 'New') boot.rewritten = new Map();
    else boot.original = new Map();
    return undefined;
  },
};

const tableRow: Rule = {
  begins: 'r',
  pattern: /^reg (\d{1,3}), base: (\d{1,12})([KMG])B, range: (\d{1,12})([KMG])B, type (UC|WC|WT|WP|WB)$/,
  when: (boot) => boot.rewritten !== undefined || boot.original !== undefined,
  noise: true,
  read(boot, [, index, base, baseUnit, size, sizeUnit, type]) {
    const table = (boot.rewritten ?? boot.original) as Map<number, RangeFact>;
    const range: RangeFact = {
      valid: true,
      base: BigInt(base as string) * (UNITS[baseUnit as string] as bigint),
      size: BigInt(size as string) * (UNITS[sizeUnit as string] as bigint),
      type: typeCode(type as 'UC'),
    };
    if (Number(index) >= MAX_VARIABLE || range.base >> 52n || (range.size as bigint) >> 52n || !range.size)
      return 'no variable range can be like this';
    table.set(Number(index), range);
    return undefined;
  },
};

const damagedTable: Rule = {
  begins: 'r',
  pattern: /^reg \d{1,3}, base/,
  when: (boot) => boot.rewritten !== undefined || boot.original !== undefined,
  read: () => 'the line is cut short or damaged',
};

export const MAP_RULES: readonly Rule[] = [
  header,
  row,
  damagedRow,
  covered,
  found,
  tableHeading,
  tableRow,
  damagedTable,
];
