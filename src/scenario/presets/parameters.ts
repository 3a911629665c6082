/** What a visitor may choose of a preset: RAM, address bits, where a window begins. */

export type ParameterId = 'ram' | 'bits' | 'hole';

export interface Parameter {
  readonly id: ParameterId;
  /** What it has until somebody chooses. Bytes for `ram` and `hole`, a number of bits for `bits`. */
  readonly value: number;
  /** Least and most, both included, and what it must be a multiple of. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The values that are offered. Where `only` is set there are no others. */
  readonly choices: readonly number[];
  readonly only?: true;
}

/** Values by parameter, bytes or bits; those that are left out have their default. */
export type Values = Readonly<Partial<Record<ParameterId, number>>>;

/** Values that the guest in question cannot have. */
export class ParameterError extends RangeError {
  override name = 'ParameterError';
  /** `most`: the largest value that the parameter can have beside the others, where that is known. */
  constructor(
    readonly parameter: ParameterId,
    readonly most?: number,
  ) {
    super(
      `no such guest: ${parameter}${most === undefined ? ' is out of bounds' : ` is at most ${most} here`}`,
    );
  }
}

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** Any size of RAM in whole MiB. */
export function ramParameter(value: number, { min = 128 * MIB, step = MIB } = {}): Parameter {
  const choices = [0.5, 1, 2, 2.25, 3, 3.25, 4, 8, 16, 64, 256, 1024].map((gib) => gib * GIB);
  return {
    id: 'ram',
    value,
    min,
    max: 16 * 2 ** 40,
    step,
    choices: choices.filter((size) => size >= min && size % step === 0),
  };
}

/** MAXPHYADDR as real CPUs and QEMU have it. */
export function bitsParameter(value: number): Parameter {
  return { id: 'bits', value, min: 36, max: 52, step: 1, choices: [36, 39, 40, 42, 46, 48, 52] };
}

/** Where the UC window below 4 GiB begins, one of `choices`. */
export function holeParameter(value: number, choices: readonly number[]): Parameter {
  return {
    id: 'hole',
    value,
    min: Math.min(...choices),
    max: Math.max(...choices),
    step: MIB,
    choices,
    only: true,
  };
}

/** The values with their defaults filled in. Throws ParameterError where one is out of its bounds. */
export function filled(parameters: readonly Parameter[], values: Values): Record<ParameterId, number> {
  const all = { ram: 0, bits: 0, hole: 0 };
  for (const { id, value, min, max, step, choices, only } of parameters) {
    const chosen = values[id] ?? value;
    if (!(chosen >= min && chosen <= max && chosen % step === 0) || (only && !choices.includes(chosen))) {
      throw new ParameterError(id);
    }
    all[id] = chosen;
  }
  return all;
}
