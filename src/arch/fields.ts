/**
 * The registers as rows of bits: which fields each one has, and which bits a CPU refuses to take.
 * Source: SDM vol. 3, the figures named at each register; MAXPHYADDR moves the end of every address field.
 */
import { FIXED_MSRS, fixedMsrIndex } from './fixed';
import { msrKind } from './msr';

/**
 * What a field holds. `reserved`: a set bit is refused. `ignored`: writes of it change nothing. `flag`: one bit.
 * `type`: an MTRR or EPT memory type; `pat`: a PAT type. `address`: address bits, in their own place of the register.
 */
export type FieldKind = 'reserved' | 'ignored' | 'flag' | 'number' | 'type' | 'pat' | 'address';

/** Bits `high` down to `low`, both of them included. */
export interface Field {
  readonly high: number;
  readonly low: number;
  readonly kind: FieldKind;
  /** As the SDM prints it; empty where it has no name. */
  readonly name: string;
}

/** A register: an MSR by its number, CR0, or an EPT leaf that maps a 4 KiB page. */
export type RegisterKey = number | 'cr0' | 'leaf';

const field = (kind: FieldKind, name: string, high: number, low = high): Field => ({ kind, name, high, low });
const flag = (name: string, bit: number): Field => field('flag', name, bit);
const reserved = (high: number, low = high): Field => field('reserved', '', high, low);
const ignored = (high: number, low = high): Field => field('ignored', '', high, low);

/** SDM vol. 3, "Control Registers", figure 2-7 and section 2.5: of the low half, reserved bits are ignored; ET is 1. */
const CR0: readonly Field[] = [
  reserved(63, 32),
  flag('PG', 31),
  flag('CD', 30),
  flag('NW', 29),
  ignored(28, 19),
  flag('AM', 18),
  ignored(17),
  flag('WP', 16),
  ignored(15, 6),
  flag('NE', 5),
  field('ignored', 'ET', 4),
  flag('TS', 3),
  flag('EM', 2),
  flag('MP', 1),
  flag('PE', 0),
];

/** SDM vol. 3, figure 11-5 / 12-5. */
const CAP: readonly Field[] = [
  reserved(63, 12),
  flag('SMRR', 11),
  flag('WC', 10),
  reserved(9),
  flag('FIX', 8),
  field('number', 'VCNT', 7, 0),
];

/** SDM vol. 3, figure 11-6 / 12-6. */
const DEF_TYPE: readonly Field[] = [
  reserved(63, 12),
  flag('E', 11),
  flag('FE', 10),
  reserved(9, 8),
  field('type', 'Type', 7, 0),
];

/** SDM vol. 3, figure 11-7 / 12-7. */
const base = (maxPhysAddr: number): Field[] => [
  reserved(63, maxPhysAddr),
  field('address', 'PhysBase', maxPhysAddr - 1, 12),
  reserved(11, 8),
  field('type', 'Type', 7, 0),
];

/** The same figure. */
const mask = (maxPhysAddr: number): Field[] => [
  reserved(63, maxPhysAddr),
  field('address', 'PhysMask', maxPhysAddr - 1, 12),
  flag('V', 11),
  reserved(10, 0),
];

const BYTES = [7, 6, 5, 4, 3, 2, 1, 0];

/** SDM vol. 3, table 11-9 / 12-9: a field is named by the first address that its byte covers. */
function fixed(msr: number): Field[] {
  const { start, step } = FIXED_MSRS[fixedMsrIndex(msr)] as (typeof FIXED_MSRS)[number];
  return BYTES.map((i) => {
    const address = ((start + i * step) * 0x1000).toString(16).padStart(5, '0');
    return field('type', address, 8 * i + 7, 8 * i);
  });
}

/** SDM vol. 3, figure 11-9 / 12-9. */
const PAT: readonly Field[] = BYTES.flatMap((i) => [
  reserved(8 * i + 7, 8 * i + 3),
  field('pat', `PA${i}`, 8 * i + 2, 8 * i),
]);

/**
 * SDM vol. 3, table 28-6 / 29-6. Bits 51:N of the address, N being the host's MAXPHYADDR, are reserved; the host's is
 * not known here, so they stand with the address.
 */
const LEAF: readonly Field[] = [
  flag('#VE', 63),
  ignored(62),
  flag('SPP', 61),
  flag('SSS', 60),
  ignored(59),
  flag('PW', 58),
  flag('VGP', 57),
  ignored(56, 52),
  field('address', 'Address', 51, 12),
  ignored(11),
  flag('XU', 10),
  flag('D', 9),
  flag('A', 8),
  ignored(7),
  flag('IPAT', 6),
  field('type', 'Type', 5, 3),
  flag('X', 2),
  flag('W', 1),
  flag('R', 0),
];

/** The fields of a register from bit 63 down, without a gap. An MSR that is none of ours has one reserved field. */
export function fieldsOf(register: RegisterKey, maxPhysAddr: number): readonly Field[] {
  if (register === 'cr0') return CR0;
  if (register === 'leaf') return LEAF;
  switch (msrKind(register).kind) {
    case 'cap':
      return CAP;
    case 'deftype':
      return DEF_TYPE;
    case 'pat':
      return PAT;
    case 'base':
      return base(maxPhysAddr);
    case 'mask':
      return mask(maxPhysAddr);
    case 'fixed':
      return fixed(register);
    default:
      return [reserved(63, 0)];
  }
}

/** Where the SDM draws the register. */
export function figureOf(register: RegisterKey): string {
  if (register === 'cr0') return 'SDM vol. 3, 2.5, figure 2-7';
  if (register === 'leaf') return 'SDM vol. 3, table 28-6 / 29-6';
  const figures = { cap: 5, deftype: 6, base: 7, mask: 7, pat: 9 };
  const { kind } = msrKind(register);
  if (kind === 'fixed') return 'SDM vol. 3, table 11-9 / 12-9';
  if (kind === 'unknown') return 'SDM vol. 4, table 2-2';
  return `SDM vol. 3, figure 11-${figures[kind]} / 12-${figures[kind]}`;
}

const size = ({ high, low }: Field): bigint => 1n << BigInt(high - low + 1);

/** The field of a value, counted from its lowest bit. */
export function readField(value: bigint, part: Field): bigint {
  return (value >> BigInt(part.low)) & (size(part) - 1n);
}

/** The value with another content of the field; what does not fit into the field is cut off. */
export function withField(value: bigint, part: Field, content: bigint): bigint {
  const all = size(part) - 1n;
  const low = BigInt(part.low);
  return (value & ~(all << low)) | ((content & all) << low);
}

/** Is the bit set? */
export function bitOf(value: bigint, bit: number): boolean {
  return ((value >> BigInt(bit)) & 1n) === 1n;
}

/** The value with one bit the other way. */
export function flipped(value: bigint, bit: number): bigint {
  return value ^ (1n << BigInt(bit));
}
