/**
 * The firmware's memory map and the machine's name. Source: e820__print_table() in arch/x86/kernel/e820.c: since
 * Linux 3.6 `[mem first-last]` with an inclusive end, before that `start - end` with an exclusive one. Copies that
 * the kernel has changed (`modified:`, `user:`, `e820: update`) are not the firmware's.
 */
import { MAX_MEMORY } from '../limits';
import type { MemoryFact } from '../types';
import { hex } from '../words';
import type { Boot, Rule } from './boot';

const LABEL =
  /^(?:usable|reserved|ACPI data|ACPI NVS|unusable|type \d{1,10}|persistent(?: \(type \d{1,2}\)| RAM)?|soft reserved|[Ss]ystem RAM|kernel usable RAM|device reserved|pmem)$/i;

const again = (boot: Boot, first: string | undefined): boolean =>
  boot.memory.length > 0 && /^0*$/.test(first as string);

/** Takes a row of the map, or says why not. */
export function memoryRow(boot: Boot, start: bigint, end: bigint, label: string): string | undefined {
  if (start >= end) return 'the end lies below the start';
  if (end > 1n << 52n) return 'the range lies above the widest address space';
  if (!LABEL.test(label)) return `${JSON.stringify(label)} is no kind of memory: is the line cut short?`;
  if (boot.memory.length >= MAX_MEMORY) return `more than ${MAX_MEMORY} ranges of memory`;
  const fact: MemoryFact = { start: Number(start), end: Number(end), label };
  boot.memory.push(fact);
  return undefined;
}

const inclusive: Rule = {
  begins: 'B',
  // Some kernels print the size between the range and its kind.
  pattern:
    /^BIOS-(?:e820|e801|88): \[mem 0x([0-9a-fA-F]{8,16})-0x([0-9a-fA-F]{8,16})\](?: [\d.]{1,12} ?[kKMGTP]i?B)? (.{1,40})$/,
  again: (boot, [, first]) => again(boot, first),
  read: (boot, [, first, last, label]) =>
    memoryRow(boot, hex(first as string), hex(last as string) + 1n, label as string),
};

const exclusive: Rule = {
  begins: 'B',
  pattern: /^BIOS-(?:e820|e801|88): ([0-9a-fA-F]{8,16}) - ([0-9a-fA-F]{8,16}) \((.{1,40})\)$/,
  again: (boot, [, first]) => again(boot, first),
  read: (boot, [, first, end, label]) =>
    memoryRow(boot, hex(first as string), hex(end as string), label as string),
};

const gap: Rule = {
  begins: 'B',
  pattern: /^BIOS-e820: \[gap /,
  noise: true,
  read: () => undefined,
};

const damaged: Rule = {
  begins: 'B',
  pattern: /^BIOS-e820:/,
  read: () => 'the line is cut short or damaged',
};

const machine: Rule = {
  begins: 'D',
  pattern: /^DMI: (?!Memory slots)(.{3,200})$/,
  read(boot, [, name]) {
    boot.name ??= name as string;
    return undefined;
  },
};

const kernel: Rule = {
  begins: 'L',
  pattern: /^Linux version \d/,
  noise: true,
  again: (boot) => boot.fate.lines > 0,
  read: () => undefined,
};

export const E820_RULES: readonly Rule[] = [inclusive, exclusive, gap, damaged, machine, kernel];
