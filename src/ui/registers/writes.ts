/** Writes of MSRs, from numbers and from what a variable range is. */
import { toHex } from '../../arch/hex';
import type { TypeCode } from '../../arch/memtype';
import { MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from '../../arch/msr';
import { physBaseValue, physMaskValue } from '../../arch/mtrr';
import type { GuestEdit, MsrWrite } from '../../store/state';
import { maskOfSize } from './mask';

export const msrWrite = (msr: number, value: bigint): MsrWrite => ({ msr: toHex(msr), value: toHex(value) });

/** That one write, as an edit. */
export const msrEdit = (msr: number, value: bigint): GuestEdit => ({ kind: 'msr', ...msrWrite(msr, value) });

/** Base and mask of a variable range of `size` pages; `space` in pages too. */
export function rangeWrites(
  {
    index,
    type,
    base,
    size,
    valid,
  }: { index: number; type: TypeCode; base: number; size: number; valid: boolean },
  space: number,
): [base: MsrWrite, mask: MsrWrite] {
  return [
    msrWrite(MTRR_PHYSBASE0 + 2 * index, physBaseValue({ base, type })),
    msrWrite(MTRR_PHYSMASK0 + 2 * index, physMaskValue({ mask: maskOfSize(size, space), valid })),
  ];
}
