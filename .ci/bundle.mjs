// One TypeScript entry and what it imports, as one module that Node can run.
import { root } from './lib.mjs';

/** The code of the bundle of `entry` (a path below the checkout). Dependencies must be installed. */
export async function bundle(entry) {
  const { build } = await import('vite');
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      target: 'node20',
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = [result].flat();
  return output[0].code;
}
