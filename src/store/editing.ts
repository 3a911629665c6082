/** The actions that change the document, and those that take a change back. */
import {
  adopted,
  applySetup,
  editStart,
  eventOf,
  fieldOf,
  insertEvent,
  removeEvent,
  replaceEvent,
  startWith,
} from '../scenario/edits';
import { parseScenario, ScenarioError } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { type Context, change, entryOf, put } from './context';
import type { Entry } from './history';
import { eventProblem, parseEvent, refusalOf } from './refuse';
import type { Actions, GuestEdit, SetupEdit } from './state';

type EditingActions = Pick<
  Actions,
  | 'edit'
  | 'setup'
  | 'insertEvent'
  | 'makeChange'
  | 'removeEvent'
  | 'adopt'
  | 'undo'
  | 'redo'
  | 'beginGesture'
  | 'commitGesture'
  | 'cancelGesture'
>;

export function editing(context: Context): EditingActions {
  const { store, history, notices } = context;
  const state = store.getState;
  /** The last event that the present gesture made, and of which registers it is. */
  let made: { field: string; index: number } | undefined;

  function live(edit: GuestEdit): void {
    const { doc, cursor, vcpu } = state();
    const event = eventOf(edit, vcpu);
    const field = `vcpu ${vcpu} ${fieldOf(edit)}`;
    if (history.inGesture && made?.field === field && made.index === cursor - 1) {
      change(context, replaceEvent(doc, made.index, event), cursor);
    } else {
      change(context, insertEvent(doc, cursor, event), cursor + 1);
      made = { field, index: cursor };
    }
  }

  function marks(): void {
    made = undefined;
    store.setState({ canUndo: history.canUndo, canRedo: history.canRedo });
  }

  function goTo(entry: Entry | undefined): void {
    made = undefined;
    if (entry) put(context, entry.doc, { cursor: entry.cursor }, entry.own, entry.lineage);
    else marks();
  }

  return {
    edit(edit) {
      const refusal = refusalOf(edit, state());
      if (refusal !== undefined) return refusal;
      // A starting value is seen at the start.
      if (state().mode === 'setup') change(context, editStart(state().doc, edit, state().vcpu), 0);
      else live(edit);
      return undefined;
    },
    setup(edit) {
      const { doc, cursor, policies } = state();
      const known = (id: string): boolean => policies.length === 0 || policies.some((p) => p.id === id);
      const next = checked(doc, edit, known);
      if (typeof next === 'string') return next;
      change(context, next, cursor);
      return undefined;
    },
    insertEvent(event) {
      const { doc, cursor } = state();
      const problem = eventProblem(event, doc);
      if (problem !== undefined) {
        notices.add({ tone: 'error', text: `The event is malformed: ${problem}`, key: 'event' });
        return;
      }
      change(context, insertEvent(doc, cursor, parseEvent(event, doc)), cursor + 1);
    },
    makeChange(label, events) {
      const [first, ...more] = events;
      if (!first) return;
      if (state().mode === 'setup') change(context, startWith(state().doc, events), 0);
      else state().insertEvent(more.length === 0 ? first : { type: 'group', label, events: [...events] });
    },
    removeEvent(index) {
      const { doc, cursor } = state();
      if (doc.events?.[index] === undefined) return;
      change(context, removeEvent(doc, index), index < cursor ? cursor - 1 : cursor);
    },
    adopt({ doc: read, isWhole }) {
      const doc = adopted(state().doc, read, isWhole);
      change(context, doc, doc.events?.length ?? 0);
    },
    undo: () => goTo(history.undo(entryOf(context))),
    redo: () => goTo(history.redo(entryOf(context))),
    beginGesture() {
      history.begin(entryOf(context));
      marks();
    },
    commitGesture() {
      history.commit();
      marks();
    },
    cancelGesture: () => goTo(history.cancel()),
  };
}

/**
 * The edited document, or why it is malformed. The events are not read again, there may be thousands: only the number
 * of vCPUs has to do with them.
 */
function checked(doc: Scenario, edit: SetupEdit, isPolicy: (id: string) => boolean): Scenario | string {
  const { events, ...next } = applySetup(doc, edit);
  const kept = events ? { events } : {};
  try {
    if (edit.kind === 'vcpus') return parseScenario({ ...next, ...kept }, isPolicy);
    return { ...parseScenario(next, isPolicy), ...kept };
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}
