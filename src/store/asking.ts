/** Asks the worker for the view and the explanation of what is shown, whenever that changes. */
import type { ViewWire } from '../worker/protocol';
import type { Context } from './context';
import type { App } from './state';

export interface Asking {
  /** Asks for everything again. */
  again(): void;
  /** Is the view that is shown, and the explanation, of the newest document and place? */
  settled(): boolean;
  /** Calls the listener when a question was answered. */
  onAnswer(listener: () => void): void;
}

/** Begins to ask; nothing is asked before `again` is called for the first time. */
export function asking({ store, client, notices }: Context): Asking {
  const listeners: (() => void)[] = [];
  let begun = false;
  /** The questions without an answer. */
  let wantedView: object | undefined;
  let wantedPage: object | undefined;
  /** Does the view depend on the window: are there pieces of a mask that are listed only where one looks? */
  let windowed = false;

  function complain(error: unknown): void {
    notices.add({ tone: 'error', text: (error as Error).message, key: 'worker', action: retry });
  }
  const retry = { label: 'Try again', run: () => again() };

  async function askView(): Promise<void> {
    const { revision, cursor, vcpu, window } = store.getState();
    const asked = { revision, cursor, vcpu, window };
    wantedView = asked;
    try {
      const view = await client.view(asked);
      if (view) show(view);
    } catch (error) {
      if (wantedView === asked) complain(error);
    }
    if (wantedView === asked) wantedView = undefined;
    for (const listener of listeners) listener();
  }

  function show(view: ViewWire): void {
    if (view.revision < (store.getState().view?.revision ?? 0)) return;
    windowed = view.segments.mixed.some((count) => count > 0);
    notices.clear('worker');
    store.setState({ view });
  }

  async function askPage(): Promise<void> {
    const { revision, cursor, vcpu, selection } = store.getState();
    if (selection === null) {
      wantedPage = undefined;
      if (store.getState().explanation) store.setState({ explanation: null });
      return;
    }
    const asked = { revision, cursor, vcpu, gfn: selection };
    wantedPage = asked;
    try {
      const explanation = await client.explain(asked);
      if (explanation && wantedPage === asked) store.setState({ explanation });
    } catch (error) {
      if (wantedPage === asked) complain(error);
    }
    if (wantedPage === asked) wantedPage = undefined;
    for (const listener of listeners) listener();
  }

  function again(): void {
    begun = true;
    const { revision, doc } = store.getState();
    client.open(revision, doc);
    void askView();
    void askPage();
  }

  store.subscribe((now: App, was: App) => {
    if (!begun) return;
    const moved = now.revision !== was.revision || now.cursor !== was.cursor || now.vcpu !== was.vcpu;
    if (now.revision !== was.revision) client.open(now.revision, now.doc);
    if (moved || (windowed && now.window !== was.window)) void askView();
    if (moved || now.selection !== was.selection) void askPage();
  });

  return {
    again,
    onAnswer: (listener) => listeners.push(listener),
    settled() {
      const { view, revision, cursor, vcpu } = store.getState();
      const current = view?.revision === revision && view.cursor === cursor && view.vcpu === vcpu;
      return current && wantedView === undefined && wantedPage === undefined;
    },
  };
}
