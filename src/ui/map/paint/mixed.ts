/** What a bar says that stands for several runs: how many, and of which values; less where there is less room. */

import { words } from '../../words/map';
import { type Look, looksText, MIXED } from '../data/names';
import type { Bar } from '../maths/bars';

/** The texts of a bar of MIXED, longest first. `values` are the names of what is in it, as one text. */
export function mixedTexts({ count, unlisted }: Bar, values: string): string[] {
  const left = words.lanes.notListed(unlisted);
  // One run that is mixed by itself: its pieces are not listed.
  if (count === 1) return [left, 'not listed', '…'];
  const what = `${count} × ${values}`;
  return [...(unlisted > 0 ? [`${what}, ${left}`] : []), what, `${count} mixed`, `${count}`];
}

/** The looks in a bar of MIXED, the loudest first. */
export function looksIn(bar: Bar, look: (code: number) => Look): string {
  return looksText(bar.codes.filter((code) => code !== MIXED).map(look));
}
