/** Where the sources of one paste contradict each other, and which of them counts. */
import { FIXED_MSRS, fixedRange } from '../arch/fixed';
import { PAGE_SIZE } from '../arch/gfn';
import { toHex } from '../arch/hex';
import { type TypeCode, typeName } from '../arch/memtype';
import { msrName } from '../arch/msr';
import { byteOf } from '../arch/pat';
import { MAX_SENTENCES } from './limits';
import { maskOf, rawRange, sameRange } from './registers';
import type { Printed, RangeFact, Statement } from './types';
import { some } from './words';

/** A statement that prints registers. */
export type PrintedStatement = Statement & { readonly printed: Printed };

function describe(range: RangeFact | undefined, bits: number): string {
  if (!range?.valid) return 'not valid';
  return `${typeName(range.type)}, base ${toHex(range.base)}, mask ${toHex(maskOf(range, bits))}`;
}

/**
 * The source of the variable ranges, of those that print them; `printed` begins with what counts most. Where sources
 * agree, one whose masks are exact is taken: /proc/mtrr gives sizes, a log gives masks.
 */
export function variableSource(
  printed: readonly PrintedStatement[],
  bits: number,
  differences: string[],
): PrintedStatement | undefined {
  const [now, ...others] = printed.filter((s) => s.printed.ranges.size > 0);
  let taken = now;
  for (const log of now ? others : []) {
    const found = rangesThatDiffer(now as PrintedStatement, log, bits);
    differences.push(...found);
    if (found.length === 0 && taken === now && !hasMasks(taken) && hasMasks(log)) taken = log;
  }
  return taken;
}

function hasMasks(statement: PrintedStatement | undefined): boolean {
  return [...(statement?.printed.ranges.values() ?? [])].some((range) => range.mask !== undefined);
}

function rangesThatDiffer(now: PrintedStatement, log: PrintedStatement, bits: number): string[] {
  const found: string[] = [];
  const indices = new Set([...now.printed.ranges.keys(), ...log.printed.ranges.keys()]);
  for (const index of [...indices].sort((a, b) => a - b)) {
    const [a, b] = [log.printed.ranges.get(index), now.printed.ranges.get(index)];
    if (sameRange(a, b, bits) || (!a && !log.printed.complete) || (!b && !now.printed.complete)) continue;
    found.push(
      `Variable range ${index}: ${log.source} says ${describe(a, bits)}, ${now.source} says ${describe(b, bits)}; the latter is taken, it shows the later state.`,
    );
  }
  return found;
}

/** Where printed sources contradict each other in what is not a variable range: the first one counts. */
export function amongPrinted(printed: readonly PrintedStatement[], differences: string[]): void {
  printed.forEach((late, i) => {
    for (const early of printed.slice(i + 1)) {
      const say = (what: string, a: string, b: string): void => {
        differences.push(
          `${what}: ${early.source} says ${a}, ${late.source} says ${b}; the latter is taken, it shows the later state.`,
        );
      };
      const [a, b] = [early.printed, late.printed];
      if (a.defaultType !== undefined && b.defaultType !== undefined && a.defaultType !== b.defaultType)
        say('The default type', typeName(a.defaultType), typeName(b.defaultType));
      if (a.enabled !== undefined && b.enabled !== undefined && a.enabled !== b.enabled)
        say('E', String(Number(a.enabled)), String(Number(b.enabled)));
      const at = fixedThatDiffers(a.fixed, b.fixed);
      if (at >= 0)
        say(
          `The fixed ranges from ${toHex(fixedRange(at).start * PAGE_SIZE)} on`,
          typeName(a.fixed?.[at] as TypeCode),
          typeName(b.fixed?.[at] as TypeCode),
        );
    }
  });
}

/** The first of the 88 fixed ranges that both sources state, and state differently; -1 where there is none. */
function fixedThatDiffers(a: readonly number[] | undefined, b: readonly number[] | undefined): number {
  if (!a || !b) return -1;
  return a.findIndex((type, i) => type >= 0 && (b[i] as number) >= 0 && type !== b[i]);
}

/** Where the raw values of the first CPU contradict printed ranges: the raw values count. */
export function rawAgainstPrinted(
  raw: ReadonlyMap<number, bigint>,
  printed: readonly PrintedStatement[],
  bits: number,
  differences: string[],
): void {
  for (const { printed: one, source } of printed) {
    const at = fixedThatDiffers(one.fixed, fixedOf(raw));
    if (at >= 0)
      differences.push(
        `The fixed ranges from ${toHex(fixedRange(at).start * PAGE_SIZE)} on: the register values say ${typeName(fixedOf(raw)[at] as TypeCode)}, ${source} says ${typeName(one.fixed?.[at] as TypeCode)}; the register values are taken.`,
      );
    for (let index = 0; index < 40; index++) {
      const exact = rawRange(raw, index);
      const stated = one.ranges.get(index);
      if (!exact || (!stated && !(one.complete && one.ranges.size > 0))) continue;
      if (sameRange(exact, stated, bits)) continue;
      differences.push(
        `Variable range ${index}: the register values say ${describe(exact, bits)}, ${source} says ${describe(stated, bits)}; the register values are taken.`,
      );
    }
  }
}

/** The 88 fixed types of register values, -1 where a register was not read. */
function fixedOf(raw: ReadonlyMap<number, bigint>): number[] {
  return FIXED_MSRS.flatMap(({ msr }) => {
    const value = raw.get(msr);
    return Array.from({ length: 8 }, (_, i) => (value === undefined ? -1 : byteOf(value, i)));
  });
}

/** Where the CPUs of one dump differ from the first. */
export function amongCpus(cpus: readonly ReadonlyMap<number, bigint>[], differences: string[]): void {
  const [first, ...others] = cpus;
  if (!first) return;
  let more = 0;
  others.forEach((cpu, i) => {
    const names: string[] = [];
    for (const msr of new Set([...first.keys(), ...cpu.keys()])) {
      const [a, b] = [first.get(msr), cpu.get(msr)];
      if (a !== b)
        names.push(
          `${msrName(msr)} (${b === undefined ? 'not read' : toHex(b)}, not ${a === undefined ? 'read' : toHex(a)})`,
        );
    }
    if (names.length === 0) return;
    if (differences.length < MAX_SENTENCES)
      differences.push(`vCPU ${i + 1} differs from vCPU 0 in ${some(names)}.`);
    else more++;
  });
  if (more > 0) differences.push(`${more} more vCPUs differ from vCPU 0.`);
}
