/** All vCPUs at one point in time, and where each differs from the one that is looked at. */
import { FIXED_MSRS } from '../arch/fixed';
import { toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE, IA32_PAT, MTRR_PHYSBASE0, msrName } from '../arch/msr';
import { defTypeValue, type MtrrState, type VariableMtrr } from '../arch/mtrr';
import type { Machine, Vcpu } from '../scenario/machine';
import type { VcpuWire } from './protocol';

/** CR0 bit by bit; those that caching and paging do not look at have no name here. */
const CR0_NAMES: Readonly<Record<number, string>> = { 0: 'PE', 29: 'NW', 30: 'CD', 31: 'PG' };

interface Compared {
  readonly viewed: MtrrState;
  readonly defType: string;
  readonly differs: string[];
}

/** What was found the last time: of hundreds of vCPUs an event changes one. */
const known = new WeakMap<MtrrState, Compared>();

/** One entry for each vCPU. Equal states are mostly the same object, so 288 of them cost little. */
export function vcpusWire(machine: Machine, viewed: Vcpu): VcpuWire[] {
  return machine.vcpus.map((vcpu) => {
    const of = compared(vcpu.mtrr, viewed.mtrr);
    return {
      online: vcpu.online,
      cr0: toHex(vcpu.cr0),
      defType: of.defType,
      differs: [
        ...cr0Differs(vcpu.cr0, viewed.cr0),
        ...of.differs,
        ...(vcpu.pat === viewed.pat ? [] : [msrName(IA32_PAT)]),
      ],
    };
  });
}

function compared(mtrr: MtrrState, viewed: MtrrState): Compared {
  let of = known.get(mtrr);
  if (of?.viewed !== viewed) {
    of = { viewed, defType: toHex(defTypeValue(mtrr)), differs: mtrrDiffers(mtrr, viewed) };
    known.set(mtrr, of);
  }
  return of;
}

function cr0Differs(a: number, b: number): string[] {
  if (a === b) return [];
  const bits = Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (((a ^ b) >>> bit) & 1) === 1);
  return bits.reverse().map((bit) => `CR0.${CR0_NAMES[bit] ?? `bit ${bit}`}`);
}

/** The names of the MTRRs that hold different values, in the order of their numbers but DEF_TYPE first. */
function mtrrDiffers(a: MtrrState, b: MtrrState): string[] {
  if (a === b) return [];
  const names = defTypeValue(a) === defTypeValue(b) ? [] : [msrName(IA32_MTRR_DEF_TYPE)];
  a.variable.forEach((range, i) => {
    const other = b.variable[i] as VariableMtrr;
    if (range === other) return;
    if (range.base !== other.base || range.type !== other.type) names.push(msrName(MTRR_PHYSBASE0 + 2 * i));
    if (range.mask !== other.mask || range.valid !== other.valid)
      names.push(msrName(MTRR_PHYSBASE0 + 2 * i + 1));
  });
  if (a.fixed === b.fixed) return names;
  FIXED_MSRS.forEach(({ name }, i) => {
    if (a.fixed.subarray(8 * i, 8 * i + 8).some((type, k) => type !== b.fixed[8 * i + k])) names.push(name);
  });
  return names;
}
