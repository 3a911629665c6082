/**
 * Lessons on the screen: the visitor's own scenario is put aside while one runs, and comes back exactly as it was. Nothing
 * of a lesson's scenarios is kept, nor can undo reach from one into the other.
 */
import { lessonLink } from '../scenario/lessons/address';
import { linkViewOf, sceneOf } from '../scenario/lessons/steps';
import { knownLanes } from './autosave';
import { type Context, put } from './context';
import { fitWindow, spaceOf, wholeWindow } from './fit';
import type { Stacks } from './history-text';
import { newLineage } from './kept-ref';
import type { Actions, App, AppState } from './state';

type AsideActions = Pick<
  Actions,
  'openLesson' | 'showStep' | 'askLesson' | 'leaveLesson' | 'checkTask' | 'outline'
>;

export interface Aside {
  readonly actions: AsideActions;
  /** What is to be kept in the storage while a lesson runs: the own scenario; undefined where none runs. */
  kept(): { state: AppState; own: boolean; hash: string; stacks: Stacks } | undefined;
}

const NOTHING: Stacks = { past: [], future: [] };

/** `hashNow` gives the present address. */
export function aside(context: Context, hashNow: () => string): Aside {
  const { store, client, history } = context;
  let own: NonNullable<ReturnType<Aside['kept']>> | undefined;

  function openLesson(id: string, step: number): void {
    const state = store.getState();
    if (!own) {
      own = { state, own: context.own, hash: hashNow(), stacks: history.stacks };
      history.restore(NOTHING);
    }
    store.setState({ lesson: { id, step, asks: true } });
  }

  function leaveLesson(): void {
    if (!own) return;
    const { state, stacks } = own;
    const { doc, cursor, vcpu, selection, window, axis, lanes, mode, lineage } = state;
    history.restore(stacks);
    store.setState({ lesson: null, axis, lanes, mode });
    put(context, doc, { cursor, vcpu, selection }, own.own, lineage);
    store.setState({ window });
    own = undefined;
  }

  return {
    kept() {
      const { theme, lineages } = store.getState();
      return own && { ...own, state: { ...own.state, theme, lineages } };
    },
    actions: {
      openLesson,
      leaveLesson,
      showStep(lesson, index, lanes) {
        if (!own) return;
        const { doc, cursor, vcpu } = sceneOf(lesson, index);
        const step = lesson.steps[index];
        const { selection = null, window = wholeWindow(doc) } = step ? linkViewOf(step) : {};
        history.restore(NOTHING);
        store.setState({ lanes: knownLanes(lanes), mode: 'live', axis: 'folded' });
        put(context, doc, { cursor, vcpu, selection }, false, newLineage());
        store.setState({ window: fitWindow(window, spaceOf(doc)) });
      },
      askLesson(asks) {
        const { lesson } = store.getState();
        if (lesson) store.setState({ lesson: { ...lesson, asks } });
      },
      checkTask(task, start, answer) {
        const { doc, cursor, vcpu } = store.getState();
        const now = { doc, cursor, vcpu };
        return client.check({ task, start, now, ...(answer === undefined ? {} : { answer }) });
      },
      outline: (scene, window, limit) => client.outline({ scene, window, limit }),
    },
  };
}

/** The hash of the lesson that runs; undefined where none does. */
export function lessonHash({ lesson }: App): string | undefined {
  return lesson ? lessonLink(lesson) : undefined;
}
