/** The store of the page, with the browser's own worker, storage and address bar. */
import { FIRST_SCENARIO } from '../scenario/presets/first';
import { type Client, connect } from '../worker/client';
import { BROWSER_DRIVERS } from '../worker/drivers';
import type { Address } from './address';
import { type AppStore, createAppStore } from './create';
import { browserTab } from './tab';

/** Starts the page's store. To be called once. In a frame (`?embed=1`) nothing is kept and the address stays. */
export function startApp(): AppStore {
  const embedded = new URLSearchParams(location.search).has('embed');
  const store = createAppStore({
    connect: (onStatus) => {
      const client = connect({ drivers: BROWSER_DRIVERS, onStatus });
      void showWorker(client);
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
  return store;
}

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

/** Which worker serves the page, in `data-worker-id`: two tabs on one worker show the same. */
async function showWorker(client: Client): Promise<void> {
  try {
    document.documentElement.dataset.workerId = (await client.ping()).id;
  } catch {
    // The store says what is wrong with the worker.
  }
}
