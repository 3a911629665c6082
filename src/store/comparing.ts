/** The comparison: what the scenario is held against, and the worker's answers about that. */
import { decodeLink, type LinkCompare } from '../scenario/link';
import { parseScenario } from '../scenario/parse';
import type { Preset } from '../scenario/presets/build';
import type { Scenario } from '../scenario/types';
import { type Context, change } from './context';
import { fitPlace, type Place } from './fit';
import type { Actions, App, Subject } from './state';

type ComparingActions = Pick<
  Actions,
  'compareWith' | 'comparePreset' | 'compareText' | 'swapSides' | 'differences' | 'vcpuDiffers'
>;

export interface Comparing {
  readonly actions: ComparingActions;
  /** Begins to ask: after whoever gives the client the document, or there would be none to ask about. */
  begin(): void;
  /** Compares as a link says; nothing ends the comparison. */
  fromLink(compare: LinkCompare | undefined): Promise<void>;
  /** Is what is shown of the other side the answer to the newest question? */
  settled(): boolean;
  onAnswer(listener: () => void): void;
}

/** What a comparison depends on, beside the page that is selected. */
const PLACE = ['revision', 'cursor', 'vcpu', 'against'] as const;

/** `open` puts another document in the place of the present one, which is kept where it is the visitor's own. */
export function comparing(
  context: Context,
  presets: () => Promise<readonly Preset[]>,
  open: (doc: Scenario, place: Place) => void,
): Comparing {
  const { store, client, notices } = context;
  const state = store.getState;
  const listeners: (() => void)[] = [];
  let wantedView: object | undefined;
  let wantedPage: object | undefined;
  let windowed = false;
  /** A scenario beside the present one gets a number, by which the worker knows it again. */
  let scenarios = 0;

  function complain(error: unknown): void {
    notices.add({ tone: 'error', text: (error as Error).message, key: 'compare' });
  }
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  async function askView(): Promise<void> {
    const { revision, cursor, vcpu, window, against } = state();
    if (!against) return;
    const asked = { revision, cursor, vcpu, window, subject: against };
    wantedView = asked;
    try {
      const other = await client.viewOther(asked);
      if (other && state().against === against) {
        windowed = other.segments.mixed.some((count) => count > 0);
        notices.clear('compare');
        store.setState({ other });
      }
    } catch (error) {
      if (wantedView === asked) complain(error);
    }
    if (wantedView === asked) wantedView = undefined;
    tell();
  }

  async function askPage(): Promise<void> {
    const { revision, cursor, vcpu, selection, against, other } = state();
    if (!against || selection === null || (other && selection >= other.space)) {
      wantedPage = undefined;
      if (state().otherExplanation) store.setState({ otherExplanation: null });
      return;
    }
    const asked = { revision, cursor, vcpu, gfn: selection, subject: against };
    wantedPage = asked;
    try {
      const otherExplanation = await client.explainOther(asked);
      if (otherExplanation && wantedPage === asked) store.setState({ otherExplanation });
    } catch {
      // A page that the smaller space does not have: there is nothing to tell of it.
      if (wantedPage === asked) store.setState({ otherExplanation: null });
    }
    if (wantedPage === asked) wantedPage = undefined;
    tell();
  }

  function follow(now: App, was: App): void {
    if (now.against === was.against && !now.against) return;
    const fitted = now.against && within(now.against, now.doc);
    if (fitted !== now.against) {
      store.setState({ against: fitted });
      return;
    }
    const moved = PLACE.some((key) => now[key] !== was[key]);
    if (!now.against) {
      wantedView = undefined;
      wantedPage = undefined;
      store.setState({ other: null, otherExplanation: null });
      return;
    }
    // A question that came before the client had the document was dropped: A's answer says that it has it now.
    const dropped = now.view !== was.view && !wantedView && now.other?.revision !== now.view?.revision;
    if (moved || dropped || (windowed && now.window !== was.window)) void askView();
    if (moved || dropped || now.selection !== was.selection) void askPage();
  }

  function compareWith(against: Subject | null): void {
    // The old answer is of another subject: it must not stand beside the new one's name.
    store.setState({ against, other: null, otherExplanation: null });
  }

  function beside(doc: Scenario, place: Partial<{ cursor: number; vcpu: number }>, preset?: Preset): void {
    const { cursor = doc.events?.length ?? 0, vcpu = 0 } = place;
    const title = preset?.title ?? (doc.name || undefined);
    compareWith({
      ...{ kind: 'scenario', id: ++scenarios, doc, cursor, vcpu },
      ...(title === undefined ? {} : { title }),
      ...(preset ? { preset: preset.id } : {}),
    });
  }

  async function comparePreset(id: string): Promise<void> {
    const preset = (await presets()).find((one) => one.id === id);
    if (preset) beside(preset.scenario, {}, preset);
    else notices.add({ tone: 'error', text: `There is no preset ${JSON.stringify(id)}.`, key: 'preset' });
  }

  /** A and B change places. Of two policies or documents that is an edit, which undo takes back. */
  function swapSides(): void {
    const { against, doc, cursor, vcpu, selection, window } = state();
    switch (against?.kind) {
      case 'cursor':
        store.setState({ cursor: against.cursor, against: { kind: 'cursor', cursor } });
        break;
      case 'vcpu':
        store.setState({ vcpu: against.vcpu, against: { kind: 'vcpu', vcpu } });
        break;
      case 'policy':
        compareWith({ kind: 'policy', policy: doc.policy });
        change(context, { ...doc, policy: against.policy }, cursor);
        break;
      case 'scenario':
        beside(doc, { cursor, vcpu });
        open(
          against.doc,
          fitPlace(
            { ...{ cursor: against.cursor, vcpu: against.vcpu }, selection, window },
            against.doc,
            doc,
          ),
        );
        break;
    }
  }

  return {
    begin: () => void store.subscribe(follow),
    actions: {
      compareWith,
      comparePreset,
      swapSides,
      compareText(text) {
        try {
          const { policies } = state();
          const isPolicy = (id: string): boolean =>
            policies.length === 0 || policies.some((p) => p.id === id);
          if (text.trim().startsWith('{')) beside(parseScenario(JSON.parse(text), isPolicy), {});
          else {
            const { doc, view } = decodeLink(text, isPolicy);
            beside(doc, view);
          }
          return undefined;
        } catch (error) {
          return (error as Error).message;
        }
      },
      async differences(from, count) {
        const { revision, cursor, vcpu, against } = state();
        if (!against) return null;
        const asked = { revision, cursor, vcpu, subject: against, from, count };
        return (await client.differences(asked))?.rows ?? null;
      },
      vcpuDiffers(other) {
        const { revision, cursor, vcpu } = state();
        const subject = { kind: 'vcpu', vcpu: other } as const;
        return client.differences({ revision, cursor, vcpu, subject, from: 0, count: 0 });
      },
    },
    async fromLink(compare) {
      if (!compare) compareWith(null);
      else if (compare.kind === 'preset') await comparePreset(compare.preset);
      else if (compare.kind === 'scenario') beside(compare.doc, compare);
      else compareWith(compare);
    },
    onAnswer: (listener) => listeners.push(listener),
    settled: () =>
      !state().against || (state().other !== null && wantedView === undefined && wantedPage === undefined),
  };
}

/** The subject in a document that has changed: a point behind its end, or a vCPU that is gone, gives way. */
function within(subject: Subject, doc: Scenario): Subject | null {
  const events = doc.events?.length ?? 0;
  const vcpus = doc.vcpus?.length ?? 1;
  if (subject.kind === 'cursor' && subject.cursor > events) return { kind: 'cursor', cursor: events };
  if (subject.kind === 'vcpu' && subject.vcpu >= vcpus) return null;
  return subject;
}

/** What a link says of the comparison. */
export function linkCompare({ against }: App): LinkCompare | undefined {
  if (against?.kind !== 'scenario') return against ?? undefined;
  const { preset, doc, cursor, vcpu } = against;
  return preset === undefined ? { kind: 'scenario', doc, cursor, vcpu } : { kind: 'preset', preset };
}
