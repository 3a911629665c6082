/** From one boot's lines to what they state. */
import type { Printed, RangeFact, Statement } from '../types';
import type { Boot } from './boot';
import { fixedOfMap, registersOfMap } from './map-registers';
import { hasFixed } from './mtrr-lines';

/** What the boot states. `boots` is how many the text holds. */
export function bootStatement(
  boot: Boot,
  boots: number,
  { format, source }: Pick<Statement, 'format' | 'source'>,
): Statement | undefined {
  if (boot.fate.lines === 0 && boot.tables.lines === 0) return undefined;
  const assumed = [...boot.facts];
  if (boot.inconsistent.size > 0)
    assumed.push(
      `The kernel says that the CPUs had inconsistent settings (${[...boot.inconsistent].join(', ')}): what is read is the first CPU's.`,
    );
  if (boots > 1)
    assumed.push(`The text holds ${boots} boots: the one that begins in line ${boot.first} is taken.`);
  const table = boot.lastRange < 0 ? (boot.rewritten ?? boot.original) : undefined;
  if (table && table.size > 0) {
    boot.tables.keep();
    assumed.push(
      boot.rewritten
        ? "The registers are not printed: the ranges are those of the kernel's clean-up, as it wrote them."
        : "The registers are not printed: the ranges are those that the kernel's clean-up found.",
    );
  }
  if (boot.enabled === false && boot.defaultType !== undefined)
    assumed.push('E is off, and Linux 4.2 and later print FE as off with it: FE is taken as printed.');
  if (boot.tom2 !== undefined)
    assumed.push(
      `TOM2: this AMD CPU may make everything from 4 GiB to 0x${boot.tom2.toString(16)} WB by itself (SYSCFG.Tom2ForceMemTypeWB). That is no MTRR, so it is not part of the scenario.`,
    );
  // The clean-up works on the registers as printed; without a printed table nothing was rewritten after it.
  const rewritten = boot.cleanedUp && table === undefined && boot.lastRange >= 0;
  const outcome = boot.outcome.length > 0 && !boot.mapDamaged ? { outcome: boot.outcome } : {};
  return {
    format,
    source,
    stage: 'boot',
    printed: printedOf(boot, table, assumed),
    ...(boot.pat === undefined ? {} : { pat: boot.pat }),
    ...countOf(boot),
    ...(boot.memory.length > 0 ? { memory: boot.memory } : {}),
    ...(boot.name === undefined ? {} : { name: boot.name }),
    ...outcome,
    ...(boot.covered === undefined ? {} : { covered: boot.covered }),
    ...(rewritten ? { rewritten } : {}),
    lines: boot.lines,
    assumed,
    differences: [],
  };
}

function printedOf(boot: Boot, table: Map<number, RangeFact> | undefined, assumed: string[]): Printed {
  const fromMap = hasRegisters(boot) || table ? undefined : registersOfMap(boot);
  if (fromMap) {
    assumed.push(
      "The registers are not printed, only the kernel's map: ranges are taken that give this map, and a default type that the map would leave out.",
    );
    return fromMap;
  }
  const fixed = hasFixed(boot) ? boot.fixed : fixedOfMap(boot);
  if (fixed && !hasFixed(boot)) assumed.push("The fixed ranges are taken from the kernel's map.");
  const fixedEnabled = boot.fixedEnabled ?? (fixed && !hasFixed(boot) ? true : undefined);
  const enabled = boot.enabled ?? (boot.mapHeader && boot.outcome.length > 0 ? true : undefined);
  return {
    ...(boot.defaultType === undefined ? {} : { defaultType: boot.defaultType }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(fixedEnabled === undefined ? {} : { fixedEnabled }),
    ...(fixed ? { fixed } : {}),
    ranges: table ?? boot.ranges,
    complete: table !== undefined,
  };
}

function hasRegisters(boot: Boot): boolean {
  return boot.lastRange >= 0 || boot.enabled !== undefined || boot.defaultType !== undefined;
}

function countOf(boot: Boot): Pick<Statement, 'variableMtrrs'> {
  if (boot.lastRange >= 0)
    return { variableMtrrs: { count: boot.lastRange + 1, sure: boot.wholeTable && !boot.damaged } };
  if (!boot.mapHeader) return {};
  // TOM2 counts as one more in "built from", so this is no more than a hint.
  return { variableMtrrs: { count: boot.mapHeader.registers, sure: false } };
}
