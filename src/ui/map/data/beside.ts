/** Side B of a comparison, laid beside A: its model, where both differ, and an axis that bends at the boundaries of both. */
import { bisectRight } from 'd3';
import type { MemoryRange } from '../../../scenario/types';
import type { LeavesWire, ViewWire } from '../../../store/state';
import type { Pieces } from '../maths/fold';
import { type Model, modelOf } from './model';
import { joinedCuts, thinned } from './pieces';
import { NO_RUNS, runsOfSpans } from './runs';

export interface Beside {
  readonly view: ViewWire;
  readonly memory: readonly MemoryRange[];
}

const known = new WeakMap<ViewWire, { a: Model; b: Model; model: Model }>();

/** The model of A, with B's in it while there is one. The same object for the same sides. */
export function modelBeside(
  view: ViewWire,
  memory: readonly MemoryRange[],
  leaves: LeavesWire | null,
  beside?: Beside | null,
): Model {
  const a = modelOf(view, memory, leaves);
  if (!beside) return a;
  const b = modelOf(beside.view, beside.memory);
  const made = known.get(beside.view);
  if (made?.a === a && made.b === b) return made.model;
  const spans = beside.view.difference?.spans;
  const differs = spans?.length ? runsOfSpans(spans) : NO_RUNS;
  const model = { ...a, pieces: joined(a.pieces, b.pieces), beside: { model: b, differs } };
  known.set(beside.view, { a, b, model });
  return model;
}

/** Pieces of A's space that end where those of either side do; empty is what is empty on both. */
function joined(a: Pieces, b: Pieces): Pieces {
  const starts = thinned(joinedCuts([a.starts, b.starts], a.end), a.end);
  const emptyAt = (pieces: Pieces, page: number): boolean =>
    page >= pieces.end || pieces.empty[bisectRight(pieces.starts, page) - 1] === 1;
  const empty = Uint8Array.from(starts, (page) => (emptyAt(a, page) && emptyAt(b, page) ? 1 : 0));
  return { starts, end: a.end, empty };
}
