/** From what the sources read of each CPU to the vCPUs of a document. */
import { toHex } from '../arch/hex';
import { msrKind, msrName } from '../arch/msr';
import { msrRefusal } from '../arch/refusal';
import type { MsrMap, VcpuDoc } from '../scenario/types';
import { MAX_SENTENCES } from './limits';
import type { Statement } from './types';

export type Registers = Map<number, bigint>;

/**
 * The raw registers of every CPU that was read. `ranked`: what counts most stands first. Where two sources differ, both
 * values are named.
 */
export function rawCpus(
  ranked: readonly Statement[],
  assumed: string[],
  differences: string[],
): readonly Registers[] {
  const cpus: { values: Registers; from: Map<number, string> }[] = [];
  let more = 0;
  for (const { msrs, source } of ranked) {
    msrs?.forEach((values, i) => {
      cpus[i] ??= { values: new Map(), from: new Map() };
      const cpu = cpus[i];
      for (const [msr, value] of values) {
        const taken = cpu.values.get(msr);
        if (taken === undefined) {
          cpu.values.set(msr, value);
          cpu.from.set(msr, source);
        } else if (taken !== value) {
          const name = i === 0 ? msrName(msr) : `${msrName(msr)} of CPU ${i}`;
          const first = cpu.from.get(msr) as string;
          if (differences.length < MAX_SENTENCES)
            differences.push(
              `${name}: ${first} says ${toHex(taken)}, ${source} says ${toHex(value)}; the former is taken.`,
            );
          else more++;
        }
      }
    });
  }
  if (more > 0) differences.push(`${more} more registers differ between the sources.`);
  const read = cpus.map((cpu, i) => ({ cpu, i })).filter(({ cpu }) => cpu.values.size > 0);
  if (read.some(({ i }, at) => i !== at))
    assumed.push('Not every CPU was read: the vCPUs are those that were, counted from 0.');
  return read.map(({ cpu }) => cpu.values);
}

/** CR0 of a system that runs: PE, MP, ET, NE, WP, AM, PG. At reset CD is set, and no dump is taken there. */
const RUNNING_CR0 = 0x80050033n;

/** CR0 of every CPU, that of a running system where none was read, and the registers of the vCPU of that number. */
export function withCr0(
  cpus: readonly Registers[],
  cr0: readonly (bigint | undefined)[],
  assumed: string[],
): { registers: Registers; cr0: bigint }[] {
  const first = cpus[0] ?? new Map<number, bigint>();
  const count = Math.max(cpus.length, cr0.length, 1);
  if (cr0.length > 1 && cr0.length > cpus.length && cpus.length <= 1)
    assumed.push(
      `The text gives CR0 of ${cr0.length} CPUs, but other registers of at most one: they are taken to be the same on all.`,
    );
  const all = Array.from({ length: count }, (_, i) => cr0[i]);
  if (all.includes(undefined))
    assumed.push(`CR0 is not in the text: taken as ${toHex(RUNNING_CR0)}, paging on and caches enabled.`);
  return all.map((value, i) => ({ registers: cpus[i] ?? first, cr0: value ?? RUNNING_CR0 }));
}

/** The registers that a CPU of this width takes; a range of which it refuses one half is left out whole. */
export function accepted(
  registers: ReadonlyMap<number, bigint>,
  bits: number,
  count: number,
  differences: string[],
): Registers {
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

/** A vCPU of a document. */
export function vcpuOf(registers: Registers, cr0: bigint): VcpuDoc {
  const msrs: MsrMap = {};
  for (const [msr, value] of [...registers].sort(([a], [b]) => a - b)) msrs[toHex(msr)] = toHex(value);
  return {
    cr0: toHex(cr0),
    ...(registers.size > 0 ? { msrs } : {}),
  };
}
