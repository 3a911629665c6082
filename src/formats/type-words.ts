/** Two-letter names of the memory types, as firmware and debuggers print them. */
import { MEM_TYPES, type MemType, type TypeCode, typeCode } from '../arch/memtype';

/** The code of `UC`, `WC`, `WT`, `WP` or `WB`, in either case; undefined for other words. */
export function shortType(word: string): TypeCode | undefined {
  const name = word.toUpperCase() as MemType;
  return MEM_TYPES.includes(name) ? typeCode(name) : undefined;
}
