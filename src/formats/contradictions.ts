/** Where the sources of one paste contradict each other, and which of them counts. */
import { toHex } from '../arch/hex';
import { msrKind, msrName } from '../arch/msr';
import { alignDefType, alignFixed, alignMsr, alignPat, alignRange } from './align';
import type { Chooser, Option } from './choices';
import { settle } from './claims';
import type { Registers } from './cpus';
import { MAX_SENTENCES } from './limits';
import { sameRange } from './registers';
import { type DefTypeField, defTypeTopic, fixedTopic, msrTopic, patTopic, rangeTopic } from './topics';
import type { Printed, Statement } from './types';
import { some } from './words';

/** A statement that prints registers. */
export type PrintedStatement = Statement & { readonly printed: Printed };

const FIELDS: readonly DefTypeField[] = ['type', 'enabled', 'fixedEnabled'];

/** The statements, ranked, made to agree wherever they contradict each other. `bits` is MAXPHYADDR. */
export function agreeing(
  ranked: readonly Statement[],
  bits: number,
  chooser: Chooser,
  differences: string[],
): readonly Statement[] {
  let statements = ranked;
  for (const { cpu, msrs, ranges } of mentioned(ranked)) {
    for (const index of ranges) {
      const claim = settle(rangeTopic(statements, cpu, index, bits), chooser, differences);
      if (claim) statements = alignRange(statements, claim, cpu, index, bits);
    }
    for (const msr of msrs) {
      const claim = settle(msrTopic(statements, cpu, msr), chooser, differences);
      if (claim) statements = alignMsr(statements, claim, cpu, msr);
    }
  }
  const pat = settle(patTopic(statements), chooser, differences);
  if (pat) statements = alignPat(statements, pat);
  for (const field of FIELDS) {
    const claim = settle(defTypeTopic(statements, field), chooser, differences);
    if (claim) statements = alignDefType(statements, claim, field);
  }
  const fixed = settle(fixedTopic(statements), chooser, differences);
  return fixed ? alignFixed(statements, fixed) : statements;
}

interface Mentioned {
  readonly cpu: number;
  readonly msrs: readonly number[];
  readonly ranges: readonly number[];
}

/** What more than one statement, or one of them twice, says of each CPU. */
function mentioned(statements: readonly Statement[]): Mentioned[] {
  const raw = statements.filter((s) => s.msrs);
  const printed = statements.filter((s) => (s.printed?.ranges.size ?? 0) > 0);
  const count = Math.max(0, ...raw.map((s) => s.msrs?.length ?? 0));
  const all: Mentioned[] = [];
  for (let cpu = 0; cpu < Math.max(count, 1); cpu++) {
    const seen = new Map<number, number>();
    const see = (msr: number): void => void seen.set(msr, (seen.get(msr) ?? 0) + 1);
    for (const { msrs, earlier } of raw) {
      for (const msr of msrs?.[cpu]?.keys() ?? []) see(msr);
      for (const msr of earlier?.[cpu]?.keys() ?? []) see(msr);
    }
    const [msrs, ranges] = [new Set<number>(), new Set<number>()];
    for (const [msr, times] of seen) {
      const kind = msrKind(msr);
      const isRange = kind.kind === 'base' || kind.kind === 'mask';
      if (isRange && (times > 1 || (cpu === 0 && printed.length > 0))) ranges.add(kind.index);
      else if (!isRange && times > 1) msrs.add(msr);
    }
    if (cpu === 0 && printed.length + raw.length > 1)
      for (const { printed: one } of printed) for (const index of one?.ranges.keys() ?? []) ranges.add(index);
    const inOrder = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
    if (msrs.size + ranges.size > 0) all.push({ cpu, msrs: inOrder(msrs), ranges: inOrder(ranges) });
  }
  return all;
}

