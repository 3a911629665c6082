/** The segments as rows of a table, the same for every spelling of it. */
import { hexValue } from '../../arch/hex';
import type { Scenario } from '../../scenario/types';
import type { SegmentLike } from './types';

/** A leaf as one word: `WB`, `WB+IPAT`, or nothing where there is none. */
export function leafWord(type: string | null | undefined, ipat: boolean | null | undefined): string {
  return type ? `${type}${ipat ? '+IPAT' : ''}` : '';
}

/** What memory is there. */
export function regionWord(segment: SegmentLike, doc: Scenario): string {
  const region = segment.region === null ? undefined : doc.memory?.[segment.region];
  if (!region) return doc.memory?.length ? '' : 'ram';
  const name = (region.name ?? '').replace(/\s+/g, ' ').trim();
  return name === '' ? region.kind : `${region.kind} ${name}`;
}

/** How long a segment is, with the largest unit that leaves no rest. */
export function sizeWord({ start, end }: Pick<SegmentLike, 'start' | 'end'>): string {
  return bytesWord(hexValue(end) - hexValue(start));
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export function bytesWord(bytes: bigint | number): string {
  let amount = BigInt(bytes);
  let unit = 0;
  while (amount !== 0n && amount % 1024n === 0n && unit < UNITS.length - 1) {
    amount /= 1024n;
    unit++;
  }
  return `${amount} ${UNITS[unit]}`;
}

/** Did any leaf stand before this point in time? */
export function hasBuilt(segments: readonly SegmentLike[]): boolean {
  return segments.some((segment) => segment.built !== undefined);
}
