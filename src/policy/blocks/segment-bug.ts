/**
 * The fixed ranges as KVM 4.2 and 4.3 looked them up: a comparison was inverted, so only the first page of a segment
 * found its own entry. Source: `fixed_mtrr_addr_to_seg`, arch/x86/kvm/mtrr.c, Linux 4.2; fixed in 4.4 by
 * "KVM: MTRR: fix fixed MTRR segment look up".
 */
import { fixedIndex } from '../../arch/fixed';
import type { Gfn } from '../../arch/gfn';
import { type TypeCode, typeName, UC } from '../../arch/memtype';
import type { Reason } from '../types';
import type { FixedReading } from './m2';
import { fixedReason } from './sdm-map';

/** The entry that is read for a page below 1 MiB: below 0 it lies before the array, undefined means none is found. */
function entryRead(gfn: Gfn): number | undefined {
  if (gfn === 0) return 0;
  if (gfn <= 0x80) return 8 + Math.floor((gfn - 0x80) / 4);
  return gfn <= 0xc0 ? 24 + (gfn - 0xc0) : undefined;
}

/** What lies before the array is part of variable ranges 6 and 7: 0, so UC, unless a guest used them. */
function at(fixed: Uint8Array, gfn: Gfn): TypeCode | undefined {
  const entry = entryRead(gfn);
  if (entry === undefined) return undefined;
  return entry < 0 ? UC : (fixed[entry] as TypeCode);
}

function explain(fixed: Uint8Array, gfn: Gfn): Reason {
  const entry = entryRead(gfn);
  const right = fixedIndex(gfn);
  const source = 'fixed_mtrr_addr_to_seg(), arch/x86/kvm/mtrr.c, Linux 4.2 and 4.3';
  if (entry === right) return fixedReason(fixed, gfn);
  if (entry === undefined) return { rule: 'kvm.segment-none', values: { right }, source };
  const type = typeName(at(fixed, gfn) as TypeCode);
  if (entry < 0) return { rule: 'kvm.segment-before', values: { right, bytes: -entry, type }, source };
  return { rule: 'kvm.segment', values: { right, entry, type }, source };
}

export const segmentBug: FixedReading = {
  at,
  cuts: Array.from({ length: 0x101 }, (_, i) => i),
  explain,
};
