/** The registers of the dialog's list, in its order. */
import type { RegisterKey } from '../../../arch/fields';
import { FIXED_MSRS } from '../../../arch/fixed';
import { hexValue } from '../../../arch/hex';
import {
  IA32_MTRR_DEF_TYPE,
  IA32_MTRRCAP,
  IA32_PAT,
  MTRR_PHYSBASE0,
  MTRR_PHYSMASK0,
  msrName,
} from '../../../arch/msr';
import type { RegistersWire } from '../../../store/state';
import { bitsWords as w } from '../../words/bits';

export interface Listed {
  readonly key: RegisterKey;
  /** As the SDM prints it. */
  readonly name: string;
  /** The same where the group says the rest. */
  readonly short: string;
  readonly group: keyof typeof w.groups;
  /** What the guest would read; 0 for the leaf, which is no register of it. */
  readonly value: bigint;
}

/** FIX and WC. Every guest here has both: the registers and the type are there whatever MTRRcap would say. */
const CAP = 0x500n;

/** Every register that the vCPU has, and the leaf of the selected page. */
export function listed(registers: RegistersWire): Listed[] {
  const msr = (key: number, group: Listed['group'], value: bigint): Listed => {
    const name = msrName(key);
    return { key, name, short: name.replace(/^IA32_(MTRR_(?!DEF))?/, ''), group, value };
  };
  return [
    { key: 'cr0', name: 'CR0', short: 'CR0', group: 'cpu', value: hexValue(registers.cr0) },
    msr(IA32_MTRR_DEF_TYPE, 'cpu', hexValue(registers.defType)),
    msr(IA32_MTRRCAP, 'cpu', CAP | BigInt(registers.variable.length)),
    msr(IA32_PAT, 'cpu', hexValue(registers.pat)),
    { key: 'leaf', name: w.leaf, short: w.leaf, group: 'page', value: 0n },
    ...registers.variable.flatMap(({ base, mask }, i) => [
      msr(MTRR_PHYSBASE0 + 2 * i, 'variable', hexValue(base)),
      msr(MTRR_PHYSMASK0 + 2 * i, 'variable', hexValue(mask)),
    ]),
    ...FIXED_MSRS.map(({ msr: key }, i) => msr(key, 'fixed', hexValue(registers.fixed[i] ?? '0x0'))),
  ];
}

/** The list in its groups, each with the place of its first entry. */
export function grouped(list: readonly Listed[]): { group: Listed['group']; entries: Listed[] }[] {
  const groups: { group: Listed['group']; entries: Listed[] }[] = [];
  for (const entry of list) {
    const last = groups.at(-1);
    if (last?.group === entry.group) last.entries.push(entry);
    else groups.push({ group: entry.group, entries: [entry] });
  }
  return groups;
}
