import { CR0_CD, CR0_NW } from '../../arch/cr0';
import { toHex } from '../../arch/hex';

/** CR0 with CD set or cleared. CD=0 with NW=1 is refused by the CPU, so NW goes with it, as an operating system does. */
export function withCd(cr0: number, on: boolean): string {
  return toHex((on ? cr0 | CR0_CD : cr0 & ~(CR0_CD | CR0_NW)) >>> 0);
}
