/**
 * The fold over the events: the machine and the standing leaves at each point in time.
 *
 * After each event all backed memory is touched by the vCPU of that event (or the lowest that is online): what was
 * zapped is built again, what was not stands as it was; who comes first after nobody was online builds what is not there.
 * A standing leaf remembers the event that built it.
 */
import type { Gfn } from '../arch/gfn';
import { NO_LEAF, type Policy, type Vague } from '../policy/types';
import type { Machine, Region } from '../scenario/machine';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { type Audit, auditOf, zapsOf } from './audit';
import { leafMap, mapsOf, viewOf, wholeSpace } from './space';
import { constant, indicator, type SpanMap, valueAt, zip } from './spans';
import { type Refusal, startOf } from './start';
import { actOf, applyEvent, endsIdleness, faultingVcpu, lowestOnline } from './step';

/** One point in time. */
export interface Moment {
  /** 0 before any event, k after k events. */
  readonly index: number;
  readonly machine: Machine;
  /** The standing leaves. */
  readonly built: SpanMap;
  /** Where leaves were built from masks whose pieces were not all listed: `built` is not exact there. */
  readonly vague: readonly Vague[];
  /** Which touch built each leaf: an index into `touches`. */
  readonly builtBy: SpanMap;
  /** Every touch of memory so far: which vCPU, and after which atomic event (0: at the start). */
  readonly touches: readonly Touch[];
}

export interface Touch {
  readonly vcpu: number;
  /** The point in time, counted in top-level events. */
  readonly moment: number;
}

/** Whose touch built the leaf that stands at a page, and after how many top-level events. What was zapped is exact everywhere. */
export function builderOf({ builtBy, touches }: Moment, gfn: Gfn): { vcpu: number; event: number } {
  const { vcpu, moment } = touches[valueAt(builtBy, gfn)] as Touch;
  return { vcpu, event: moment };
}

export interface Fold {
  readonly doc: Scenario;
  readonly policy: Policy;
  readonly regions: readonly Region[];
  readonly refused: readonly Refusal[];
  readonly first: Moment;
  /** The moment after one more event, and its audit. */
  next(moment: Moment, event: ScenarioEvent): { moment: Moment; audit: Audit };
}

/** No leaf's code: the one that stands is kept. */
const KEEP = NO_LEAF - 1;

/** Starts a fold. The document must be valid. */
export function foldOf(doc: Scenario, policy: Policy): Fold {
  const { machine, regions, refused } = startOf(doc, policy);
  const { space } = machine.cpu;
  const cache = new LeafCache(regions, policy, space);
  const initial = cache.rightLeaves(machine, lowestOnline(machine));
  const first: Moment = {
    index: 0,
    machine,
    built: initial,
    vague: cache.vagueOf(initial),
    builtBy: constant(0, space),
    touches: [{ vcpu: Math.max(lowestOnline(machine), 0), moment: 0 }],
  };

  function next(moment: Moment, event: ScenarioEvent): { moment: Moment; audit: Audit } {
    const index = moment.index + 1;
    const { audit, moment: after } = apply({ ...moment, index }, event);
    return { moment: after, audit };
  }

  function apply(moment: Moment, event: ScenarioEvent): { moment: Moment; audit: Audit } {
    if (event.type === 'group') return applyGroup(moment, event.events);
    const act = actOf(event);
    const before = moment.machine;
    const { after, refused: reason } = applyEvent(before, act, policy);
    const zaps = zapsOf({ act, before, after, refused: reason }, policy, regions);
    const vcpu = faultingVcpu(after, act);
    const right = cache.rightLeaves(after, vcpu);
    // A migration leaves the target's EPT empty: everything is built anew, and nothing was there to compare with.
    if (act.type === 'migrate') {
      const moved = rebuilt(moment, after, right, constant(1, space), vcpu);
      return { moment: moved, audit: auditOf([], right, right, right, reason) };
    }
    const isFirst = endsIdleness(before, vcpu);
    const zapped = indicator(zaps, space);
    const absent = (is: number, leaf: number): number => (is === 1 || leaf === NO_LEAF ? 1 : 0);
    const where = isFirst ? zip(zapped, moment.built, absent) : zapped;
    const moved =
      zaps.length === 0 && !isFirst
        ? { ...moment, machine: after }
        : rebuilt(moment, after, right, where, vcpu);
    return { moment: moved, audit: auditOf(zaps, moment.built, right, moved.built, reason) };
  }

  function applyGroup(moment: Moment, events: readonly ScenarioEvent[]): { moment: Moment; audit: Audit } {
    const parts: Audit[] = [];
    let at = moment;
    let toucher = lowestOnline(moment.machine);
    for (const event of events) {
      const step = apply(at, event);
      at = step.moment;
      parts.push(step.audit);
      toucher = lastToucher(at.machine, event, toucher);
    }
    const right = cache.rightLeaves(at.machine, toucher);
    const audit = auditOf(
      parts.flatMap((part) => part.zaps),
      moment.built,
      right,
      at.built,
      undefined,
      parts,
    );
    return { moment: at, audit };
  }

  function rebuilt(moment: Moment, machine_: Machine, right: SpanMap, where: SpanMap, vcpu: number): Moment {
    const touches = [...moment.touches, { vcpu, moment: moment.index }];
    const by = touches.length - 1;
    // Nothing is left of before, neither leaves nor what was not exact in them.
    if (where.values.length === 1 && where.values[0] === 1) {
      const vague = cache.vagueOf(right);
      return { ...moment, machine: machine_, built: right, vague, builtBy: constant(by, space), touches };
    }
    const fresh = zip(where, right, (zapped, leaf) => (zapped === 1 ? leaf : KEEP));
    return {
      ...moment,
      machine: machine_,
      built: zip(moment.built, fresh, (was, is) => (is === KEEP ? was : is)),
      vague: distinct(moment.vague, cache.vagueOf(right)),
      builtBy: zip(moment.builtBy, where, (was, zapped) => (zapped === 1 ? by : was)),
      touches,
    };
  }

  return { doc, policy, regions, refused, first, next };
}

