/** The map's source in the page: the store. */
import type { StoreApi } from 'zustand';
import type { MemoryRange } from '../../scenario/types';
import { type App, LANES, type LaneId } from '../../store/state';
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
  const read = (): MapInput => {
    const { view, doc, window, axis, lanes, hilbert, selection, installed } = store.getState();
    const memory = doc.memory ?? NO_MEMORY;
    const shown = installed ? lanes : withoutInstalled(lanes);
    const leaves = installed?.leaves ?? null;
    return { view, memory, window, axis, lanes: shown, hilbert, selection, leaves };
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

function same(a: MapInput, b: MapInput): boolean {
  return (
    a.view === b.view &&
    a.memory === b.memory &&
    sameWindow(a.window, b.window) &&
    a.axis === b.axis &&
    a.lanes === b.lanes &&
    a.hilbert === b.hilbert &&
    a.selection === b.selection &&
    a.leaves === b.leaves
  );
}
