/** What there is in a block, in words: for those who do not see the picture, and for all who want the number. */
import { sizeText } from '../../base/format';
import { hilbertWords as words } from '../../words/hilbert';
import { amountsOf, amountsText } from '../data/amounts';
import type { Model } from '../data/model';
import { regionText } from '../data/regions';
import { rangeText } from '../data/speech';
import type { Block } from './camera';
import { LAYER, type LayerId } from './layers';

/** Kinds of memory that are told at most, the largest first. */
const MOST = 6;

/** The range of the block and how much of it has which value. */
export function amountsIn(model: Model, layer: LayerId, { start, level }: Block): string {
  const end = Math.min(start + 4 ** level, model.space);
  const range = rangeText(start, end);
  if (layer !== 'memory') {
    if (model.noEpt && (layer === 'ept' || layer === 'built')) return words.amounts(range, words.noEpt);
    const { runs, look } = LAYER[layer];
    return words.amounts(range, amountsText(amountsOf(runs(model), (code) => look(code, model), start, end)));
  }
  const pages = new Map<string, number>();
  const { starts, ends, codes } = model.regions;
  starts.forEach((from, i) => {
    const size = Math.min(ends[i] as number, end) - Math.max(from, start);
    const name = regionText(model.memory, codes[i] as number);
    if (size > 0) pages.set(name, (pages.get(name) ?? 0) + size);
  });
  const told = [...pages].sort((a, b) => b[1] - a[1]).slice(0, MOST);
  return words.amounts(range, told.map(([name, size]) => `${name} ${sizeText(size)}`).join(', '));
}
