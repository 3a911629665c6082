/** What the map needs of the world: the store in the page, a fixture in a test. */
import type { MemoryRange } from '../../scenario/types';
import type {
  Axis as AxisKind,
  GuestEdit,
  HilbertView,
  LaneId,
  LeavesWire,
  ViewWire,
  WindowWire,
} from '../../store/state';
import type { Beside } from './data/beside';
import type { ShownLane } from './lanes-beside';

export interface MapInput {
  readonly view: ViewWire | null;
  /** The document's memory layout. */
  readonly memory: readonly MemoryRange[];
  readonly window: WindowWire;
  readonly axis: AxisKind;
  /** From top to bottom, with B's while something is compared. */
  readonly lanes: readonly ShownLane[];
  /** Null while the lanes are shown. */
  readonly hilbert: HilbertView | null;
  /** Side B, while something is compared and its answer is there. */
  readonly beside?: Beside | null;
  /** Selected page, or null. */
  readonly selection: number | null;
  /** Leaves that are laid over the map, or null. */
  readonly leaves: LeavesWire | null;
}

export interface MapSource {
  get(): MapInput;
  /** Calls the listener after every change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
  setWindow(window: WindowWire): void;
  setAxis(axis: AxisKind): void;
  setLanes(lanes: LaneId[]): void;
  setHilbert(hilbert: HilbertView | null): void;
  select(page: number | null): void;
  /** Changes the guest's registers. Returns why it would be refused, or undefined. */
  edit(edit: GuestEdit): string | undefined;
  /** All edits from `begin` to `commit` are one step of undo; `cancel` puts back what was there. */
  readonly gesture: { begin(): void; commit(): void; cancel(): void };
  /** Counts the changes of the document: a view of a lower revision does not know the last ones. */
  revision(): number;
}
