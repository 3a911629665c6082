/** What the parts of the store share. */
import type { StoreApi } from 'zustand';
import type { Scenario } from '../scenario/types';
import type { Client } from '../worker/client';
import type { Autosave } from './autosave';
import { fitPlace, type Place } from './fit';
import type { Entry, History } from './history';
import type { Notices } from './notices';
import type { App } from './state';

export interface Context {
  readonly store: StoreApi<App>;
  readonly client: Client;
  readonly history: History;
  readonly notices: Notices;
  readonly autosave: Autosave;
  /** Is the document the visitor's own work, not an untouched link or preset? */
  own: boolean;
  /** The preset that was opened last, and its document, which tells whether it is still what is shown. */
  preset?: { readonly id: string; readonly doc: Scenario };
}

export const entryOf = ({ store, own }: Context): Entry => {
  const { doc, cursor, lineage } = store.getState();
  return { doc, cursor, own, lineage };
};

/**
 * Shows another document. What the place does not name stays, as far as the document has it. Nothing is recorded.
 * The lineage is the same as before where nothing is said.
 */
export function put(
  context: Context,
  doc: Scenario,
  place: Partial<Place>,
  own: boolean,
  lineage: string = context.store.getState().lineage,
): void {
  const { store, history } = context;
  const state = store.getState();
  context.own = own;
  store.setState({
    doc,
    lineage,
    revision: state.revision + 1,
    ...fitPlace({ ...placeIn(state), ...place }, doc, state.doc),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
  });
}

const placeIn = ({ cursor, vcpu, selection, window }: App): Place => ({ cursor, vcpu, selection, window });

/** A change by the visitor: undo takes it back, and from now on the document is own work. */
export function change(context: Context, doc: Scenario, cursor: number): void {
  context.history.record(entryOf(context));
  put(context, doc, { cursor }, true);
}
