/** From what the sources state to one scenario. Register values as the CPU holds them win over printed ones. */
import { toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MAX_VARIABLE, msrKind, msrName } from '../arch/msr';
import { msrRefusal } from '../arch/refusal';
import { DEFAULTS } from '../scenario/defaults';
import { parseScenario } from '../scenario/parse';
import type { MsrMap, Scenario, VcpuDoc } from '../scenario/types';
import { amongCpus, type PrintedStatement, rawAgainstPrinted, variableSource } from './contradictions';
import { defTypeAgainstPrinted, defTypeOf } from './def-type';
import { memoryOf } from './memory';
import { fixedMsrs, rangeMsrs } from './registers';
import type { Statement } from './types';
import { widthOf } from './width';

type Registers = Map<number, bigint>;

/** CR0 of a system that runs: PE, MP, ET, NE, WP, AM, PG. At reset CD is set, and no dump was taken there. */
const RUNNING_CR0 = '0x80050033';

export interface Merged {
  /** Absent where the statements hold no register and no memory. */
  readonly doc?: Scenario;
  readonly assumed: string[];
  readonly differences: string[];
}

/** Merges the statements of one paste. The document always passes `parseScenario`. */
export function mergeStatements(statements: readonly Statement[], policy: string): Merged {
  const assumed = statements.flatMap((s) => s.assumed);
  const differences = statements.flatMap((s) => s.differences);
  const width = widthOf(statements);
  const bits = width.bits;
  const printed = statements.filter((s): s is PrintedStatement => s.printed !== undefined);
  const cpus = rawCpus(statements, assumed);
  const first = cpus[0] ?? new Map<number, bigint>();
  const shared = printedRegisters(printed, bits, assumed, differences);
  const pat = statements.find((s) => s.pat !== undefined)?.pat;
  if (pat !== undefined) shared.set(IA32_PAT, pat);
  const facts = statements.find((s) => s.memory)?.memory ?? [];
  const count = countOf(statements, [shared, ...cpus], assumed);
  if (shared.size === 0 && cpus.length === 0 && facts.length === 0 && !printed.some(saysMtrr))
    return { assumed, differences };

  if (width.assumed) assumed.push(width.assumed);
  rawAgainstPrinted(first, printed, bits, differences);
  const words = printed.map((s) => s.printed);
  defTypeAgainstPrinted(first, words, differences);
  amongCpus(cpus, differences);
  if (pat !== undefined && first.has(IA32_PAT) && first.get(IA32_PAT) !== pat)
    differences.push(
      'IA32_PAT: the register value differs from what the kernel log says; the value is taken.',
    );

  const all: Registers = new Map([...shared, ...first]);
  if (!all.has(IA32_MTRR_DEF_TYPE)) {
    const hasFixed = [...all.keys()].some((msr) => msrKind(msr).kind === 'fixed');
    const value = defTypeOf(words, all, hasFixed, assumed);
    if (value !== undefined) shared.set(IA32_MTRR_DEF_TYPE, value);
    else
      assumed.push(
        'The text does not say what the MTRRs hold: they are as after reset, so everything is UC.',
      );
  }
  if (!words.some((one) => one.fixed)) sayMissingFixed(new Map([...shared, ...first]), assumed);

  const variableMtrrs = count ?? DEFAULTS.variableMtrrs;
  const vcpus = (cpus.length > 0 ? cpus : [first]).map((cpu) => ({
    cr0: RUNNING_CR0,
    ...vcpuOf(accepted(new Map([...shared, ...cpu]), bits, variableMtrrs, differences)),
  }));
  assumed.push(`CR0 is not in the text: taken as ${RUNNING_CR0}, paging on and caches enabled.`);
  const { memory, assumed: choices } = memoryOf(facts);
  assumed.push(...choices);
  const doc: Scenario = {
    version: 1,
    name: statements.find((s) => s.name)?.name ?? `From ${statements.map((s) => s.source).join(', ')}`,
    policy,
    cpu: { maxPhysAddr: bits, variableMtrrs },
    ...(memory.length > 0 ? { memory } : {}),
    vcpus,
  };
  return { doc: parseScenario(doc, () => true), assumed, differences: [...new Set(differences)] };
}

