/**
 * The service worker of the built site: after the first visit it serves every file out of the browser's own cache.
 * One build is one set: it is fetched whole or not at all, and a page gets all of its files from the set that it was
 * opened from. A new build waits until the visitor says so. The build puts BUILD and FILES in front of this file.
 */

/** The build's id, which the page carries too. */
declare const BUILD: string;
/** Every file of the build, relative to the site's folder; `./` stands for the page. */
declare const FILES: readonly string[];

const PREFIX = 'gpatlas-';
const OWN = PREFIX + BUILD;
const scope = self as unknown as ServiceWorkerGlobalScope;
const root = new URL('./', scope.location.href);

/** Fetches the set. What has its content's hash in its name may come from an older set or the HTTP cache. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(OWN);
  await Promise.all(
    FILES.map(async (file) => {
      const url = new URL(file, root);
      const isHashed = file.startsWith('assets/');
      const known = isHashed ? await caches.match(url) : undefined;
      const response = known ?? (await fetch(url, { cache: isHashed ? 'default' : 'no-cache' }));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      // While a site is being published its page and this worker may be of two builds.
      if (file === './' && !(await response.clone().text()).includes(`content="${BUILD}"`)) {
        throw new Error('the page is of another build');
      }
      await cache.put(url, response);
    }),
  );
}

/** The set before this one stays for pages that are still open from it; names with hashes never clash. */
async function dropOld(): Promise<void> {
  const sets = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  await Promise.all(sets.slice(0, -1).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const isPage = url.pathname === root.pathname || url.pathname === `${root.pathname}index.html`;
  const cache = await caches.open(OWN);
  const options = { ignoreSearch: true };
  const found = (await cache.match(isPage ? root : url, options)) ?? (await caches.match(url, options));
  return found ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(fetchAll()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOld()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(root.href)) return;
  event.respondWith(answer(request));
});
scope.addEventListener('message', ({ data }) => {
  if (data === 'take over') void scope.skipWaiting();
});
