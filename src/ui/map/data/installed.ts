/** The leaves of a trace, laid over the map: what a hypervisor really installed, and where the policy says otherwise. */
import type { Gfn } from '../../../arch/gfn';
import type { LeavesWire, SegmentsWire } from '../../../store/state';
import { MIXED, pairOf } from './names';
import { both, merged, type Runs, runsOf } from './runs';

export interface Overlay {
  /** The leaves as far as the space holds them. */
  readonly installed: Runs;
  /** Where the leaf that the policy built is another one, or none: `pairOf` of the installed one and that. */
  readonly deviant: Runs;
}

/** Holds leaves against the built ones of a view. Where pieces of a mask are not listed nothing is said. */
export function overlayOf(leaves: LeavesWire, segments: SegmentsWire, space: Gfn): Overlay {
  const inside = leaves.starts.filter((start) => start < space).length;
  const installed: Runs = {
    starts: leaves.starts.slice(0, inside),
    ends: leaves.ends.slice(0, inside).map((end) => Math.min(end, space)),
    codes: Int32Array.from(leaves.codes.subarray(0, inside)),
  };
  return { installed, deviant: deviantOf(installed, runsOf(segments, segments.built, space)) };
}

const deviantOf = (installed: Runs, built: Runs): Runs =>
  merged(
    both(installed, built, (is, should) =>
      is === should || should === MIXED ? undefined : pairOf(is, should),
    ),
  );
