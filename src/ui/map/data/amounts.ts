/** How much of a stretch has which value: what a picture says to those who do not see it. */
import { bisectRight } from 'd3';
import { sizeText } from '../../base/format';
import { type Look, looksText } from './names';
import type { Runs } from './runs';

/** Pages of each look in the pages `[start, end)`. */
export function amountsOf(
  { starts, ends, codes }: Runs,
  look: (code: number) => Look,
  start: number,
  end: number,
): Map<Look, number> {
  const amounts = new Map<Look, number>();
  for (let i = Math.max(bisectRight(starts, start) - 1, 0); i < starts.length; i++) {
    if ((starts[i] as number) >= end) break;
    const pages = Math.min(ends[i] as number, end) - Math.max(starts[i] as number, start);
    const name = look(codes[i] as number);
    if (pages > 0) amounts.set(name, (amounts.get(name) ?? 0) + pages);
  }
  return amounts;
}

/** The amounts in words, the loudest type first: `UC 1 MiB, WB 3.99 GiB, none 60 GiB`. */
export function amountsText(amounts: ReadonlyMap<Look, number>): string {
  const names = looksText(amounts.keys()).split(' ').filter(Boolean) as Look[];
  return names.map((name) => `${name} ${sizeText(amounts.get(name) ?? 0)}`).join(', ');
}
