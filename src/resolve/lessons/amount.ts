/** The numbers that a lesson asks for. */
import { PAGE_SIZE } from '../../arch/gfn';
import type { Scene } from '../../scenario/lessons/steps';
import type { Amount } from '../../scenario/lessons/types';
import { pagesIn } from '../spans';
import { folded, valueText } from './probe';

/** The number in a scene: bytes, or a count of calls or pieces. Throws RangeError where there is no such event or range. */
export function amountIn(scene: Scene, amount: Amount): number {
  if (amount.of === 'pieces') {
    const { snapshot } = folded(scene);
    const range = snapshot.view.guest.ranges.find(({ index }) => index === amount.range);
    if (!range) throw new RangeError(`variable range ${amount.range} is not valid`);
    return range.spans.length + range.unlisted;
  }
  if (amount.of === 'bytes') {
    const { starts, values, end } = folded(scene).snapshot.segments();
    const pages = values.reduce((sum, page, i) => {
      const size = (starts[i + 1] ?? end) - (starts[i] as number);
      return valueText(page, amount.value) === amount.is ? sum + size : sum;
    }, 0);
    return pages * PAGE_SIZE;
  }
  const audit = folded({ ...scene, cursor: amount.event }).audits[amount.event - 1];
  if (!audit) throw new RangeError(`there is no event ${amount.event}`);
  return amount.of === 'calls' ? audit.zaps.length : pagesIn(audit[amount.of]) * PAGE_SIZE;
}
