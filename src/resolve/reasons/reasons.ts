/**
 * The second answer about a page, after its explanation: which switch would change it, and for each step what it looked
 * at and what would have happened otherwise. Loaded when a page is looked at for the first time.
 */
import type { Gfn } from '../../arch/gfn';
import type { Reason } from '../../policy/types';
import type { ScenarioEvent } from '../../scenario/types';
import { byteCode, explain } from '../explain';
import type { Fold, Moment } from '../fold';
import { Snapshot } from '../segments';
import { sentence } from '../words';
import { type Alternative, alternatives, type Mode } from './alternatives';
import { cureOf } from './cure';
import { lookedAt } from './looked';
import { otherwiseOf } from './otherwise';
import { cureWords, lookedWords, otherwiseText, toggleWords } from './words-reasons';

/** A switch, ready to be shown and made. Codes as in an explanation. */
export interface ToggleReason {
  rule: string;
  text: string;
  /** The page after it. */
  effective: number;
  leaf: number;
  built: number;
  /** The events that make it, at the cursor or as part of the start; absent where the policy is what changes. */
  events?: ScenarioEvent[];
  policy?: string;
}

export interface StepReason {
  /** Registers and facts, each with its value and bits. */
  looked: string[];
  /** A sentence; absent where nothing could be otherwise. */
  otherwise?: string;
}

/** What gives a stale page its right leaf again, as a sentence, and the event where none of the timeline does. */
export interface CureReason {
  text: string;
  event?: ScenarioEvent;
}

export interface PageReasons {
  gfn: number;
  cure?: CureReason;
  toggles: ToggleReason[];
  /** One for each step of the explanation. */
  steps: StepReason[];
}

/** The second answer for one page. Yields now and then, so that whoever drives it can let others have their turn. */
export function* reasonsOf(
  fold: Fold,
  moment: Moment,
  vcpu: number,
  gfn: Gfn,
  mode: Mode,
): Generator<undefined, PageReasons, undefined> {
  const window = { start: gfn, end: gfn + 1, limit: 1 };
  const snapshot = new Snapshot(fold, moment, vcpu, window);
  const steps = stepReasons(snapshot, gfn, explain(snapshot, gfn).steps);
  yield;
  const from = mode === 'live' ? snapshot : new Snapshot(fold, fold.first, vcpu, window);
  const toggles = (yield* alternatives(from, gfn, mode)).map(toggleReason);
  return { gfn, toggles, steps, ...cureReason(snapshot, gfn) };
}

/** What each step of an explanation looked at, and what would be otherwise. */
export function stepReasons(snapshot: Snapshot, gfn: Gfn, steps: readonly Reason[]): StepReason[] {
  return steps.map((step) => {
    const looked = lookedAt(snapshot, gfn, step).map((each) => sentence(lookedWords, each));
    const other = otherwiseOf(snapshot, gfn, step);
    if (!other) return { looked };
    return { looked, otherwise: otherwiseText(other.condition, other.winner, other.outcome, sentence) };
  });
}

function cureReason(snapshot: Snapshot, gfn: Gfn): { cure?: CureReason } {
  const cure = cureOf(snapshot, gfn);
  if (!cure) return {};
  const text = sentence(cureWords, cure.reason);
  return { cure: { text, ...(cure.event ? { event: cure.event } : {}) } };
}

/** A switch in words and codes. */
export function toggleReason({ rule, values, page, events, policy }: Alternative): ToggleReason {
  return {
    rule,
    text: sentence(toggleWords, { rule, values, source: '' }),
    effective: byteCode(page.effective),
    leaf: byteCode(page.leaf),
    built: byteCode(page.built),
    ...(events ? { events: [...events] } : {}),
    ...(policy === undefined ? {} : { policy }),
  };
}
