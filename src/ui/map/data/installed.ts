/** The leaves of a trace, laid over the map: what a hypervisor really installed, and where the policy says otherwise. */
import type { Gfn } from '../../../arch/gfn';
import type { LeavesWire, SegmentsWire } from '../../../store/state';
import { MIXED, pairOf } from './names';
import { NO_RUNS, type Runs, runsOf } from './runs';

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

function deviantOf(installed: Runs, built: Runs): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const codes: number[] = [];
  for (let i = 0, j = 0; i < installed.starts.length && j < built.starts.length; ) {
    const start = Math.max(installed.starts[i] as number, built.starts[j] as number);
    const end = Math.min(installed.ends[i] as number, built.ends[j] as number);
    const [is, should] = [installed.codes[i] as number, built.codes[j] as number];
    if (start < end && is !== should && should !== MIXED) {
      const code = pairOf(is, should);
      if (ends.at(-1) === start && codes.at(-1) === code) ends[ends.length - 1] = end;
      else {
        starts.push(start);
        ends.push(end);
        codes.push(code);
      }
    }
    if ((installed.ends[i] as number) < (built.ends[j] as number)) i++;
    else j++;
  }
  if (starts.length === 0) return NO_RUNS;
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends), codes: Int32Array.from(codes) };
}
