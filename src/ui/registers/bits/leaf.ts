/** What a leaf's value means to an access, in words. */
import { readLeaf } from '../../../arch/ept';
import { typeName } from '../../../arch/memtype';
import { bitsWords } from '../../words/bits';

const w = bitsWords.leafView;

/** Source: SDM vol. 3, 28.2.3.1 / 29.3.3.1, which also has a leaf that is writable but not readable misconfigured. */
export function readingOf(entry: bigint): string {
  const reading = readLeaf(entry);
  if (!reading.ok && reading.exit === 'EPT violation') return w.absent;
  if ((entry & 3n) === 2n) return w.writeOnly;
  return reading.ok ? w.reads(typeName(reading.type), reading.ipat) : w.badType(Number((entry >> 3n) & 7n));
}
