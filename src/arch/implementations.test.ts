/** What implementations answer: against the machine-read copy of their tables, and against our policies. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../policy/registry';
import type { Cpu } from '../scenario/machine';
import { effectiveBochs, overlapAnswers, overlapType, wasUndefined } from './implementations';
import { MEM_TYPES, type MemType, mtrrName, type PatType, typeCode } from './memtype';
import { type MtrrState, resetMtrrs } from './mtrr';

interface Cell {
  mtrr: MemType;
  pat: PatType;
  formerly_undefined: boolean;
  implementations: { bochs: MemType };
}
const { intel_mtrr_x_pat: cells } = JSON.parse(
  readFileSync(new URL('./fixtures/effective-types.json', import.meta.url), 'utf8'),
) as { intel_mtrr_x_pat: Cell[] };

describe('MTRR with PAT', () => {
  it.each(cells)('$mtrr with $pat', (cell) => {
    expect(wasUndefined(cell.mtrr, cell.pat)).toBe(cell.formerly_undefined);
    expect(effectiveBochs(cell.mtrr, cell.pat)).toBe(cell.implementations.bochs);
  });
});

const cpu: Cpu = { maxPhysAddr: 36, space: 2 ** 24, mtrr: true, variableMtrrs: 8, selfSnoop: true };

/** Two ranges over everything. */
function both(first: MemType, second: MemType): MtrrState {
  const range = { base: 0, mask: 0, valid: true, maskWritten: true };
  const variable = [first, second].map((type) => ({ ...range, type: typeCode(type) }));
  return { ...resetMtrrs(8), enabled: true, variable };
}

describe('overlaps', () => {
  const pairs = MEM_TYPES.flatMap((a) => MEM_TYPES.map((b) => [a, b] as const));
  it.each(pairs)('%s with %s: the answers of KVM and Xen are those of their policies', (a, b) => {
    const ask = (id: string): string => {
      const rules = policyOf(id)?.mtrrRules;
      return mtrrName(rules?.(both(a, b), cpu, { start: 0, end: 1, limit: 1 }).at(0x1000) ?? 8);
    };
    const answers = overlapAnswers(a, b);
    expect(answers.length > 0).toBe(overlapType(a, b) === 'undefined');
    const of = (who: string): string | undefined => answers.find((answer) => answer.who === who)?.type;
    if (answers.length === 0) return;
    expect([of('KVM 4.2 to 6.10'), of('KVM up to 4.1'), of('Xen')]).toEqual([
      ask('kvm-6.0'),
      ask('kvm-3.13'),
      ask('xen'),
    ]);
  });

  it.each([
    ['WT', 'WC', 'WT'],
    ['WP', 'WT', 'WT'],
    ['WC', 'WP', 'WC'],
    ['WP', 'WB', 'WP'],
  ] as const)('%s before %s: the others, edk2 takes the second, BitVisor %s', (a, b, bitvisor) => {
    const types = Object.fromEntries(overlapAnswers(a, b).map(({ who, type }) => [who, type]));
    expect(types).toMatchObject({
      'Linux, for its own': 'UC',
      'edk2, release build': b,
      BitVisor: bitvisor,
      Bochs: 'WB',
    });
  });

  it('of 25 pairs, 10 are undefined', () => {
    expect(pairs.filter(([a, b]) => overlapType(a, b) === 'undefined')).toHaveLength(10);
  });
});
