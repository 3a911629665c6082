import { gfnOf, spacePages } from '../../arch/gfn';
import type { Step } from '../../scenario/lessons/types';
import type { Scenario } from '../../scenario/types';
import type { WindowWire } from '../../store/state';

/** The part of the space that a step looks at, in pages. */
export function windowOf({ view }: Step, doc: Scenario): WindowWire {
  if (!view?.window) return { start: 0, span: spacePages(doc.cpu?.maxPhysAddr ?? 46) };
  const start = gfnOf(Number(view.window.start));
  return { start, span: gfnOf(Number(view.window.end)) - start };
}
