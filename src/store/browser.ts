/** The store of the page, with the browser's own worker, storage and address bar. */
import { FIRST_SCENARIO } from '../scenario/presets/first';
import { BUILD } from '../worker/build';
import { type Client, connect } from '../worker/client';
import { BROWSER_DRIVERS } from '../worker/drivers';
import type { Address } from './address';
import { type AppStore, createAppStore } from './create';
import { browserTab } from './tab';

/** Starts the page's store. To be called once. In a frame (`?embed=1`) nothing is kept and the address stays. */
export function startApp(): AppStore {
  const embedded = new URLSearchParams(location.search).has('embed');
  let client!: Client;
  const store = createAppStore({
    connect: (onStatus) => {
      client = connect({ drivers: BROWSER_DRIVERS, onStatus });
      return client;
    },
    first: FIRST_SCENARIO,
    presets: async () => (await import('../scenario/presets/registry')).PRESETS,
    shelf: async () => (await import('./shelf/browser')).browserShelf,
    address: addressBar(embedded),
    ...(embedded ? {} : { storage: () => window.localStorage, tab: browserTab }),
  });
  addEventListener('pagehide', store.leave);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) store.comeBack();
  });
  showState(store);
  void showWorker(client, store);
  // Not before the page is there: it would take the network from it.
  if (import.meta.env.PROD && !embedded && 'serviceWorker' in navigator) {
    addEventListener('load', () => void beOffline(store));
  }
  if (embedded) void import('./embedding').then(({ serveAround }) => serveAround(store, AROUND));
  return store;
}

const AROUND = {
  listen: (listener: (data: unknown, origin: string) => void) =>
    addEventListener('message', ({ source, data, origin }) => {
      if (source === parent && parent !== window) listener(data, origin);
    }),
  // A sandboxed or local page around has the origin "null", to which nothing can be addressed.
  post: (data: object, origin: string) => {
    if (parent !== window) parent.postMessage(data, origin === 'null' ? '*' : origin);
  },
};

function addressBar(readOnly: boolean): Address {
  return {
    hash: () => location.hash,
    replace(hash) {
      if (readOnly) return;
      try {
        history.replaceState(history.state, '', hash);
      } catch {
        // Safari allows a hundred of these in thirty seconds; the next one will do.
      }
    },
    onChange: (listener) => addEventListener('hashchange', listener),
  };
}

/** `data-state` of the document: `ready` once the newest answer has been drawn, else `busy`. Tests wait for it. */
function showState(store: AppStore): void {
  const page = document.documentElement;
  const update = (): void => {
    page.dataset.worker = store.getState().worker.kind;
    if (!store.settled()) page.dataset.state = 'busy';
    // React draws before the next task.
    else if (page.dataset.state !== 'ready') {
      setTimeout(() => {
        if (store.settled()) page.dataset.state = 'ready';
      });
    }
  };
  update();
  store.subscribe(update);
  store.onAnswer(update);
}

/** A browser that allows no service worker, or no network right now, is no reason to say anything. */
async function beOffline(store: AppStore): Promise<void> {
  try {
    await (await import('./offline')).goOffline(store.getState().say);
  } catch {
    // The next visit tries again.
  }
}

/**
 * Which worker serves the page, in `data-worker-id`: two tabs on one worker show the same. Page and worker must be of
 * one build; file names and the worker's name see to it, and this says so where they could not.
 */
async function showWorker(client: Client, store: AppStore): Promise<void> {
  try {
    const { id, build } = await client.ping();
    document.documentElement.dataset.workerId = id;
    if (build === BUILD) return;
    const text = 'This page and its resolver are of different versions, so what you see may be wrong.';
    const action = { label: 'Reload', run: () => location.reload() };
    store.getState().say({ tone: 'error', text, action, key: 'build' });
  } catch {
    // The store says what is wrong with the worker.
  }
}
