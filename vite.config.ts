import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { buildId, offline } from './.ci/offline.mjs';

const keepLicenseComments = { output: { comments: { legal: true, annotation: false, jsdoc: false } } };

/** Nothing from elsewhere, nothing inline: a link or a dump can never become script. Set in the page, for any host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Only in the build: the dev server's hot updates need an inline script. */
const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: 'build' as const,
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend' as const,
    },
  ],
};

/** Small modules that the page needs at once and that later parts need too. */
const SHARED =
  /src\/(arch\/(hex|gfn|memtype|msr|cr0|pat|pattern|fixed)|scenario\/(link[a-z-]*|parse|schema|defaults)|store\/(routes|state|use-app)|ui\/base\/format|ui\/map\/(data\/(runs|model|pieces)|maths\/(ticks|window)|paint\/(palette|memory-lane)|lanes)|ui\/registers\/writes|ui\/words\/plural)\.ts$|node_modules\/(fflate|valibot)\//;

const build = process.env.VITEST ? 'test' : buildId();

const TESTS = '**/*.test.{ts,tsx}';
/** Those of the rooms without DOM and without Node. */
const PLAIN = ['arch', 'scenario', 'policy', 'resolve', 'formats'].map((room) => `src/${room}/${TESTS}`);

export default defineConfig({
  // Relative addresses: the site works below any path, so it can be put on any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy, offline(build)],
  define: { __BUILD__: JSON.stringify(build) },
  worker: { format: 'es', rolldownOptions: keepLicenseComments },
  build: {
    target: 'es2022',
    sourcemap: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // d3 is bundled from flat files whose colour spaces are set up by calls; nothing of them is used in the page.
      treeshake: {
        manualPureFunctions: [
          'define',
          'extend',
          'rgbGamma',
          'rgbSpline',
          'hsl',
          'hcl',
          'cubehelix',
          'interpolateTransform',
        ],
      },
      output: {
        ...keepLicenseComments.output,
        // What the first load and later parts share would become thirty small files, which compress badly.
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] },
      },
    },
  },
  test: {
    alias: [
      { find: /^fast-check$/, replacement: fileURLToPath(new URL('.ci/fast-check.mjs', import.meta.url)) },
    ],
    environment: 'node',
    // No test is about speed; a busy machine must not fail one.
    testTimeout: 60_000,
    // All cores: it would leave one idle, which of two is half.
    maxWorkers: '100%',
    projects: [
      // What is plain TypeScript keeps nothing between two files, so its modules are loaded once for all of them.
      { extends: true, test: { name: 'rooms', include: PLAIN, isolate: false } },
      { extends: true, test: { name: 'page', include: [`src/${TESTS}`], exclude: PLAIN } },
    ],
  },
});
