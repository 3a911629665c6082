/** Addresses on the command line. */
import { PAGE_SHIFT } from '../arch/gfn';
import { hexValue, isHex } from '../arch/hex';
import { UsageError } from './io';

/**
 * The page of an address: a byte address in hexadecimal or decimal, or `gfn:` and a page number. Any byte of a page
 * stands for the page. Throws UsageError. The result may lie outside the space of the scenario.
 */
export function pageOf(text: string): number {
  const gfn = /^gfn:/i.test(text);
  const digits = gfn ? text.slice(4) : text;
  let value: bigint;
  if (isHex(digits)) value = hexValue(digits);
  else if (/^\d(?:_?\d)*$/.test(digits)) value = BigInt(digits.replaceAll('_', ''));
  else {
    throw new UsageError(
      `--at: expected an address such as 0xfee00000, 4276092928 or gfn:0xfee00, not ${JSON.stringify(text)}`,
    );
  }
  const page = gfn ? value : value >> BigInt(PAGE_SHIFT);
  // Beyond any space (2^40 pages): one number stands for all of them, since a double could not hold them apart.
  return page > 1n << 52n ? 2 ** 52 : Number(page);
}
