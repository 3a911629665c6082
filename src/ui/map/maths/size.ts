/** Sizes that are exact in few characters, for the names of ticks. */
import { PAGE_SIZE } from '../../../arch/gfn';

const UNITS = ['PiB', 'TiB', 'GiB', 'MiB', 'KiB'];

/** Pages as `3.5 GiB`, in quarters of a unit; null where that would not be exact. Zero is `0`. */
export function exactSize(pages: number): string | null {
  if (pages === 0) return '0';
  const bytes = pages * PAGE_SIZE;
  for (let i = 0; i < UNITS.length; i++) {
    const value = bytes / 1024 ** (UNITS.length - i);
    if (value < 1) continue;
    return Number.isInteger(value * 4) ? `${value} ${UNITS[i]}` : null;
  }
  return null;
}
