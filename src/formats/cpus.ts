/** From what the sources read of each CPU to the vCPUs of a document. */
import { CR0_CD, CR0_RESET } from '../arch/cr0';
import { toHex } from '../arch/hex';
import { msrKind, msrName } from '../arch/msr';
import { msrRefusal } from '../arch/refusal';
import type { MsrMap, VcpuDoc } from '../scenario/types';
import type { Chooser } from './choices';
import type { Statement } from './types';

export type Registers = Map<number, bigint>;

/** The raw registers of every CPU that was read. `ranked`: what counts most stands first, and all agree. */
export function rawCpus(ranked: readonly Statement[], assumed: string[]): readonly Registers[] {
  const cpus: Registers[] = [];
  for (const { msrs } of ranked) {
    msrs?.forEach((values, i) => {
      const cpu: Registers = cpus[i] ?? new Map();
      cpus[i] = cpu;
      for (const [msr, value] of values) if (!cpu.has(msr)) cpu.set(msr, value);
    });
  }
  const read = cpus.map((cpu, i) => ({ cpu, i })).filter(({ cpu }) => cpu.size > 0);
  if (read.some(({ i }, at) => i !== at))
    assumed.push('Not every CPU was read: the vCPUs are those that were, counted from 0.');
  return read.map(({ cpu }) => cpu);
}

/** CR0 of a system that runs: PE, MP, ET, NE, WP, AM, PG. At reset CD is set, and no dump is taken there. */
const RUNNING_CR0 = 0x80050033n;

/** CR0 of every CPU, that of a running system where none was read, and the registers of the vCPU of that number. */
export function withCr0(
  cpus: readonly Registers[],
  cr0: readonly (bigint | undefined)[],
  chooser: Chooser,
  assumed: string[],
): { registers: Registers; cr0: bigint }[] {
  const first = cpus[0] ?? new Map<number, bigint>();
  const count = Math.max(cpus.length, cr0.length, 1);
  if (cr0.length > 1 && cr0.length > cpus.length && cpus.length <= 1)
    assumed.push(
      `The text gives CR0 of ${cr0.length} CPUs, but other registers of at most one: they are taken to be the same on all.`,
    );
  const all = Array.from({ length: count }, (_, i) => cr0[i]);
  const missing = all.includes(undefined) ? missingCr0(chooser, assumed) : RUNNING_CR0;
  return all.map((value, i) => ({ registers: cpus[i] ?? first, cr0: value ?? missing }));
}

const WITH_CD = RUNNING_CR0 | BigInt(CR0_CD);
const CR0_OPTIONS: readonly (readonly [id: string, text: string, value: bigint])[] = [
  ['running', `${toHex(RUNNING_CR0)}: paging on, caches enabled`, RUNNING_CR0],
  ['cd', `${toHex(WITH_CD)}: the same with CD=1, as while MTRRs are set`, WITH_CD],
  ['reset', `${toHex(CR0_RESET)}: as after reset, CD=1 and NW=1`, BigInt(CR0_RESET)],
];

function missingCr0(chooser: Chooser, assumed: string[]): bigint {
  const why = 'it is that of a running system';
  const values = CR0_OPTIONS.map(([id, text]) => [id, text] as const);
  const taken = chooser.assume('cr0', 'CR0', values, 'running', why);
  const value = CR0_OPTIONS.find(([id]) => id === taken)?.[2] ?? RUNNING_CR0;
  const what = value === RUNNING_CR0 ? 'paging on and caches enabled' : 'as chosen';
  chooser.tell(assumed, `CR0 is not in the text: taken as ${toHex(value)}, ${what}.`);
  return value;
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
