/** Opens links and presets in the place of what is there, without ever losing own work. */

import { isLessonLink, readLessonLink } from '../scenario/lessons/address';
import { decodeLink, documentsOf, type LinkCompare, type LinkView } from '../scenario/link';
import { canonicalJson } from '../scenario/link-canonical';
import { readView } from '../scenario/link-view';
import type { Scenario } from '../scenario/types';
import { knownLanes, type Work, workIn } from './autosave';
import { type Context, entryOf, put } from './context';
import { type Place, wholeWindow } from './fit';
import { newLineage } from './kept-ref';
import { type LoadPresets, presetScenario } from './presets';
import { openShort } from './routes';
import { type Actions, LANES } from './state';

type OpeningActions = Pick<
  Actions,
  'openLink' | 'openPreset' | 'openKept' | 'backToPrevious' | 'refuseLesson'
>;

export interface Opening {
  readonly actions: OpeningActions;
  /** The catalog is there, or will never be: links can be opened. */
  begin(): void;
  /** Puts another document in the place of what is there, which is kept where it is own work. */
  replace(doc: Scenario, place: Place): void;
}

/**
 * `saved` is the own work out of storage whose place something else took. `onBadLink` is told of a link that was
 * refused, `compare` of what a link compares with. `presets` loads them; it may reject.
 */
export function opening(
  context: Context,
  saved: Work | undefined,
  presets: LoadPresets,
  onBadLink: () => void,
  compare: (with_: LinkCompare | undefined) => Promise<void>,
): Opening {
  const { store, history, notices, autosave } = context;
  /** Links that came before the list of policies did. */
  let early: string[] | undefined = [];
  /** Own work whose place something else took; also held here, because storage may be forbidden. */
  let previous = saved;
  store.setState({ hasPrevious: previous !== undefined });

  /** Own work goes to its slot before something else takes its place. */
  function keepOwn(): void {
    if (!context.own) return;
    previous = workIn(store.getState());
    autosave.writePrevious(previous);
    store.setState({ hasPrevious: true });
    const action = { label: 'Back to my scenario', run: backToPrevious };
    notices.add({ tone: 'info', text: 'Your own scenario is kept.', action, key: 'kept' });
  }

  function replace(doc: Scenario, place: Place, own: boolean, lineage = newLineage()): void {
    store.getState().leaveLesson();
    keepOwn();
    history.commit();
    history.record(entryOf(context));
    put(context, doc, place, own, lineage);
  }

  /** Shows a document that a link led to. */
  function show(doc: Scenario, view: LinkView, notes: readonly string[]): void {
    // The page's own address is a link to what was there before a reload: then no work is replaced.
    if (canonicalJson(doc) === canonicalJson(store.getState().doc)) {
      put(context, doc, placeOf(doc, view), context.own);
    } else replace(doc, placeOf(doc, view), false);
    const lanes = view.lanes ? knownLanes(view.lanes) : [...LANES];
    store.setState({ axis: view.axis ?? 'folded', lanes, hilbert: view.hilbert ?? null });
    void compare(view.compare);
    notices.clear('link');
    for (const text of notes) notices.add({ tone: 'info', text });
  }

  /** Before the list of policies came, every name may be one. */
  function isPolicy(id: string): boolean {
    const { policies } = store.getState();
    return policies.length === 0 || policies.some((policy) => policy.id === id);
  }

  function open(link: string): void {
    if (isLessonLink(link)) {
      openLesson(link);
      return;
    }
    store.getState().leaveLesson();
    if (openShort(link, store.getState())) return;
    try {
      const { doc, view, notes } = decodeLink(link, isPolicy);
      show(doc, view, notes);
    } catch (error) {
      bad((error as Error).message);
    }
  }

  function bad(why: string): void {
    onBadLink();
    const text = `This link cannot be opened: ${why}. What you had is unchanged.`;
    notices.add({ tone: 'error', text, key: 'link' });
  }

  function openLesson(link: string): void {
    const place = readLessonLink(link);
    if (place) store.getState().openLesson(place.id, place.step);
    else bad('it names no lesson');
  }

  function backToPrevious(): void {
    if (!previous) return;
    const { doc, lineage, ...place } = previous;
    store.setState({ hasPrevious: context.own });
    replace(doc, place, true, lineage);
    notices.clear('kept');
  }

  return {
    replace: (doc, place) => replace(doc, place, false),
    actions: {
      openLink: (link) => {
        if (early) early.push(link);
        else open(link);
      },
      async openPreset(id, { values, policy, query, ...view } = {}) {
        try {
          const scenario = await presetScenario(presets, id, values);
          if (!scenario) throw new RangeError(`there is no preset ${JSON.stringify(id)}`);
          const doc = policy === undefined ? scenario : { ...scenario, policy };
          if (values === undefined && policy === undefined) context.preset = { id, doc };
          if (query === undefined) replace(doc, placeOf(doc, view), false);
          else {
            const linked = readView(doc, query, documentsOf(isPolicy));
            show(doc, { ...linked.view, ...view }, linked.notes);
          }
          notices.clear('preset');
        } catch (error) {
          if (query !== undefined) onBadLink();
          const text = `The preset cannot be opened: ${(error as Error).message}.`;
          notices.add({ tone: 'error', text, key: 'preset' });
        }
      },
      openKept(doc, kept) {
        const lineage = newLineage();
        replace(doc, placeOf(doc, {}), true, lineage);
        if (kept) store.setState(({ lineages }) => ({ lineages: { ...lineages, [lineage]: kept } }));
      },
      backToPrevious,
      refuseLesson(why) {
        store.getState().leaveLesson();
        bad(why);
      },
    },
    begin() {
      const waiting = early ?? [];
      early = undefined;
      for (const link of waiting) open(link);
    },
  };
}

function placeOf(doc: Scenario, view: LinkView): Place {
  const { cursor = doc.events?.length ?? 0, vcpu = 0, selection = null, window = wholeWindow(doc) } = view;
  return { cursor, vcpu, selection, window };
}
