/**
 * One page through all events: which leaf was right after each, and which one stood. The same rules as the fold's, asked
 * for one page alone, so it is cheap enough to be done on every click.
 */
import type { Gfn } from '../arch/gfn';
import { type LeafCode, NO_LEAF, type Window, type ZapCall } from '../policy/types';
import type { Act, Machine } from '../scenario/machine';
import type { ScenarioEvent } from '../scenario/types';
import { zapsOf } from './audit';
import type { Fold } from './fold';
import { leafOf, pageContext, type View, viewOf } from './space';
import { actOf, applyEvent, endsIdleness, faultingVcpu, lowestOnline, stepsOf } from './step';

/** The page after one atomic event. */
export interface PageTurn {
  /** Number of the top-level event, from 1. */
  readonly event: number;
  readonly act: Act;
  readonly refused: string | undefined;
  readonly machine: Machine;
  /** The vCPU that touches the page after the event; -1 where none is online. */
  readonly vcpu: number;
  /** The leaf that this vCPU would build now. */
  readonly right: LeafCode;
  /** The leaf that stands after the touch. */
  readonly standing: LeafCode;
  /** All zap calls of the event, in pages, clipped to the space. */
  readonly zaps: readonly ZapCall[];
  /** Was the page built anew? */
  readonly built: boolean;
}

/** What a page has does not depend on the window in which pieces are listed: the least one serves all pages. */
const ANY: Window = { start: 0, end: 1, limit: 1 };

/** The leaf that a vCPU would build for a page in a machine; NO_LEAF for vCPU -1. */
export function rightLeaf(fold: Fold, machine: Machine, vcpu: number, gfn: Gfn): LeafCode {
  if (vcpu < 0) return NO_LEAF;
  const view = viewOf(machine, vcpu, fold.regions, fold.policy, ANY);
  return leafOf(view, pageContext(view, gfn));
}

/** The leaf that stands at the start, and a turn for each atomic event of the first `count` top-level ones. */
export function pageHistory(fold: Fold, gfn: Gfn, count: number): { first: LeafCode; turns: PageTurn[] } {
  const { machine } = fold.first;
  const first = rightLeaf(fold, machine, lowestOnline(machine), gfn);
  const turns: PageTurn[] = [];
  const take = (event: ScenarioEvent, number: number): void => {
    if (event.type === 'group') for (const inner of event.events) take(inner, number);
    else turns.push(turnOf(fold, gfn, actOf(event), number, turns.at(-1) ?? { machine, standing: first }));
  };
  (fold.doc.events ?? []).slice(0, count).forEach((event, i) => {
    take(event, i + 1);
  });
  return { first, turns };
}

/**
 * The leaf that stands at any page after the first `count` top-level events. Exact everywhere. The events are walked
 * once, not once for each page: a map of masks with holes asks for a hundred thousand pages.
 */
export function standingLeaves(fold: Fold, count: number): (gfn: Gfn) => LeafCode {
  const { policy, regions, first } = fold;
  const builds: Build[] = [
    { machine: first.machine, vcpu: lowestOnline(first.machine), zaps: [], reach: 'all' },
  ];
  for (const step of stepsOf((fold.doc.events ?? []).slice(0, count), first.machine, policy)) {
    const zaps = zapsOf(step, policy, regions);
    const vcpu = faultingVcpu(step.after, step.act);
    const reach = step.act.type === 'migrate' ? 'all' : endsIdleness(step.before, vcpu) ? 'absent' : 'zapped';
    if (reach !== 'zapped' || zaps.length > 0) builds.push({ machine: step.after, vcpu, zaps, reach });
  }
  const leafBy = (build: Build, gfn: Gfn): LeafCode => {
    if (build.vcpu < 0) return NO_LEAF;
    build.view ??= viewOf(build.machine, build.vcpu, regions, policy, ANY);
    return leafOf(build.view, pageContext(build.view, gfn));
  };
  return (gfn) => {
    let later: Build | undefined;
    for (let i = builds.length - 1; i >= 0; i--) {
      const build = builds[i] as Build;
      const isBuilt = build.reach === 'all' || build.zaps.some((zap) => zap.start <= gfn && gfn < zap.end);
      if (isBuilt) {
        const leaf = leafBy(build, gfn);
        return leaf === NO_LEAF && later ? leafBy(later, gfn) : leaf;
      }
      // Of several the first one counts: what it built is there for the later ones.
      if (build.reach === 'absent') later = build;
    }
    return NO_LEAF;
  };
}

/** One touch of memory that built leaves: what was zapped before it, what was not there, or everything. */
interface Build {
  readonly machine: Machine;
  readonly vcpu: number;
  readonly zaps: readonly ZapCall[];
  readonly reach: 'zapped' | 'absent' | 'all';
  view?: View;
}

/** What one atomic event does to a page: `event` is the number of the top-level one that it belongs to. */
export function turnOf(
  fold: Fold,
  gfn: Gfn,
  act: Act,
  event: number,
  before: Pick<PageTurn, 'machine' | 'standing'>,
): PageTurn {
  const { policy, regions } = fold;
  const { after, refused } = applyEvent(before.machine, act, policy);
  const zaps = zapsOf({ act, before: before.machine, after, refused }, policy, regions);
  const vcpu = faultingVcpu(after, act);
  const right = rightLeaf(fold, after, vcpu, gfn);
  const isAbsent = before.standing === NO_LEAF && endsIdleness(before.machine, vcpu);
  const built = act.type === 'migrate' || isAbsent || zaps.some((zap) => zap.start <= gfn && gfn < zap.end);
  return {
    event,
    act,
    refused,
    machine: after,
    vcpu,
    right,
    standing: built ? right : before.standing,
    zaps,
    built,
  };
}
