/** The map's source in the page: the store. */
import type { StoreApi } from 'zustand';
import type { MemoryRange } from '../../scenario/types';
import { type App, LANES, type LaneId, type Subject } from '../../store/state';
import { shownLanes } from './lanes-beside';
import { sameWindow } from './maths/window';
import type { MapInput, MapSource } from './source';

const NO_MEMORY: readonly MemoryRange[] = [];

/** Without the lane that has nothing to show while no leaves are laid over the map. One list gives one answer. */
function withoutInstalled(lanes: LaneId[]): LaneId[] {
  if (!lanes.includes('installed')) return lanes;
  const known = shortened.get(lanes);
  if (known) return known;
  const rest = lanes.filter((lane) => lane !== 'installed');
  shortened.set(lanes, rest.length > 0 ? rest : [...LANES]);
  return shortened.get(lanes) as LaneId[];
}
const shortened = new WeakMap<readonly LaneId[], LaneId[]>();

/** The source of a store. It tells of changes that the map can see, and of no others. */
export function sourceOf(store: StoreApi<App>): MapSource {
  const lanesOf = lastOf<readonly LaneId[], boolean, MapInput['lanes']>(shownLanes);
  const read = (): MapInput => {
    const { view, doc, window, axis, selection, lanes, hilbert, against, other, installed } =
      store.getState();
    const memory = doc.memory ?? NO_MEMORY;
    const chosen = installed ? lanes : withoutInstalled(lanes);
    const shown = lanesOf(chosen, against !== null);
    const beside = other && { view: other, memory: besideMemory(against) ?? memory };
    const leaves = installed?.leaves ?? null;
    return { view, memory, window, axis, lanes: shown, hilbert, selection, beside, leaves };
  };
  let last = read();
  const get = (): MapInput => {
    const next = read();
    if (!same(last, next)) last = next;
    return last;
  };
  return {
    get,
    subscribe: (listener) => {
      let seen = get();
      return store.subscribe(() => {
        const next = get();
        if (next === seen) return;
        seen = next;
        listener();
      });
    },
    setWindow: (window) => store.getState().setWindow(window),
    setAxis: (axis) => store.getState().setAxis(axis),
    setLanes: (lanes) => store.getState().setLanes(lanes),
    setHilbert: (hilbert) => store.getState().setHilbert(hilbert),
    select: (page) => store.getState().select(page),
    edit: (edit) => store.getState().edit(edit),
    gesture: {
      begin: () => store.getState().beginGesture(),
      commit: () => store.getState().commitGesture(),
      cancel: () => store.getState().cancelGesture(),
    },
    revision: () => store.getState().revision,
  };
}

/** The memory that B has for itself; otherwise it is A's. */
function besideMemory(against: Subject | null): readonly MemoryRange[] | undefined {
  return against?.kind === 'scenario' ? (against.doc.memory ?? NO_MEMORY) : undefined;
}

/** The same object for the same arguments: what is made anew at every look would be drawn anew. */
function lastOf<A, B, R>(make: (a: A, b: B) => R): (a: A, b: B) => R {
  let last: { a: A; b: B; made: R } | undefined;
  return (a, b) => {
    if (last?.a !== a || last.b !== b) last = { a, b, made: make(a, b) };
    return last.made;
  };
}

function same(a: MapInput, b: MapInput): boolean {
  return (
    a.view === b.view &&
    a.memory === b.memory &&
    sameWindow(a.window, b.window) &&
    a.axis === b.axis &&
    a.lanes === b.lanes &&
    a.hilbert === b.hilbert &&
    a.selection === b.selection &&
    a.leaves === b.leaves &&
    a.beside?.view === b.beside?.view &&
    a.beside?.memory === b.beside?.memory
  );
}
