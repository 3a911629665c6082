/** From what the sources state to one scenario. Register values as the CPU holds them win over printed ones. */
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MAX_VARIABLE, msrKind } from '../arch/msr';
import { DEFAULTS } from '../scenario/defaults';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import {
  amongCpus,
  amongPrinted,
  type PrintedStatement,
  rawAgainstPrinted,
  variableSource,
} from './contradictions';
import { accepted, type Registers, rawCpus, vcpuOf, withCr0 } from './cpus';
import { defTypeAgainstPrinted, defTypeOf } from './def-type';
import { memoryFacts, memoryOf } from './memory';
import { pageAttributesOf } from './page-attributes';
import { ranked } from './rank';
import { fixedMsrs, rangeMsrs } from './registers';
import type { Statement } from './types';
import { widthOf } from './width';

export interface Merged {
  /** Absent where the statements hold no register and no memory. */
  readonly doc?: Scenario;
  readonly assumed: string[];
  readonly differences: string[];
}

/** Merges the statements of one paste. The document always passes `parseScenario`. */
export function mergeStatements(given: readonly Statement[], policy: string): Merged {
  const assumed = given.flatMap((s) => s.assumed);
  const differences = given.flatMap((s) => s.differences);
  const statements = ranked(given);
  const width = widthOf(statements);
  const bits = width.bits;
  const printed = statements.filter((s): s is PrintedStatement => s.printed !== undefined);
  const cpus = rawCpus(statements, assumed, differences);
  const first = cpus[0] ?? new Map<number, bigint>();
  const shared = printedRegisters(printed, bits, assumed, differences);
  const pat = statements.find((s) => s.pat !== undefined)?.pat;
  if (pat !== undefined) shared.set(IA32_PAT, pat);
  const facts = memoryFacts(statements, assumed);
  const cr0 = statements.find((s) => s.cr0)?.cr0 ?? [];
  const pages = pageAttributesOf(statements, first.get(IA32_PAT) ?? pat, assumed, differences);
  if (pages.pat !== undefined) shared.set(IA32_PAT, pages.pat);
  const count = countOf(statements, [shared, ...cpus], assumed);
  const nothing = facts.length === 0 && cr0.length === 0 && pages.attributes.length === 0;
  if (shared.size === 0 && cpus.length === 0 && nothing && !printed.some(saysMtrr))
    return { assumed, differences };

  if (width.assumed) assumed.push(width.assumed);
  rawAgainstPrinted(first, printed, bits, differences);
  amongPrinted(printed, differences);
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
  const vcpus = withCr0(cpus, cr0, assumed).map(({ registers, cr0: value }) =>
    vcpuOf(accepted(new Map([...shared, ...registers]), bits, variableMtrrs, differences), value),
  );
  const { memory, assumed: choices } = memoryOf(facts);
  assumed.push(...choices);
  const doc: Scenario = {
    version: 1,
    name: given.find((s) => s.name)?.name ?? `From ${given.map((s) => s.source).join(', ')}`,
    policy,
    cpu: { maxPhysAddr: bits, variableMtrrs },
    ...(memory.length > 0 ? { memory } : {}),
    ...(pages.attributes.length > 0 ? { pageAttributes: pages.attributes } : {}),
    vcpus,
  };
  return { doc: parseScenario(doc, () => true), assumed, differences: [...new Set(differences)] };
}

function saysMtrr({ printed }: PrintedStatement): boolean {
  return printed.ranges.size > 0 || printed.enabled !== undefined || printed.defaultType !== undefined;
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
