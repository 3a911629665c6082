/** The space at one moment as one vCPU would have it: MTRR types, and the leaves that would be installed now. */
import type { Gfn } from '../arch/gfn';
import { type MtrrCode, WB } from '../arch/memtype';
import type { MtrrState } from '../arch/mtrr';
import {
  type LeafCode,
  type MtrrMap,
  NO_LEAF,
  type PageContext,
  type Policy,
  type Window,
} from '../policy/types';
import type { Machine, Region, Vcpu } from '../scenario/machine';
import { boundaries, constant, evaluate, type SpanMap } from './spans';

/** No region: nothing is mapped there. */
const UNMAPPED: Region = {
  start: 0,
  end: 0,
  kind: 'emulated',
  dma: false,
  hostType: undefined,
  index: -2,
};

/** How many pieces of a mask with holes are listed where nothing else is said. */
export const PIECES = 4096;

/** The whole space. */
export const wholeSpace = (machine: Machine): Window => ({ start: 0, end: machine.cpu.space, limit: PIECES });

/** The region that a page lies in, UNMAPPED where there is none. */
export function regionAt(regions: readonly Region[], gfn: Gfn): Region {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle] as Region).end <= gfn) low = middle + 1;
    else high = middle;
  }
  const region = regions[low];
  return region && region.start <= gfn ? region : UNMAPPED;
}

/** Everything that decides a page's leaf, seen by one vCPU. */
export interface View {
  readonly machine: Machine;
  readonly vcpu: Vcpu;
  /** The MTRRs that count: its own, or those of the vCPU that the policy names. */
  readonly mtrrs: MtrrState;
  readonly guest: MtrrMap;
  /** The host's map, where the policy asks for it and the document has one. */
  readonly host: MtrrMap | undefined;
  readonly regions: readonly Region[];
  readonly policy: Policy;
}

/** The view of a vCPU. The MTRRs may be another vCPU's, if the policy keeps one state for the whole VM. */
export function viewOf(
  machine: Machine,
  vcpu: number,
  regions: readonly Region[],
  policy: Policy,
  window: Window,
): View {
  const own = machine.vcpus[vcpu] as Vcpu;
  const owner = machine.vcpus[policy.mtrrOwner?.(machine, vcpu) ?? vcpu] ?? own;
  return {
    machine,
    vcpu: own,
    mtrrs: owner.mtrr,
    guest: policy.mtrrRules(owner.mtrr, machine.cpu, window),
    host:
      policy.looksAtHost && machine.host ? policy.mtrrRules(machine.host, machine.cpu, window) : undefined,
    regions,
    policy,
  };
}

/** What the policy's arms look at for one page. */
export function pageContext(view: View, gfn: Gfn): PageContext {
  return {
    machine: view.machine,
    vcpu: view.vcpu,
    region: regionAt(view.regions, gfn),
    gfn,
    mtrr: view.guest.at(gfn),
    host: view.host?.at(gfn) ?? (WB as MtrrCode),
  };
}

/** The leaf that would be installed for a page: the first arm that answers. NO_LEAF where nothing is mapped. */
export function leafOf(view: View, page: PageContext): LeafCode {
  if (!view.policy.arms || page.region.kind === 'emulated') return NO_LEAF;
  for (const arm of view.policy.arms) {
    const leaf = arm.decide(page);
    if (leaf !== undefined) return leaf;
  }
  throw new Error(`policy ${view.policy.id} has no last arm`);
}

/** The MTRR maps that count: the guest's, and the host's where it is looked at. */
export const mapsOf = ({ guest, host }: View): MtrrMap[] => (host ? [guest, host] : [guest]);

/** Every page at which the view may change, sorted, beginning with 0. */
export function cutsOf(view: View): Gfn[] {
  const cuts = mapsOf(view).flatMap((map) => map.cuts);
  for (const region of view.regions) cuts.push(region.start, region.end);
  return boundaries(cuts, view.machine.cpu.space);
}

/** The leaves that this vCPU would install now, for the whole space. */
export function leafMap(view: View): SpanMap {
  if (!view.policy.arms) return constant(NO_LEAF, view.machine.cpu.space);
  return evaluate(cutsOf(view), view.machine.cpu.space, (gfn) => leafOf(view, pageContext(view, gfn)));
}
