/**
 * A document as its difference from one that the worker holds. What did not change is the same object on the page, so
 * it is found there by identity; after the crossing to the worker nothing is the same object any more.
 */
import type { Scenario, ScenarioEvent } from '../scenario/types';

/** Everything but the events: where they start from, and its name. */
type Start = Omit<Scenario, 'events'>;

export interface PatchWire {
  /** The revision that the patch is of. */
  base: number;
  name?: string;
  notes?: string;
  /** All but the events, name and notes; absent where it is the base's own, so that its fold can be taken over. */
  start?: Start;
  /** The base's first `head` events, then `events`, then its last `tail`. */
  head: number;
  events: ScenarioEvent[];
  tail: number;
}

const NONE: readonly ScenarioEvent[] = [];

/** What to send to a worker that holds `was` under `base`. */
export function patchOf(base: number, was: Scenario, now: Scenario): PatchWire {
  const { events: old = NONE } = was;
  const { events = NONE, name, notes, ...start } = now;
  const most = Math.min(old.length, events.length);
  let head = 0;
  while (head < most && old[head] === events[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === events.at(-1 - tail)) tail++;
  return {
    base,
    ...(name === undefined ? {} : { name }),
    ...(notes === undefined ? {} : { notes }),
    ...(sameStart(was, now) ? {} : { start }),
    head,
    events: events.slice(head, events.length - tail),
    tail,
  };
}

function sameStart(was: Scenario, now: Scenario): boolean {
  const keys = [...Object.keys(was), ...Object.keys(now)] as (keyof Scenario)[];
  return keys.every((key) => key === 'events' || key === 'name' || key === 'notes' || was[key] === now[key]);
}

/** The document that a patch stands for. */
export function patched(was: Scenario, { name, notes, start, head, events, tail }: PatchWire): Scenario {
  const { events: old = [], name: _, notes: __, ...own } = was;
  const all = [...old.slice(0, head), ...events, ...old.slice(old.length - tail)];
  return {
    ...(start ?? own),
    ...(name === undefined ? {} : { name }),
    ...(notes === undefined ? {} : { notes }),
    ...(all.length > 0 ? { events: all } : {}),
  };
}
