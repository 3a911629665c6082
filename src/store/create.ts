/** Puts the store together: state, actions, the worker's answers, autosave and the address. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isLessonLink } from '../scenario/lessons/address';
import { decodeLink, type LinkCompare, LinkError } from '../scenario/link';
import type { Scenario } from '../scenario/types';
import type { Client, WorkerStatus } from '../worker/client';
import { type Address, linkOf, shortLinkOf, syncAddress } from './address';
import { aside } from './aside';
import { asking } from './asking';
import { Autosave } from './autosave';
import { type Comparing, comparing } from './comparing';
import type { Context } from './context';
import { debounce } from './debounce';
import type { Tab } from './drafts';
import { editing } from './editing';
import { wholeWindow } from './fit';
import { History } from './history';
import { importing } from './importing';
import { installedOf, installing } from './installed';
import { keeping } from './keeping';
import { newLineage } from './kept-ref';
import { multi } from './multi';
import { Notices } from './notices';
import { opening } from './opening';
import { playing } from './playing';
import { cardsOf, type LoadPresets, picturing } from './presets';
import { leadsHere } from './routes';
import type { StorageLike } from './safe-storage';
import type { Shelf } from './shelf/shelf';
import { type App, type AppState, LANES } from './state';
import { viewing } from './viewing';

export interface StoreOptions {
  /** Connects to the worker, whose state is told to the listener. */
  connect(onStatus: (status: WorkerStatus) => void): Client;
  /** What a first visitor sees. */
  first: Scenario;
  presets?: LoadPresets;
  /** The browser's storage; the call may throw where it is forbidden. */
  storage?(): StorageLike;
  /** Which tab it is; without one it is a new one. */
  tab?: Tab;
  /** Loads the shelf of named scenarios; rejects where there is none. */
  shelf?(): Promise<Shelf>;
  address?: Address;
  /** Milliseconds of quiet before the address and the storage are written. */
  delay?: number;
}

export interface AppStore extends StoreApi<App> {
  /** Is what is shown the answer to the newest question? */
  settled(): boolean;
  onAnswer(listener: () => void): void;
  /** The page goes: writes what is due and lets the worker go. */
  leave(): void;
  /** The page is back out of the browser's history. */
  comeBack(): void;
  /** Ends timers and the worker. */
  dispose(): void;
}

