/** From what the sources state to one scenario. Register values as the CPU holds them win over printed ones. */
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MAX_VARIABLE, msrKind } from '../arch/msr';
import { PAT_RESET } from '../arch/pat';
import { DEFAULTS } from '../scenario/defaults';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { type Choice, Chooser, type Picks } from './choices';
import { agreeing, amongCpus, type PrintedStatement, variableSource } from './contradictions';
import { accepted, type Registers, rawCpus, vcpuOf, withCr0 } from './cpus';
import { defTypeOf } from './def-type';
import { assumedFixed } from './fixed-assumed';
import { withoutLinks } from './linked';
import { memoryFacts, memoryOf } from './memory';
import { PAT_OF_LINUX, pageAttributesOf } from './page-attributes';
import { ranked } from './rank';
import { fixedMsrs, rangeMsrs } from './registers';
import type { Statement } from './types';
import { allStates, settled } from './versions';
import { widthOf } from './width';
import { patText } from './words';

export interface Merged {
  /** Absent where the statements hold no register and no memory. */
  readonly doc?: Scenario;
  readonly assumed: string[];
  readonly differences: string[];
  readonly choices: readonly Choice[];
  /** Sentences of the two lists that the choices tell too. */
  readonly told: readonly string[];
  /** The document is that of a link, whole. */
  readonly isWhole?: boolean;
}

/** Merges the statements of one paste, with what was picked. The document always passes `parseScenario`. */
export function mergeStatements(all: readonly Statement[], policy: string, picks: Picks = {}): Merged {
  const chooser = new Chooser(picks);
  const { given, linked, said } = withoutLinks(all);
  if (linked) return linked;
  const assumed = [...said, ...given.flatMap((s) => s.assumed)];
  const differences = given.flatMap((s) => s.differences);
  const { choices } = chooser;
  const sorted = ranked(given.map((statement) => settled(statement, chooser, differences)));
  const width = widthOf(sorted, chooser);
  const bits = width.bits;
  const statements = agreeing(sorted, bits, chooser, differences);
  const printed = statements.filter((s): s is PrintedStatement => s.printed !== undefined);
  const cpus = amongCpus(rawCpus(statements, assumed), statements, chooser, differences);
  const first = cpus[0] ?? new Map<number, bigint>();
  const shared = printedRegisters(printed, bits, assumed);
  const facts = memoryFacts(statements, chooser, assumed);
  const cr0 = statements.find((s) => s.cr0)?.cr0 ?? [];
  const pat = statements.find((s) => s.pat !== undefined)?.pat;
  if (pat !== undefined) shared.set(IA32_PAT, pat);
  const known = first.get(IA32_PAT) ?? pat;
  const nothing = shared.size === 0 && cpus.length === 0 && facts.length === 0 && cr0.length === 0;
  if (nothing && !statements.some((s) => s.pageTypes?.length) && !printed.some(saysMtrr))
    return { assumed, differences, choices: [], told: [] };

  const taken = known ?? assumedPat(statements, chooser);
  if (known === undefined && taken !== undefined) shared.set(IA32_PAT, taken);
  const attributes = pageAttributesOf(statements, taken, known !== undefined, assumed, differences);
  if (width.assumed) chooser.tell(assumed, width.assumed);
  const words = printed.map((s) => s.printed);
  const registers: Registers = new Map([...shared, ...first]);
  const held = registers.get(IA32_MTRR_DEF_TYPE);
  const fixed = assumedFixed(words, registers, held, chooser);
  for (const [msr, value] of fixed) shared.set(msr, value);
  if (held === undefined) {
    const hasFixed = [...registers.keys()].some((msr) => msrKind(msr).kind === 'fixed');
    const how = hasFixed ? 'read' : fixed.length > 0 ? 'taken' : 'none';
    const value = defTypeOf(words, registers, how, chooser, assumed);
    if (value !== undefined) shared.set(IA32_MTRR_DEF_TYPE, value);
    else
      assumed.push(
        'The text does not say what the MTRRs hold: they are as after reset, so everything is UC.',
      );
  }
  if (!words.some((one) => one.fixed)) sayMissingFixed(new Map([...shared, ...first]), assumed);

  const variableMtrrs = countOf(statements, [shared, ...cpus], chooser, assumed) ?? DEFAULTS.variableMtrrs;
  const vcpus = withCr0(cpus, cr0, chooser, assumed).map(({ registers: own, cr0: value }) =>
    vcpuOf(accepted(new Map([...shared, ...own]), bits, variableMtrrs, differences), value),
  );
  const { memory, assumed: kinds } = memoryOf(facts);
  assumed.push(...kinds);
  const doc: Scenario = {
    version: 1,
    name: given.find((s) => s.name)?.name ?? `From ${given.map((s) => s.source).join(', ')}`,
    policy,
    cpu: { maxPhysAddr: bits, variableMtrrs },
    ...(memory.length > 0 ? { memory } : {}),
    ...(attributes.length > 0 ? { pageAttributes: attributes } : {}),
    vcpus,
  };
  const once = [...new Set(differences)];
  return { doc: parseScenario(doc, () => true), assumed, differences: once, choices, told: chooser.told };
}

