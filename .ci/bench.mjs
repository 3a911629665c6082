// `npm run bench`: what the resolver and the built page cost. Figures for people, on their machine: nothing fails here.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { cacheDir, checkNode, ensureBrowser, ensureDeps, run, Stop, say, tool } from './lib.mjs';

/** Bundles a bench written in TypeScript and imports it. */
async function load(name) {
  const dir = cacheDir('bench');
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${name}.mjs`);
  writeFileSync(file, await bundle(`e2e/bench/${name}.ts`));
  return import(`${pathToFileURL(file).href}?${Date.now()}`);
}

function print(rows) {
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const { name, value, unit, note } of rows) {
    const digits = value < 10 ? 3 : 1;
    console.log(
      `${name.padEnd(width)}  ${value.toFixed(digits).padStart(10)} ${unit}${note ? `  (${note})` : ''}`,
    );
  }
}

await run(async () => {
  checkNode();
  ensureDeps();
  say('the resolver');
  print(await (await load('resolver')).resolverRows());
  say('the built page');
  if ((await tool('vite', 'bin/vite.js', ['build', '--logLevel', 'warn'])) !== 0)
    throw new Stop('the build failed');
  await ensureBrowser();
  const { pageRows } = await import('./bench-page.mjs');
  const { typicalLink, manyLink } = await load('links');
  print(await pageRows(typicalLink(), manyLink()));
});
