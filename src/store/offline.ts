/** The page's side of the service worker: it starts it, and says when a new version waits. */
import type { NewNotice } from './notices';

/** Long visits look for a new version too, but not more often. Milliseconds. */
const LOOK_AGAIN = 60 * 60 * 1000;

const WAITS: NewNotice = {
  tone: 'info',
  key: 'version',
  text: 'A new version of GPAtlas is here. Your scenario stays as it is.',
};

/** Starts it where the browser has one. `data-offline="ready"` of the document says that the visit may go on without a network. */
export async function goOffline(say: (notice: NewNotice) => void): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(new URL('./sw.js', document.baseURI));
  void serviceWorker.ready.then(() => {
    document.documentElement.dataset.offline = 'ready';
  });

  let asked = false;
  const offer = (run: () => void): void => say({ ...WAITS, action: { label: 'Reload', run } });
  const offerWaiting = (): void => {
    const { waiting } = registration;
    // Without one in charge this is the first visit, and what waits is this very version.
    if (!waiting || !serviceWorker.controller) return;
    offer(() => {
      asked = true;
      waiting.postMessage('take over');
    });
  };
  offerWaiting();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting);
  });

  const hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (asked) location.reload();
    // Somebody took the new version in another tab. This page goes on with its own files until it is reloaded.
    else if (hadOne) offer(() => location.reload());
  });

  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < LOOK_AGAIN) return;
    looked = Date.now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });
}
