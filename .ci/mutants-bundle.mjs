// Called in a copy of the checkout whose code holds all mutants: makes one file of the tests that are named in
// mutants-tests.json, in that order, so that trying a mutant is to run it once.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = process.cwd();
const tests = JSON.parse(readFileSync(join(root, 'mutants-tests.json'), 'utf8'));
const { build } = await import('vite');
const ENTRY = '\0tests';
const result = await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true },
  resolve: { alias: { vitest: join(root, '.ci/mutants-vitest.mjs') } },
  plugins: [
    {
      name: 'tests',
      resolveId: (id) => (id === 'tests' ? ENTRY : undefined),
      load: (id) =>
        id === ENTRY
          ? `${tests.map((file) => `import ${JSON.stringify(join(root, file))};`).join('\n')}
             import { runAll } from 'vitest';
             await runAll();`
          : undefined,
      // A test that reads a file beside it finds it there.
      transform: (code, id) =>
        code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id.split('?')[0]).href)),
    },
  ],
  build: {
    ssr: true,
    target: 'node20',
    write: false,
    minify: false,
    rolldownOptions: { input: 'tests', output: { codeSplitting: false } },
  },
});
const [{ output }] = [result].flat();
writeFileSync(join(root, 'mutants-tests.mjs'), output[0].code);
