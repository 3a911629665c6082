/**
 * The fold of one document, remembered: moving the cursor folds nothing again, and a document that is known to begin
 * with the same events as the one before takes over what was folded for them.
 */
import type { Audit } from '../resolve/audit';
import { type Fold, foldOf, type Moment } from '../resolve/fold';
import { requirePolicy } from '../resolve/policy';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import { Slice } from './slice';
import { Summaries } from './summaries';
import { summaryOf } from './wire';

/** A moment, and the audit of the event that led to it (none at 0). */
export interface Point {
  readonly moment: Moment;
  readonly audit: Audit | undefined;
}

/** Every point is kept up to this many events; above, every STRIDE-th and those around the last one asked for. */
const KEEP_ALL = 256;
const STRIDE = 64;

/**
 * Milliseconds of folding that one document is worth. What a guest does takes a few; forty masks with holes and thousands
 * of events could keep the worker busy for hours, and all tabs share it.
 */
const BUDGET = 10_000;

/** A document that is not resolved: it would take too long. */
export class TooCostly extends Error {
  override name = 'TooCostly';

  /** `done` of `all` events were folded before it was given up. */
  constructor(done: number, all: number) {
    super(
      `This scenario takes too long to resolve: it was given up after ${done.toLocaleString('en')} of ${all.toLocaleString('en')} events. Fewer events, or masks without holes, make it possible.`,
    );
  }
}

export class Timeline {
  readonly fold: Fold;
  /** One for each event that was folded so far. */
  readonly audits: Summaries;
  private readonly events: readonly ScenarioEvent[];
  private readonly kept = new Map<number, Point>();
  private last: Point;
  /** Milliseconds of folding so far. */
  private spent = 0;

  /**
   * Throws where the policy is unknown. `before`: the timeline of a document that differs from this one in its name
   * alone and behind its first `same` events; nothing that it folded of these is folded again.
   */
  constructor(
    doc: Scenario,
    before?: Timeline,
    same = 0,
    private readonly budget = BUDGET,
  ) {
    this.events = doc.events ?? [];
    this.fold = before ? { ...before.fold, doc } : foldOf(doc, requirePolicy(doc.policy));
    this.last = { moment: this.fold.first, audit: undefined };
    this.keep(this.last, 0);
    const shared = Math.min(same, before?.audits.length ?? 0);
    this.audits = before?.audits.head(shared) ?? new Summaries();
    for (const [index, point] of before?.kept ?? []) if (index <= shared) this.kept.set(index, point);
    this.last = this.at(shared);
  }

  /**
   * Folds to the last event, so that `audits` is whole. Lets other work through every now and then. Throws TooCostly,
   * and at once when it is asked again.
   */
  async finish(): Promise<void> {
    const slice = new Slice();
    for (const event of this.events.slice(this.audits.length)) {
      if (this.spent >= this.budget) throw new TooCostly(this.audits.length, this.events.length);
      this.last = this.step(this.last, event);
      this.audits.push(summaryOf(this.last.audit as Audit));
      this.keep(this.last, this.events.length);
      if (!slice.isOver) continue;
      this.spent += slice.took;
      await slice.next();
    }
  }

  /** The audits of the first `index` events. Those that are not kept are folded anew, letting other work through. */
  async auditsTo(index: number): Promise<Audit[]> {
    const audits: Audit[] = [];
    const slice = new Slice();
    let point: Point = this.kept.get(0) as Point;
    for (const [i, event] of this.events.slice(0, index).entries()) {
      point = this.kept.get(i + 1) ?? this.step(point, event);
      audits.push(point.audit as Audit);
      if (slice.isOver) await slice.next();
    }
    return audits;
  }

  /** The point after `index` events. Throws RangeError where there are not as many. */
  at(index: number): Point {
    if (!Number.isInteger(index) || index < 0 || index > this.events.length) {
      throw new RangeError(`there is no point ${index}: the scenario has ${this.events.length} events`);
    }
    let from = index;
    while (!this.kept.has(from)) from--;
    let point = this.kept.get(from) as Point;
    for (const event of this.events.slice(from, index)) {
      point = this.step(point, event);
      this.keep(point, index);
    }
    this.forget(index);
    return point;
  }

  private step(point: Point, event: ScenarioEvent): Point {
    return this.fold.next(point.moment, event);
  }

  private wanted(index: number, focus: number): boolean {
    return this.events.length <= KEEP_ALL || index % STRIDE === 0 || Math.abs(index - focus) <= STRIDE;
  }

  private keep(point: Point, focus: number): void {
    if (this.wanted(point.moment.index, focus)) this.kept.set(point.moment.index, point);
  }

  private forget(focus: number): void {
    for (const index of this.kept.keys()) if (!this.wanted(index, focus)) this.kept.delete(index);
  }

  /** How many points are held. */
  get size(): number {
    return this.kept.size;
  }
}
