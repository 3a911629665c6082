/**
 * The log of Xen: MTRRs as Linux prints them but in lower case, and its own spelling of e820. Source: print_mtrr_state()
 * in xen/arch/x86/cpu/mtrr/generic.c; print_e820_memory_map() in xen/arch/x86/e820.c: `[first, last] (kind)`, inclusive,
 * since Xen 4.15, `start - end (kind)`, exclusive, before.
 */
import { type Boot, HEX, type Rule } from './linux/boot';
import { type BootLog, BootReader } from './linux/boot-reader';
import { memoryRow } from './linux/e820-lines';
import { MTRR_RULES } from './linux/mtrr-lines';
import type { Line, LineFormat } from './types';
import { hex } from './words';

const MARK = '(XEN)';
/** Where the mark stands at the latest, behind quotes and what a journal puts in front. */
const FRONT = 160;
const HINT = /MTRR|mtrr|TOM2|base|disabled|write-|uncach|e820|\((?:usable|reserved|ACPI|unusable|type|pmem)/;
const START = /^0*$/;

/** Is it a line of Xen's, not of the kernel that runs on it? */
export function isXenLine({ text }: Line): boolean {
  return text.slice(0, FRONT).includes(MARK);
}

const again = (boot: Boot, first: string | undefined): boolean =>
  boot.memory.length > 0 && START.test(first as string);

const inclusive: Rule = {
  begins: '[',
  pattern: /^\[([0-9a-fA-F]{16}), ([0-9a-fA-F]{16})\] \((.{1,40})\)$/,
  again: (boot, [, first]) => again(boot, first),
  read: (boot, [, first, last, label]) =>
    memoryRow(boot, hex(first as string), hex(last as string) + 1n, label as string),
};

const exclusive: Rule = {
  begins: HEX,
  pattern: /^([0-9a-fA-F]{16}) - ([0-9a-fA-F]{16}) \((.{1,40})\)$/,
  again: (boot, [, first]) => again(boot, first),
  read: (boot, [, first, end, label]) =>
    memoryRow(boot, hex(first as string), hex(end as string), label as string),
};

const heading: Rule = {
  pattern: /^(?:Xen-e820|EFI|.{1,20}) ?(?:RAM|memory) map:?$/,
  noise: true,
  read: () => undefined,
};

const damaged: Rule = {
  begins: '[',
  pattern: /^\[[0-9a-fA-F]{1,16}(?:, [0-9a-fA-F]{0,16}\]?)?(?: \(.{0,40})?$/,
  when: (boot) => boot.memory.length > 0,
  read: () => 'the line is cut short or damaged',
};

const LOG: BootLog = {
  format: 'xen',
  source: "Xen's log",
  rules: [inclusive, exclusive, heading, ...MTRR_RULES, damaged],
  isOurs: isXenLine,
};

export const xen: LineFormat = {
  id: 'xen',
  title: 'Xen log (xl dmesg)',
  hint: HINT,
  reader: () => new BootReader(LOG),
};
