/** Hexadecimal strings, as the scenario document writes them. */

/** A hexadecimal string such as `0xc06`. Canonical: lower case, no leading zeros, no `_`. */
export type Hex = string;

const HEX = /^0[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*$/;

/** Is it a hexadecimal number as a reader accepts it: either case, `_` between digits, leading zeros? */
export function isHex(text: string): boolean {
  return HEX.test(text);
}

/** The value of an accepted hexadecimal string. */
export function hexValue(text: Hex): bigint {
  return BigInt(text.replaceAll('_', ''));
}

/** The canonical writing: lower case, no leading zeros. */
export function toHex(value: bigint | number): Hex {
  return `0x${value.toString(16)}`;
}

/** The canonical writing of an accepted string. */
export function canonicalHex(text: Hex): Hex {
  return toHex(hexValue(text));
}
