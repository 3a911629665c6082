/**
 * The registers as Linux prints them. Source: print_mtrr_state() in arch/x86/kernel/cpu/mtrr/generic.c, and
 * mtrr_aps_init() and mtrr_state_warn() beside it. Up to Linux 4.1 FE is printed as it is, later as off while E is off.
 */
import { MAX_VARIABLE } from '../../arch/msr';
import { fixedIn } from '../fixed-bounds';
import { address, badType, hex, wordType } from '../words';
import { type Boot, DIGITS, HEX, type Rule } from './boot';

const PAGE = 4096n;

const defaultType: Rule = {
  begins: 'mM',
  topic: 'default-type',
  pattern: /^(?:mtrr: )?MTRR default type: (\S+)$/,
  again: (boot) => boot.defaultType !== undefined || boot.lastRange >= 0,
  read(boot, [, word]) {
    const type = wordType(word as string);
    if (type === undefined) return badType(word as string);
    boot.defaultType = type;
    return undefined;
  },
};

const fixedHeading: Rule = {
  begins: 'mM',
  topic: 'fe',
  pattern: /^(?:mtrr: )?MTRR fixed ranges (en|dis)abled:?$/,
  read(boot, [, en]) {
    boot.fixedEnabled = en === 'en';
    return undefined;
  },
};

const variableHeading: Rule = {
  begins: 'mM',
  topic: 'e',
  pattern: /^(?:mtrr: )?MTRR variable ranges (en|dis)abled:?$/,
  read(boot, [, en]) {
    boot.enabled = en === 'en';
    boot.wholeTable = true;
    return undefined;
  },
};

const fixedRow: Rule = {
  begins: HEX,
  topic: 'fixed',
  pattern: /^([0-9A-F]{5})-([0-9A-F]{5}) (\S+)$/i,
  when: (_, [, , , word]) => /^(?:write-|uncach|\?$)/.test(word as string),
  read(boot, [, first, last, word]) {
    const type = wordType(word as string);
    if (type === undefined) return badType(word as string);
    const rows = fixedIn(address(first as string), address(last as string) + 1);
    if (!rows) return 'no fixed ranges have these bounds';
    boot.fixed.fill(type, rows.from, rows.to);
    boot.fixedRows++;
    return undefined;
  },
};

const range: Rule = {
  begins: DIGITS,
  topic: 'range',
  pattern: /^(\d{1,3}) base ([0-9a-f]{1,16}) mask ([0-9a-f]{1,16}) (\S+)$/i,
  again: (boot, [, index]) => Number(index) <= boot.lastRange,
  read(boot, [, digits, baseText, maskText, word]) {
    const index = Number(digits);
    const type = wordType(word as string);
    const base = hex(baseText as string);
    const mask = hex(maskText as string);
    boot.lastRange = Math.min(index, MAX_VARIABLE - 1);
    if (index >= MAX_VARIABLE) return `no CPU has a variable range ${index}`;
    if ((baseText as string).length !== (maskText as string).length)
      return 'base and mask have different widths: one of them is cut short';
    if (base % PAGE !== 0n || mask % PAGE !== 0n) return 'base and mask must be whole pages';
    if (base >> 52n || mask >> 52n) return 'an address has more than 52 bits';
    if (type === undefined) return badType(word as string);
    boot.ranges.set(index, { valid: true, base, mask, type });
    return undefined;
  },
};

const disabledRange: Rule = {
  begins: DIGITS,
  topic: 'range',
  pattern: /^(\d{1,3}) disabled$/,
  // Other subsystems print such words too: it must continue the table.
  when: (boot, [, index]) => (boot.wholeTable || boot.lastRange >= 0) && Number(index) > boot.lastRange,
  read(boot, [, digits]) {
    const index = Number(digits);
    if (index >= MAX_VARIABLE) return `no CPU has a variable range ${index}`;
    boot.ranges.set(index, { valid: false, base: 0n, type: 0 });
    boot.lastRange = index;
    return undefined;
  },
};

/** Marks the boot as damaged: what the line would have said is missing. */
const damagedRange: Rule = {
  begins: `${DIGITS}mM`,
  pattern:
    /^(?:(?<index>\d{1,3}) base(?: [0-9A-Fa-f]{1,16}(?: m.{0,60})?)?$|(?:mtrr: )?MTRR (?:default|fixed r|variable r))/,
  read(boot, match) {
    boot.damaged = true;
    boot.lastRange = Math.max(boot.lastRange, Number(match.groups?.index ?? -1));
    return 'the line is cut short or damaged';
  },
};

const damagedFixed: Rule = {
  begins: HEX,
  pattern: /^[0-9A-F]{1,5}(?:-[0-9A-F]{0,5})?(?: \S{0,16})?$/,
  // Only between the heading of the fixed ranges and that of the variable ones.
  when: (boot) => boot.fixedEnabled !== undefined && boot.enabled === undefined && boot.lastRange < 0,
  read: () => 'the line is cut short or damaged',
};

const tom2: Rule = {
  begins: 'tT',
  pattern: /^TOM2: ?([0-9a-f]{9,16})(?: aka (\d{1,12})M| \(WB\))?$/i,
  read(boot, [, digits, copy]) {
    const end = hex(digits as string);
    if (copy !== undefined && end >> 20n !== BigInt(copy)) return 'the address and its copy in MB disagree';
    boot.tom2 = end;
    return undefined;
  },
};

const off: Rule = {
  begins: 'mMD',
  pattern: /^(?:mtrr: )?(?:MTRRs disabled by BIOS|MTRRs disabled \(not available\)|MTRR: Disabled|Disabled)$/,
  when: (_, [text]) => text !== 'Disabled',
  read(boot) {
    boot.enabled ??= false;
    boot.fixedEnabled ??= false;
    return undefined;
  },
};

const inconsistent: Rule = {
  begins: 'my',
  pattern: /^(?:mtrr: )?your CPUs had inconsistent (.{1,60}?)(?: settings)?$/,
  read(boot, [, what]) {
    boot.inconsistent.add(what as string);
    return undefined;
  },
};

const badMask: Rule = {
  begins: 'my',
  pattern: /^(?:mtrr: )?your BIOS has configured an incorrect mask, fixing it\.?$/,
  read(boot) {
    boot.facts.add(
      'The kernel reads a mask with holes as one without; here the mask stands as it was printed.',
    );
    return undefined;
  },
};

export const MTRR_RULES: readonly Rule[] = [
  defaultType,
  fixedHeading,
  variableHeading,
  fixedRow,
  range,
  disabledRange,
  damagedRange,
  damagedFixed,
  tom2,
  off,
  inconsistent,
  badMask,
];

/** Did the log say anything of the fixed ranges? */
export function hasFixed(boot: Boot): boolean {
  return boot.fixedRows > 0;
}