/** A store that has begun to work. */
export function createAppStore(options: StoreOptions): AppStore {
  const { delay = 300 } = options;
  const store = createStore<App>(() => ({ notices: [] as App['notices'] }) as App);
  const set = (state: Partial<AppState>): void => store.setState(state);
  const notices = new Notices(
    () => store.getState().notices,
    (list) => set({ notices: list }),
  );
  const autosave = new Autosave(options.storage, options.tab ?? NEW_TAB, (why) =>
    notices.add({
      tone: 'info',
      text: `Nothing is kept over a reload: the browser's storage says "${why}".`,
    }),
  );
  const saved = autosave.read();
  const client = options.connect((worker) => set({ worker }));
  const context: Context = {
    store,
    client,
    history: new History(saved.history),
    notices,
    autosave,
    own: saved.work !== undefined,
  };
  const { canUndo, canRedo } = context.history;
  set({
    ...initial(options.first),
    ...saved.prefs,
    ...saved.work,
    ...(saved.lineages ? { lineages: saved.lineages } : {}),
    ...{ canUndo, canRedo },
    installed: installedOf(saved.installed) ?? null,
    worker: client.status,
  });

  const presets: LoadPresets = () => options.presets?.() ?? Promise.resolve([]);
  const comparison: Comparing = comparing(context, presets, (doc, place) => links.replace(doc, place));
  const links = opening(context, saved.previous, presets, () => address?.hold(), comparison.fromLink);
  const questions = asking(context);
  comparison.begin();
  const address =
    options.address && syncAddress(context, options.address, (link) => links.actions.openLink(link), delay);
  const hashNow = (): string => options.address?.hash() ?? '';
  const lessons = aside(context, hashNow);
  const save = debounce(() => {
    const { state, own, hash, stacks } = lessons.kept() ?? {
      state: store.getState(),
      own: context.own,
      hash: hashNow(),
      stacks: context.history.stacks,
    };
    autosave.write(state, own, hash, stacks);
  }, delay);
  const player = playing(store);
  store.setState({
    ...player.actions,
    ...editing(context),
    ...multi(context),
    ...viewing(context),
    ...links.actions,
    ...importing(context),
    ...installing(context),
    ...keeping(context, options.shelf),
    ...lessons.actions,
    ...comparison.actions,
    link() {
      try {
        return linkOf(store.getState());
      } catch (error) {
        notices.add({
          tone: 'error',
          text: `There is no link: ${(error as Error).message}.`,
          key: 'address',
        });
        return '';
      }
    },
    reasons(gfn) {
      const { revision, cursor, vcpu, mode } = store.getState();
      return client.reasons({ revision, cursor, vcpu, gfn, mode });
    },
    shortLink: () => shortLinkOf(store.getState(), context.preset) ?? '',
    compare(gfn) {
      const { revision, cursor, vcpu } = store.getState();
      return client.compare({ revision, cursor, vcpu, ...(gfn === undefined ? {} : { gfn }) });
    },
    presetPicture: picturing(client, presets),
    savings() {
      const { revision, cursor, vcpu } = store.getState();
      return client.savings({ revision, cursor, vcpu });
    },
    formats: () => client.writers(),
    readers: () => client.readers(),
    exportAs(format, page) {
      const { revision, cursor, vcpu } = store.getState();
      return client.export({ revision, cursor, vcpu, format, ...linkTo(store.getState(), page) });
    },
  });
  store.subscribe((now, was) => {
    if (KEPT.some((key) => now[key] !== was[key])) save();
  });

  const hash = hashNow();
  // The address follows an edit after a moment's quiet. A reload before that finds the older link, which is not news.
  const linked = (leadsHere(hash) && hash !== saved.address) || isLessonLink(hash);
  if (linked) links.actions.openLink(hash);
  else {
    questions.again();
    if (leadsHere(hash)) void comparison.fromLink(comparedIn(hash));
  }
  client
    .catalog()
    .then(({ policies }) => set({ policies }))
    .catch((error: Error) => notices.add({ tone: 'error', text: error.message, key: 'worker' }))
    .finally(() => {
      links.begin();
      if (linked) questions.again();
    });
  presets()
    .then((list) => set({ presets: cardsOf(list) }))
    .catch(() => notices.add({ tone: 'error', text: 'The examples could not be loaded: reload the page.' }));

  return Object.assign(store, {
    settled: () => questions.settled() && comparison.settled(),
    onAnswer(listener: () => void) {
      questions.onAnswer(listener);
      comparison.onAnswer(listener);
    },
    leave() {
      // In this order: a reload may still find the address as it stands before the second line.
      save.flush();
      address?.write.flush();
      client.suspend();
    },
    comeBack: () => client.resume(),
    dispose() {
      player.dispose();
      save.cancel();
      address?.write.cancel();
      client.dispose();
    },
  });
}

/** What the page's own address says of the comparison, which is part of no draft. */
function comparedIn(hash: string): LinkCompare | undefined {
  try {
    return decodeLink(hash, () => true).view.compare;
  } catch {
    return undefined;
  }
}

/** Nothing where the document is too large for a link: an export goes without one then. */
function linkTo(app: App, page: string): { link?: string } {
  try {
    return { link: new URL(linkOf(app), page).href };
  } catch (error) {
    if (error instanceof LinkError) return {};
    throw error;
  }
}

const NEW_TAB: Tab = { id: () => undefined, remember: () => {}, claim: () => Promise.resolve(true) };

const KEPT = [
  ...(['doc', 'lineages', 'cursor', 'vcpu', 'selection', 'window'] as const),
  ...(['mode', 'axis', 'lanes', 'theme'] as const),
] as const;

function initial(doc: Scenario): Omit<AppState, 'worker' | 'notices' | 'hasPrevious'> {
  return {
    doc,
    lineage: newLineage(),
    lineages: {},
    revision: 1,
    cursor: doc.events?.length ?? 0,
    vcpu: 0,
    mode: 'live',
    selection: null,
    window: wholeWindow(doc),
    axis: 'folded',
    installed: null,
    lanes: [...LANES],
    hilbert: null,
    theme: 'system',
    playing: false,
    pace: 2,
    view: null,
    explanation: null,
    against: null,
    other: null,
    otherExplanation: null,
    canUndo: false,
    canRedo: false,
    lesson: null,
    policies: [],
    presets: [],
  };
}
