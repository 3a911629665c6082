/** What a write to an MSR changed, in a few letters: `E=0`, `#1 UC`, `PA0=WC`. */
import { gfnOf } from '../../arch/gfn';
import { type PatCode, patName, type TypeCode, typeName } from '../../arch/memtype';
import { msrKind, msrName } from '../../arch/msr';
import { byteOf } from '../../arch/pat';
import { gpaText } from '../base/format';
import { words } from '../words';

/** The letters for a write of `value` over `before`. */
export function wrmsrShort(msr: number, before: bigint, value: bigint): string {
  const kind = msrKind(msr);
  switch (kind.kind) {
    case 'deftype': {
      const changes: string[] = [];
      if (bitOf(before, 0x800) !== bitOf(value, 0x800)) changes.push(`E=${bitOf(value, 0x800)}`);
      if (bitOf(before, 0x400) !== bitOf(value, 0x400)) changes.push(`FE=${bitOf(value, 0x400)}`);
      if (byteOf(before, 0) !== byteOf(value, 0)) changes.push(words.events.defaultTo(type(value)));
      return changes.join(' ') || words.events.defType;
    }
    case 'base': {
      const moved = before >> 12n !== value >> 12n;
      return `#${kind.index} ${moved ? gpaText(gfnOf(Number((value >> 12n) << 12n))) : type(value)}`;
    }
    case 'mask': {
      const flips = bitOf(before, 0x800) !== bitOf(value, 0x800);
      return `#${kind.index} ${flips ? words.events.valid(bitOf(value, 0x800) === 1) : words.events.mask}`;
    }
    case 'fixed':
      return msrName(msr).replace(/^IA32_MTRR_/, '');
    case 'pat': {
      const changed = Array.from({ length: 8 }, (_, i) => i).filter(
        (i) => byteOf(before, i) !== byteOf(value, i),
      );
      const [only] = changed;
      if (changed.length !== 1 || only === undefined) return 'PAT';
      return `PA${only}=${patName(byteOf(value, only) as PatCode) ?? '?'}`;
    }
    default:
      return msrName(msr);
  }
}

/** One bit of a value. */
export const bitOf = (value: bigint, bit: number): 0 | 1 => ((value & BigInt(bit)) === 0n ? 0 : 1);
const type = (value: bigint): string => typeName((byteOf(value, 0) & 7) as TypeCode) ?? '?';
