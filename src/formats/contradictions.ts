/** Where the sources of one paste contradict each other, and which of them counts. */
import { toHex } from '../arch/hex';
import { typeName } from '../arch/memtype';
import { msrName } from '../arch/msr';
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
 * The source of the variable ranges, of those that print them. /proc/mtrr shows the present, a log the boot: where
 * they contradict each other, /proc/mtrr counts, as a whole; where they agree, the log does, for its masks are exact.
 */
export function variableSource(
  printed: readonly PrintedStatement[],
  bits: number,
  differences: string[],
): PrintedStatement | undefined {
  const [first, second] = printed.filter((s) => s.printed.ranges.size > 0);
  if (!first || !second) return first;
  const now = first.format === 'proc-mtrr' ? first : second;
  const log = now === first ? second : first;
  const indices = new Set([...now.printed.ranges.keys(), ...log.printed.ranges.keys()]);
  let agree = true;
  for (const index of [...indices].sort((a, b) => a - b)) {
    const [a, b] = [log.printed.ranges.get(index), now.printed.ranges.get(index)];
    if (sameRange(a, b, bits) || (!a && !log.printed.complete)) continue;
    agree = false;
    differences.push(
      `Variable range ${index}: ${log.source} says ${describe(a, bits)}, ${now.source} says ${describe(b, bits)}; the latter is taken, it shows the later state.`,
    );
  }
  return agree ? log : now;
}

/** Where the raw values of the first CPU contradict printed ranges: the raw values count. */
export function rawAgainstPrinted(
  raw: ReadonlyMap<number, bigint>,
  printed: readonly PrintedStatement[],
  bits: number,
  differences: string[],
): void {
  for (const { printed: one, source } of printed) {
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