/** The PAT where no source gives it: as after reset, or as Linux programs it where page types were asked for. */
function assumedPat(statements: readonly Statement[], chooser: Chooser): bigint | undefined {
  const types = statements.some((s) => s.pageTypes?.length);
  const values = [
    ['reset', `as after reset: ${patText(PAT_RESET)}`],
    ['linux', `as Linux programs it: ${patText(PAT_OF_LINUX)}`],
  ] as const;
  const why = types
    ? 'Linux asked for these page types'
    : 'nothing has programmed it as far as the text says';
  const taken = chooser.assume('pat', 'The PAT', values, types ? 'linux' : 'reset', why);
  return taken === 'linux' ? PAT_OF_LINUX : types ? PAT_RESET : undefined;
}

function saysMtrr({ printed }: PrintedStatement): boolean {
  return printed.ranges.size > 0 || printed.enabled !== undefined || printed.defaultType !== undefined;
}

function printedRegisters(printed: readonly PrintedStatement[], bits: number, assumed: string[]): Registers {
  const registers: Registers = new Map();
  const source = variableSource(printed, bits);
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

/** How many variable ranges CPUs have. KVM's guests have 8. */
const COUNTS = [8, 10, 16, 32, MAX_VARIABLE] as const;

/** How many variable ranges there are: as the source says, and never fewer than it lists. */
function countOf(
  statements: readonly Statement[],
  all: readonly Registers[],
  chooser: Chooser,
  assumed: string[],
): number | undefined {
  let listed = 0;
  for (const registers of all) {
    for (const msr of registers.keys()) {
      const kind = msrKind(msr);
      if (kind.kind === 'base' || kind.kind === 'mask') listed = Math.max(listed, kind.index + 1);
    }
  }
  for (const ranges of allStates(statements))
    for (const index of ranges.keys()) listed = Math.max(listed, index + 1);
  const said = statements.flatMap((s) => s.variableMtrrs ?? []);
  const sure = said.find((s) => s.sure);
  if (sure && sure.count >= listed) return sure.count;
  if (listed === 0 && said.length === 0) return undefined;
  const likely = Math.max(DEFAULTS.variableMtrrs, listed, ...said.map((s) => s.count));
  const usual = Math.min(likely, MAX_VARIABLE);
  const offered = [...new Set([...COUNTS.filter((n) => n >= listed), usual])].sort((a, b) => a - b);
  const values = offered.map((n) => [String(n), String(n)] as const);
  const why = usual === DEFAULTS.variableMtrrs ? 'a usual number that holds all' : 'so many are listed';
  const count =
    values.length > 1
      ? Number(chooser.assume('count', 'Variable ranges', values, String(usual), why))
      : usual;
  chooser.tell(assumed, `How many variable ranges there are is not in the text: taken as ${count}.`);
  return count;
}
