/** Which MTRR wins at a page, read off the reasons that the policy's own lookup gives. */
import { type MtrrCode, mtrrName } from '../../arch/memtype';
import type { Reason } from '../../policy/types';

const SOURCE = 'SDM vol. 3, MTRR Precedences, 11.11.4.1 / 12.11.4.1';

/**
 * One reason of the kind `winner.*`: a fixed range, a variable one (over others, or with them where none of them has
 * the answer's type), the default type, nothing (the MTRRs are off), or a reading that is the policy's own.
 * `reasons` are those of the lookup for one page, `type` its answer.
 */
export function winnerOf(reasons: readonly Reason[], type: MtrrCode): Reason {
  const name = mtrrName(type);
  const winner = named(reasons, name);
  return {
    rule: `winner.${winner.rule}`,
    values: { ...winner.values, type: name },
    source: reasons.at(-1)?.source ?? SOURCE,
  };
}

type Named = Pick<Reason, 'rule' | 'values'>;
const OWN: Named = { rule: 'own', values: {} };

function named(reasons: readonly Reason[], type: string): Named {
  const find = (...rules: string[]): Reason | undefined =>
    reasons.find((reason) => rules.includes(reason.rule));
  if (find('mtrr.disabled', 'kvm.disabled', 'm1.disabled')) return { rule: 'off', values: {} };
  const fixed = find('mtrr.fixed', 'kvm.segment');
  if (fixed) {
    if ('type' in fixed.values && fixed.values.type !== type) return OWN;
    return { rule: 'fixed', values: { index: fixed.values.entry ?? fixed.values.index ?? 0 } };
  }
  if (find('acrn.fixed')) return { rule: 'fixed-any', values: {} };
  const ranges = reasons.filter(({ rule }) => rule === 'mtrr.range' || rule === 'kvm.range');
  if (ranges.length > 0) return ofRanges(ranges, type);
  const byDefault = find('mtrr.default', 'm1.default-unasked', 'acrn.default');
  return byDefault && byDefault.values.type === type ? { rule: 'default', values: {} } : OWN;
}

function ofRanges(ranges: readonly Reason[], type: string): Named {
  const list = (reasons: readonly Reason[]): string =>
    reasons.map(({ values }) => `#${values.index}`).join(', ');
  const winners = ranges.filter(({ values }) => values.type === type);
  const others = ranges.filter((range) => !winners.includes(range));
  if (winners.length === 0) {
    return ranges.length === 1 ? OWN : { rule: 'together', values: { ranges: list(ranges) } };
  }
  if (others.length > 0) return { rule: 'over', values: { ranges: list(winners), others: list(others) } };
  return { rule: 'range', values: { ranges: list(winners) } };
}
