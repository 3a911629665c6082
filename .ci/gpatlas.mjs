#!/usr/bin/env node
// The command line from a checkout: bundles src/cli/main.ts, since not every Node runs TypeScript, and calls its
// main(). The bundle is kept under node_modules and made anew when a source changed. Only the command itself
// writes to stdout.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { cacheDir, checkNode, ensureDeps, root, run, Stop, sayToStderr } from './lib.mjs';

const rooms = ['arch', 'scenario', 'policy', 'resolve', 'formats', 'cli'];
const cache = join(root, 'node_modules', '.cache', 'gpatlas');

/** Changes whenever a source does. From dates and sizes: reading every file would cost more than the start. */
function sourceKey() {
  const hash = createHash('sha256');
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  };
  const walk = (dir) => {
    for (const entry of readdirSync(dir, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$/.test(entry.name)) add(path);
    }
  };
  for (const room of rooms) if (existsSync(join(root, 'src', room))) walk(join(root, 'src', room));
  add(join(root, 'package-lock.json'));
  add(join(root, '.ci', 'gpatlas.mjs'));
  add(join(root, '.ci', 'bundle.mjs'));
  return hash.digest('hex').slice(0, 20);
}

/** Several first runs may be at this together: each writes a file of its own and renames it into place. */
async function makeBundle(file) {
  const code = await bundle('src/cli/main.ts');
  cacheDir('gpatlas');
  const own = `${file}.${process.pid}.tmp`;
  writeFileSync(own, code);
  renameSync(own, file);
  // Bundles of earlier sources, but not one that another run may be about to load.
  const old = Date.now() - 10 * 60_000;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < old) rmSync(path, { force: true });
  }
}

await run(async () => {
  sayToStderr();
  checkNode();
  const file = join(cache, `cli-${sourceKey()}.mjs`);
  if (!existsSync(file)) {
    ensureDeps();
    try {
      await makeBundle(file);
    } catch (error) {
      throw new Stop(`gpatlas: the command line could not be bundled: ${error.message}`);
    }
  }
  // A reader that has enough, such as `head`, is no failure.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(process.argv.slice(2));
});
