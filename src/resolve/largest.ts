/** The largest page with which each backed page may be mapped, and how many leaves the whole then needs. */
import { type Gfn, PAGE_SIZE } from '../arch/gfn';
import { cutsOf, regionAt, type View } from './space';
import { boundaries, evaluate, type SpanMap } from './spans';

/** Pages in a 2 MiB and a 1 GiB leaf. */
const LEVELS = [2 ** 30 / PAGE_SIZE, 2 ** 21 / PAGE_SIZE] as const;

/**
 * Pages in the largest leaf at each page: 2^18, 512 or 1; 0 where nothing is mapped. A leaf lies in one memory range
 * and passes the policy's own rule for large pages. Only blocks that hold a boundary differ from their neighbours, so
 * no block is walked.
 */
export function largestPages(view: View): SpanMap {
  const cuts = cutsOf(view);
  const edges = LEVELS.flatMap((size) =>
    cuts.flatMap((cut) => {
      const block = cut - (cut % size);
      return [block, block + size];
    }),
  );
  const { space } = view.machine.cpu;
  return evaluate(boundaries([...cuts, ...edges], space), space, (gfn) => largestAt(view, gfn));
}

/** Pages in the largest leaf that may map this page; 0 where nothing is mapped. */
export function largestAt(view: View, gfn: Gfn): number {
  const region = regionAt(view.regions, gfn);
  if (region.kind === 'emulated' || !view.policy.arms)
    return view.policy.arms ? 0 : largestOf(view, gfn, 0, Infinity);
  return largestOf(view, gfn, region.start, region.end);
}

/** The space ends with a block: it is 4 GiB at least. */
function largestOf(view: View, gfn: Gfn, from: Gfn, to: Gfn): number {
  const rule = view.policy.largePage;
  for (const size of LEVELS) {
    const start = gfn - (gfn % size);
    const end = start + size;
    if (start < from || end > to) continue;
    if (!rule || rule({ machine: view.machine, state: view.mtrrs, map: view.guest }, start, end)) return size;
  }
  return 1;
}

/** How many leaves map everything, each as large as it may be. */
export function leavesNeeded(map: SpanMap): number {
  return map.values.reduce((sum, size, i) => {
    const pages = (map.starts[i + 1] ?? map.end) - (map.starts[i] as Gfn);
    return size === 0 ? sum : sum + pages / size;
  }, 0);
}
