/** One page in a state that the timeline does not hold: what would be, were something else so. */
import type { Gfn } from '../../arch/gfn';
import type { LeafCode } from '../../policy/types';
import { NO_LEAF } from '../../policy/types';
import type { Machine } from '../../scenario/machine';
import type { Fold, Moment } from '../fold';
import { Snapshot } from '../segments';
import { constant } from '../spans';

/**
 * The snapshot of a machine, exact at the page `gfn` alone. `standing` is the leaf that stands there; without it, the
 * one that is built in that very state. The space is not swept, so it costs what one page costs.
 */
export function snapshotIn(
  fold: Fold,
  machine: Machine,
  vcpu: number,
  gfn: Gfn,
  standing?: LeafCode,
): Snapshot {
  const { space } = machine.cpu;
  const moment: Moment = {
    index: standing === undefined ? 0 : 1,
    machine,
    built: constant(standing ?? NO_LEAF, space),
    vague: [],
    builtBy: constant(0, space),
    touches: [],
  };
  return new Snapshot(fold, moment, vcpu, { start: gfn, end: gfn + 1, limit: 1 });
}
