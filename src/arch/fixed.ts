/**
 * The 88 fixed ranges: 11 MSRs of 8 bytes, byte 0 the lowest.
 * Source: SDM vol. 3, "Fixed Range MTRRs", 11.11.2.2 / 12.11.2.2 and table 11-9 / 12-9.
 */
import type { Gfn } from './gfn';

export interface FixedMsr {
  readonly msr: number;
  readonly name: string;
  /** First page. */
  readonly start: Gfn;
  /** Pages that one byte covers. */
  readonly step: number;
}

/** The eleven fixed-range MSRs in the order of their addresses: each covers `[start, start + 8 * step)` pages. */
export const FIXED_MSRS: readonly FixedMsr[] = [
  { msr: 0x250, name: 'IA32_MTRR_FIX64K_00000', start: 0x00, step: 16 },
  { msr: 0x258, name: 'IA32_MTRR_FIX16K_80000', start: 0x80, step: 4 },
  { msr: 0x259, name: 'IA32_MTRR_FIX16K_A0000', start: 0xa0, step: 4 },
  { msr: 0x268, name: 'IA32_MTRR_FIX4K_C0000', start: 0xc0, step: 1 },
  { msr: 0x269, name: 'IA32_MTRR_FIX4K_C8000', start: 0xc8, step: 1 },
  { msr: 0x26a, name: 'IA32_MTRR_FIX4K_D0000', start: 0xd0, step: 1 },
  { msr: 0x26b, name: 'IA32_MTRR_FIX4K_D8000', start: 0xd8, step: 1 },
  { msr: 0x26c, name: 'IA32_MTRR_FIX4K_E0000', start: 0xe0, step: 1 },
  { msr: 0x26d, name: 'IA32_MTRR_FIX4K_E8000', start: 0xe8, step: 1 },
  { msr: 0x26e, name: 'IA32_MTRR_FIX4K_F0000', start: 0xf0, step: 1 },
  { msr: 0x26f, name: 'IA32_MTRR_FIX4K_F8000', start: 0xf8, step: 1 },
];

export const FIXED_COUNT = 88;

/** Which of the 88 ranges a page below 1 MiB lies in. */
export function fixedIndex(gfn: Gfn): number {
  if (gfn < 0x80) return gfn >> 4;
  if (gfn < 0xc0) return 8 + ((gfn - 0x80) >> 2);
  return 24 + (gfn - 0xc0);
}

/** The pages `[start, end)` of one of the 88 fixed ranges. */
export function fixedRange(index: number): { start: Gfn; end: Gfn } {
  const { start, step } = FIXED_MSRS[index >> 3] as FixedMsr;
  const first = start + (index & 7) * step;
  return { start: first, end: first + step };
}

/** Where that MSR stands among the eleven, or -1. */
export function fixedMsrIndex(msr: number): number {
  if (msr === 0x250) return 0;
  if (msr === 0x258 || msr === 0x259) return msr - 0x257;
  return msr >= 0x268 && msr <= 0x26f ? msr - 0x265 : -1;
}