function lastToucher(machine: Machine, event: ScenarioEvent, before: number): number {
  if (event.type !== 'group') return faultingVcpu(machine, actOf(event));
  return event.events.reduce((toucher, inner) => lastToucher(machine, inner, toucher), before);
}

/** Both lists, without doubles. The same list where the second adds nothing, which is nearly always. */
function distinct(known: readonly Vague[], more: readonly Vague[]): readonly Vague[] {
  const added = more.filter(
    (one) => !known.some((k) => k.start === one.start && k.end === one.end && k.count === one.count),
  );
  return added.length === 0 ? known : [...known, ...added];
}

/** Right leaves are asked for again and again for the same state; of what they depend on, few objects ever change. */
class LeafCache {
  private last: { machine: Machine; vcpu: number; map: SpanMap }[] = [];
  private readonly vague = new WeakMap<SpanMap, readonly Vague[]>();
  private readonly nothing: SpanMap;

  constructor(
    private readonly regions: readonly Region[],
    private readonly policy: Policy,
    space: number,
  ) {
    this.nothing = constant(NO_LEAF, space);
  }

  /**
   * The leaves that this vCPU would install in this machine; none where it is -1, since nobody touches memory. The same
   * map object where nothing that counts changed.
   */
  rightLeaves(machine: Machine, vcpu: number): SpanMap {
    if (vcpu < 0) return this.nothing;
    const hit = this.last.find((entry) => sameInputs(entry, machine, vcpu));
    if (hit) return hit.map;
    const view = viewOf(machine, vcpu, this.regions, this.policy, wholeSpace(machine));
    const map = leafMap(view);
    this.vague.set(
      map,
      mapsOf(view).flatMap((one) => one.vague),
    );
    this.last = [{ machine, vcpu, map }, ...this.last.slice(0, 3)];
    return map;
  }

  /** Where a map that `rightLeaves` gave is not exact. */
  vagueOf(map: SpanMap): readonly Vague[] {
    return this.vague.get(map) ?? [];
  }
}

function sameInputs(entry: { machine: Machine; vcpu: number }, machine: Machine, vcpu: number): boolean {
  return (
    entry.vcpu === vcpu &&
    entry.machine.dma === machine.dma &&
    entry.machine.disabledQuirks === machine.disabledQuirks &&
    entry.machine.vcpus === machine.vcpus
  );
}
