/**
 * Which single switch would give a page another type. Nothing is guessed: each candidate is resolved, by the same rules
 * as the timeline, and what is said of it is what the page has after it.
 */
import type { Gfn } from '../../arch/gfn';
import { POLICIES } from '../../policy/registry';
import type { LeafCode, Policy } from '../../policy/types';
import { startWith } from '../../scenario/edits';
import type { AtomicEvent } from '../../scenario/types';
import type { Fold } from '../fold';
import { pageHistory, standingLeaves, turnOf } from '../history';
import { NO_ACCESS, type PageValues, type Snapshot } from '../segments';
import { startOf } from '../start';
import { actOf } from '../step';
import type { Values } from '../words-shape';
import { type Candidate, candidates } from './changes';
import { snapshotIn } from './page-in';

/** A switch that was tried, and what the page has after it. */
export interface Alternative {
  readonly rule: string;
  readonly values: Values;
  readonly page: PageValues;
  /** The events that make it, for the viewed moment or the start; absent where the policy is what changes. */
  readonly events?: readonly AtomicEvent[];
  readonly policy?: string;
}

/** How a change would be made: as an event at the cursor, or of the starting state. */
export type Mode = 'live' | 'setup';

/** At most so many are told. */
export const MOST_ALTERNATIVES = 10;
/** Policies are not tried on timelines longer than this: each is a fold of its own. */
const MOST_EVENTS = 512;

/**
 * The switches that change the page, those that change what an access gets first, each kind from the most local to the
 * widest. In `setup` mode the snapshot must be the one of the start. Yields after each that was tried, so that whoever
 * drives it can let others have their turn; returns the list.
 */
export function* alternatives(
  snapshot: Snapshot,
  gfn: Gfn,
  mode: Mode,
): Generator<undefined, Alternative[], undefined> {
  const now = snapshot.page(gfn);
  // At the start each vCPU is shown its own leaf; what an event leaves standing is what the first toucher built.
  const standing = standingLeaves(snapshot.fold, snapshot.moment.index)(gfn);
  const found = new Map<string, Alternative>();
  for (const candidate of candidates(snapshot, gfn)) {
    const before = found.get(candidate.field);
    if (before && before.page.effective !== now.effective) continue;
    const page =
      mode === 'live' ? asEvents(snapshot, gfn, standing, candidate) : asStart(snapshot, gfn, candidate);
    if (page && isBetter(page, before?.page, now)) {
      const { rule, values, events } = candidate;
      found.set(candidate.field, { rule, values, events, page });
    }
    yield;
  }
  const { doc } = snapshot.fold;
  const all = [...found.values()];
  if ((doc.events?.length ?? 0) <= MOST_EVENTS) all.push(...(yield* otherPolicies(snapshot, gfn, now)));
  const changes = (one: Alternative): boolean => one.page.effective !== now.effective;
  return [...all.filter(changes), ...all.filter((one) => !changes(one))].slice(0, MOST_ALTERNATIVES);
}

/** Another access counts; where no candidate of the field gives one, so does another leaf. */
function isBetter(page: PageValues, known: PageValues | undefined, now: PageValues): boolean {
  if (page.effective !== now.effective) return true;
  return known === undefined && page.leaf !== now.leaf;
}

/** The page after the events, with whatever they zap; undefined where one of them is refused. */
function asEvents(
  { fold, view, vcpu }: Snapshot,
  gfn: Gfn,
  standing: LeafCode,
  { events }: Candidate,
): PageValues | undefined {
  let at = { machine: view.machine, standing };
  for (const event of events) {
    const turn = turnOf(fold, gfn, actOf(event), 0, at);
    if (turn.refused !== undefined) return undefined;
    at = turn;
  }
  return snapshotIn(fold, at.machine, vcpu, gfn, at.standing).page(gfn);
}

/** The page at the start of the document with that change; a value that is refused there changes nothing. */
function asStart({ fold, vcpu }: Snapshot, gfn: Gfn, { events }: Candidate): PageValues {
  const { machine } = startOf(startWith(fold.doc, events), fold.policy);
  return snapshotIn(fold, machine, vcpu, gfn).page(gfn);
}

/** The nearest policy before and after the present one, in the order of the registry, under which an access differs. */
function* otherPolicies(
  { fold, vcpu, moment }: Snapshot,
  gfn: Gfn,
  now: PageValues,
): Generator<undefined, Alternative[], undefined> {
  if (now.effective === NO_ACCESS) return [];
  const here = POLICIES.findIndex(({ id }) => id === fold.policy.id);
  const found: Alternative[] = [];
  for (const side of [POLICIES.slice(0, here).reverse(), POLICIES.slice(here + 1)]) {
    for (const policy of side) {
      const page = underPolicy(fold, policy, moment.index, vcpu, gfn);
      yield;
      if (page.effective === now.effective) continue;
      found.push({ rule: 'toggle.policy', values: { title: policy.title }, page, policy: policy.id });
      break;
    }
  }
  return found;
}

function underPolicy(fold: Fold, policy: Policy, index: number, vcpu: number, gfn: Gfn): PageValues {
  const doc = { ...fold.doc, policy: policy.id };
  const start = startOf(doc, policy);
  // A fold for this page alone: its map of the whole space is never asked.
  const other: Fold = { ...fold, ...start, doc, policy, first: { ...fold.first, machine: start.machine } };
  const { first, turns } = pageHistory(other, gfn, index);
  const machine = turns.at(-1)?.machine ?? other.first.machine;
  const standing = index === 0 ? undefined : (turns.at(-1)?.standing ?? first);
  return snapshotIn(other, machine, vcpu, gfn, standing).page(gfn);
}
