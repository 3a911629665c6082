/** The registers of a vCPU as numbers, in the order in which they are written. */
import { hexValue, toHex } from '../../arch/hex';
import { IA32_MTRR_DEF_TYPE, MAX_VARIABLE, msrKind, msrName } from '../../arch/msr';
import { msrRefusal } from '../../arch/refusal';
import { DEFAULTS } from '../../scenario/defaults';
import type { Scenario, VcpuDoc } from '../../scenario/types';
import { rawRange } from '../registers';
import type { RangeFact } from '../types';
import type { WriteContext } from './types';

interface Register {
  readonly msr: number;
  readonly name: string;
  readonly value: bigint;
}

export interface VcpuState {
  /** Fixed ranges, variable ranges, PAT; without IA32_MTRR_DEF_TYPE. */
  readonly registers: readonly Register[];
  readonly defType: bigint;
  /** What no CPU takes, one sentence each. */
  readonly refused: readonly string[];
  /** The variable ranges of which both halves are known. */
  readonly ranges: readonly (RangeFact & { readonly index: number; readonly mask: bigint })[];
}

export function maxPhysAddrOf(doc: Scenario): number {
  return doc.cpu?.maxPhysAddr ?? DEFAULTS.maxPhysAddr;
}

/** FIX and WC beside the number of variable ranges. */
const CAP_BITS = 0x500;

/** IA32_MTRRCAP, as it says how many variable ranges there are. */
export function capOf(doc: Scenario): number {
  return CAP_BITS | (doc.cpu?.variableMtrrs ?? DEFAULTS.variableMtrrs);
}

/** Every vCPU at the point in time that is written. */
export function vcpusOf(doc: Scenario, context: WriteContext): VcpuState[] {
  const vcpus = context.vcpus ?? doc.vcpus ?? [{}];
  return vcpus.map((vcpu) => stateOf(vcpu, maxPhysAddrOf(doc)));
}

function stateOf(vcpu: VcpuDoc, bits: number): VcpuState {
  const values = new Map<number, bigint>();
  const refused: string[] = [];
  for (const [key, text] of Object.entries(vcpu.msrs ?? {})) {
    const msr = Number(hexValue(key));
    const value = hexValue(text);
    const why = msrRefusal(msr, value, bits, MAX_VARIABLE);
    if (why === undefined) values.set(msr, value);
    else refused.push(`${msrName(msr)} = ${toHex(value)} is left out: ${why}`);
  }
  const defType = values.get(IA32_MTRR_DEF_TYPE) ?? 0n;
  values.delete(IA32_MTRR_DEF_TYPE);
  const registers = [...values]
    .map(([msr, value]) => ({ msr, value, name: msrName(msr) }))
    .sort((a, b) => place(a.msr) - place(b.msr) || a.msr - b.msr);
  const ranges = Array.from({ length: MAX_VARIABLE }, (_, index) => {
    const range = rawRange(values, index);
    return range ? [{ ...range, index, mask: range.mask ?? 0n }] : [];
  }).flat();
  return { registers, defType, refused, ranges };
}

/** Where a register stands: the fixed ones first, the PAT last. */
function place(msr: number): number {
  const { kind } = msrKind(msr);
  return kind === 'fixed' ? 0 : kind === 'pat' ? 2 : 1;
}

/** Do two vCPUs hold the same? */
export function sameState(a: VcpuState, b: VcpuState): boolean {
  const text = ({ registers, defType }: VcpuState): string =>
    [defType, ...registers.map(({ msr, value }) => `${msr} ${value}`)].join();
  return text(a) === text(b);
}

/** A line or two on what is written, for the head of a file. */
export function headOf(doc: Scenario, context: WriteContext): string[] {
  const events = doc.events?.length ?? 0;
  const at = context.event ?? 0;
  const when = events === 0 ? [] : [at === 0 ? 'Before any event.' : `After event ${at} of ${events}.`];
  const name = (doc.name ?? '').replace(/\s+/g, ' ').trim();
  return [...(name === '' ? [] : [name]), ...when];
}