/**
 * The source of the variable ranges, of those that print them; `printed` begins with what counts most, and they agree.
 * One whose masks are exact is taken: /proc/mtrr gives sizes, a log gives masks.
 */
export function variableSource(
  printed: readonly PrintedStatement[],
  bits: number,
): PrintedStatement | undefined {
  const [now, ...others] = printed.filter((s) => s.printed.ranges.size > 0);
  if (!now || hasMasks(now)) return now;
  return others.find((log) => hasMasks(log) && sameRanges(now, log, bits)) ?? now;
}

function hasMasks(statement: PrintedStatement): boolean {
  return [...statement.printed.ranges.values()].some((range) => range.mask !== undefined);
}

function sameRanges(
  { printed: a }: PrintedStatement,
  { printed: b }: PrintedStatement,
  bits: number,
): boolean {
  return [...new Set([...a.ranges.keys(), ...b.ranges.keys()])].every((index) => {
    const [x, y] = [a.ranges.get(index), b.ranges.get(index)];
    return sameRange(x, y, bits) || (!x && !a.complete) || (!y && !b.complete);
  });
}

/** How many different sets of registers are offered for all CPUs. */
const MOST_KINDS = 8;
const OWN = 'own';

/** The registers of every CPU where they differ: each its own, or those of one for all. */
export function amongCpus(
  cpus: readonly Registers[],
  from: readonly Statement[],
  chooser: Chooser,
  differences: string[],
): readonly Registers[] {
  const [first, ...others] = cpus;
  if (!first) return cpus;
  let more = 0;
  const kinds = new Map<string, number[]>([[keyOf(first), [0]]]);
  others.forEach((cpu, i) => {
    const key = keyOf(cpu);
    kinds.set(key, [...(kinds.get(key) ?? []), i + 1]);
    const names = namesThatDiffer(first, cpu);
    if (names.length === 0) return;
    if (differences.length < MAX_SENTENCES)
      differences.push(`vCPU ${i + 1} differs from vCPU 0 in ${some(names)}.`);
    else more++;
  });
  if (more > 0) differences.push(`${more} more vCPUs differ from vCPU 0.`);
  if (kinds.size === 1) return cpus;
  const origins = from
    .filter((s) => s.msrs)
    .map((s) => ({ ...placeOf(s), source: s.source, format: s.format }));
  const like = [...kinds.values()].slice(0, MOST_KINDS).map(([n, ...rest]): Option => {
    const of = rest.length === 0 ? '' : ` (so have CPU ${some(rest.map(String), 6)})`;
    const names = n === 0 ? [] : namesThatDiffer(first, cpus[n as number] as Registers);
    const text = `all as CPU ${n}${of}${names.length > 0 ? `: ${some(names, 2)}` : ''}`;
    return { id: `cpu ${n}`, text, from: [] };
  });
  const taken = chooser.ask({
    id: 'cpus',
    kind: 'contradiction',
    what: 'The CPUs',
    options: [{ id: OWN, text: 'each its own registers, as read', from: origins }, ...like],
    usual: OWN,
    why: 'a machine whose CPUs differ is shown as it is',
  });
  if (taken === OWN) return cpus;
  const one = cpus[Number(taken.slice('cpu '.length))] as Registers;
  return cpus.map(() => one);
}

function keyOf(cpu: Registers): string {
  return [...cpu].sort(([a], [b]) => a - b).join();
}

function placeOf({ place }: Statement): { first: number; last: number } {
  return place ?? { first: 0, last: 0 };
}

function namesThatDiffer(first: Registers, cpu: Registers): string[] {
  const names: string[] = [];
  for (const msr of new Set([...first.keys(), ...cpu.keys()])) {
    const [a, b] = [first.get(msr), cpu.get(msr)];
    if (a !== b)
      names.push(
        `${msrName(msr)} (${b === undefined ? 'not read' : toHex(b)}, not ${a === undefined ? 'read' : toHex(a)})`,
      );
  }
  return names;
}
