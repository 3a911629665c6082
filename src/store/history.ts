/** Undo and redo over whole documents. They are immutable and share what did not change, so an entry costs little. */
import type { Scenario } from '../scenario/types';
import { checkedEntry, type Stacks } from './history-text';

export interface Entry {
  readonly doc: Scenario;
  readonly cursor: number;
  /** Is it the visitor's own work, not an untouched link or preset? */
  readonly own: boolean;
  /** See kept-ref.ts. */
  readonly lineage: string;
}

const DEPTH = 200;

export class History {
  private past: Entry[] = [];
  private future: Entry[] = [];
  private gesture: { base: Entry; changed: boolean } | undefined;

  /** May begin with stacks that were kept over a reload: they are checked when they are gone to. */
  constructor({ past, future }: Stacks = { past: [], future: [] }) {
    this.past = [...past];
    this.future = [...future];
    this.unchecked = new Set([...past, ...future]);
  }

  private readonly unchecked: Set<Entry>;

  /** What there is to be kept. A gesture that is under way counts as done. */
  get stacks(): Stacks {
    const base = this.gesture?.changed ? [this.gesture.base] : [];
    return { past: [...this.past, ...base], future: [...this.future] };
  }

  get canUndo(): boolean {
    return this.past.length > 0 || this.gesture?.changed === true;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  get inGesture(): boolean {
    return this.gesture !== undefined;
  }

  /** To be called with what is there before each change. Inside a gesture only the first counts. */
  record(before: Entry): void {
    this.future = [];
    if (this.gesture) this.gesture.changed = true;
    else this.push(before);
  }

  /** From now on all changes are one step. */
  begin(base: Entry): void {
    this.commit();
    this.gesture = { base, changed: false };
  }

  commit(): void {
    if (this.gesture?.changed) this.push(this.gesture.base);
    this.gesture = undefined;
  }

  /** Ends the gesture as if it had not been. What was there before it, or undefined where nothing changed. */
  cancel(): Entry | undefined {
    const { base, changed } = this.gesture ?? {};
    this.gesture = undefined;
    return changed ? base : undefined;
  }

  /** Has these stacks in the place of its own. */
  restore({ past, future }: Stacks): void {
    this.past = [...past];
    this.future = [...future];
    this.gesture = undefined;
  }

  /** What to go back to, or undefined. `now` can be gone forward to afterwards. */
  undo(now: Entry): Entry | undefined {
    this.commit();
    const entry = this.take(this.past);
    if (entry) this.future.push(now);
    return entry;
  }

  redo(now: Entry): Entry | undefined {
    this.commit();
    const entry = this.take(this.future);
    if (entry) this.past.push(now);
    return entry;
  }

  private take(stack: Entry[]): Entry | undefined {
    const entry = stack.pop();
    if (!entry || !this.unchecked.has(entry)) return entry;
    const good = checkedEntry(entry);
    // Those behind it are built on it.
    if (!good) stack.length = 0;
    return good;
  }

  private push(entry: Entry): void {
    this.past.push(entry);
    if (this.past.length > DEPTH) this.past.shift();
  }
}
