/** Values of parameters as text, and what is wrong with one. */
import type { Parameter } from '../../store/state';
import { bytesText } from '../base/format';
import { words } from '../words/gallery';

const UNITS: readonly [string, number][] = [
  ['T', 2 ** 40],
  ['G', 2 ** 30],
  ['M', 2 ** 20],
];

/** A size as it is typed: `4G`, `2304M`. `bytes` is whole MiB. */
export function sizeShort(bytes: number): string {
  const [unit, factor] = UNITS.find(([, size]) => bytes % size === 0 && bytes >= size) ?? ['M', 2 ** 20];
  return `${bytes / factor}${unit}`;
}

/** Why the parameter cannot have the value, or undefined. */
export function problemOf(parameter: Parameter, value: number | undefined): string | undefined {
  const { id, min, max, step } = parameter;
  if (value !== undefined && value >= min && value <= max && value % step === 0) return undefined;
  if (id === 'bits') return words.bounds.bits(min, max);
  return words.bounds.ram(bytesText(min), bytesText(max), bytesText(step));
}
