// A Vite plugin: the id of the build, and the service worker with the list of the build's files.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib.mjs';

const WORKER = 'src/offline/sw.ts';
const SOURCES = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts', '.ci/offline.mjs'];
/** Nobody needs them offline. */
const LEFT_OUT = /^(licenses\.md|screenshot.*\.png|sw\.js)$/;

const filesIn = (path) =>
  statSync(join(root, path)).isDirectory()
    ? readdirSync(join(root, path))
        .sort()
        .flatMap((name) => filesIn(`${path}/${name}`))
    : [path];

/** Ten hexadecimal digits that change with any source. BUILD_ID in the environment overrides it. */
export function buildId() {
  if (process.env.BUILD_ID) return process.env.BUILD_ID;
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn))
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 10);
}

/** Only in the build: while one develops nothing may stand between the page and its sources. */
export function offline(build) {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      // In a worker's own build there is no page.
      if (this.environment.config.isWorker) return;
      this.emitFile({ type: 'chunk', id: join(root, WORKER), fileName: 'sw.js' });
    },
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'build', content: build }, injectTo: 'head-prepend' },
    ],
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (!worker) return;
        const own = filesIn('public').map((file) => file.slice('public/'.length));
        const files = [...new Set([...Object.keys(bundle), ...own])]
          .filter((file) => !LEFT_OUT.test(file))
          .map((file) => (file === 'index.html' ? './' : file))
          .sort();
        if (!files.includes('./')) throw new Error('the service worker was made before the page');
        worker.code = `const BUILD=${JSON.stringify(build)},FILES=${JSON.stringify(files)};${worker.code}`;
      },
    },
  };
}