function saysMtrr({ printed }: PrintedStatement): boolean {
  return printed.ranges.size > 0 || printed.enabled !== undefined || printed.defaultType !== undefined;
}

/** The raw registers of every CPU that was read; later sources win. */
function rawCpus(statements: readonly Statement[], assumed: string[]): Registers[] {
  const cpus: Registers[] = [];
  for (const { msrs } of statements) {
    msrs?.forEach((values, i) => {
      cpus[i] = new Map([...(cpus[i] ?? []), ...values]);
    });
  }
  const read = cpus.map((cpu, i) => ({ cpu: cpu ?? new Map(), i })).filter(({ cpu }) => cpu.size > 0);
  if (read.some(({ i }, at) => i !== at))
    assumed.push('Not every CPU was read: the vCPUs are those that were, counted from 0.');
  return read.map(({ cpu }) => cpu);
}

function printedRegisters(
  printed: readonly PrintedStatement[],
  bits: number,
  assumed: string[],
  differences: string[],
): Registers {
  const registers: Registers = new Map();
  const source = variableSource(printed, bits, differences);
  let unprinted = false;
  for (const [index, range] of source?.printed.ranges ?? []) {
    for (const [msr, value] of rangeMsrs(index, range, bits)) registers.set(msr, value);
    unprinted ||= !range.valid;
  }
  if (unprinted)
    assumed.push('What a disabled range holds is not printed: its registers are left as after reset.');
  const fixed = printed.find((s) => s.printed.fixed)?.printed.fixed;
  if (!fixed) return registers;
  const { msrs, gaps } = fixedMsrs(fixed);
  for (const [msr, value] of msrs) registers.set(msr, value);
  if (gaps > 0) assumed.push(`${gaps} of the 88 fixed ranges are not in the text: they are taken as UC.`);
  return registers;
}

function sayMissingFixed(registers: Registers, assumed: string[]): void {
  const fixedOn = ((registers.get(IA32_MTRR_DEF_TYPE) ?? 0n) & 0xc00n) === 0xc00n;
  const known = [...registers.keys()].filter((msr) => msrKind(msr).kind === 'fixed').length;
  if (fixedOn && known < 11)
    assumed.push(
      `FE is 1, but ${11 - known} of the 11 fixed registers are not in the text: they are taken as 0 (UC).`,
    );
}

/** How many variable ranges there are: as the source says, and never fewer than it lists. */
function countOf(
  statements: readonly Statement[],
  all: readonly Registers[],
  assumed: string[],
): number | undefined {
  let listed = 0;
  for (const registers of all) {
    for (const msr of registers.keys()) {
      const kind = msrKind(msr);
      if (kind.kind === 'base' || kind.kind === 'mask') listed = Math.max(listed, kind.index + 1);
    }
  }
  const said = statements.flatMap((s) => s.variableMtrrs ?? []);
  const sure = said.find((s) => s.sure);
  if (sure && sure.count >= listed) return sure.count;
  if (listed === 0 && said.length === 0) return undefined;
  const count = Math.max(DEFAULTS.variableMtrrs, listed, ...said.map((s) => s.count));
  assumed.push(
    `How many variable ranges there are is not in the text: taken as ${Math.min(count, MAX_VARIABLE)}.`,
  );
  return Math.min(count, MAX_VARIABLE);
}

/** The registers that a CPU of this width takes; a range of which it refuses one half is left out whole. */
function accepted(registers: Registers, bits: number, count: number, differences: string[]): Registers {
  const taken: Registers = new Map(registers);
  for (const [msr, value] of registers) {
    const why = msrRefusal(msr, value, bits, count);
    if (why === undefined) continue;
    const kind = msrKind(msr);
    const pair = kind.kind === 'base' ? msr + 1 : kind.kind === 'mask' ? msr - 1 : msr;
    taken.delete(msr);
    taken.delete(pair);
    differences.push(`${msrName(msr)} = ${toHex(value)} is left out: ${why}.`);
  }
  return taken;
}

function vcpuOf(registers: Registers): VcpuDoc {
  const msrs: MsrMap = {};
  for (const [msr, value] of [...registers].sort(([a], [b]) => a - b)) msrs[toHex(msr)] = toHex(value);
  return registers.size > 0 ? { msrs } : {};
}
