// `npm run bench`: what the resolver and the built page cost, on this machine. Nothing fails but with --check, where a ratio
// fell by a third against the one that is kept in bench-ratios.json; --keep writes that file, --plot draws the curves.
// --quick leaves the page out.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { costPicture } from './bench-plot.mjs';
import { bundle } from './bundle.mjs';
import { cacheDir, checkNode, ensureBrowser, ensureDeps, root, run, Stop, say, tool } from './lib.mjs';

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

const kept = join(root, '.ci', 'bench-ratios.json');
/** A ratio may fall to this part of the kept one: machines differ, and so do their moods. */
const LEAST = 2 / 3;

/** Holds each ratio against the kept one; returns whether all stand. */
function check(rows) {
  const want = JSON.parse(readFileSync(kept, 'utf8'));
  const have = new Map(rows.filter((row) => row.unit === 'ratio').map((row) => [row.id, row.value]));
  let ok = true;
  for (const [id, value] of Object.entries(want)) {
    const now = have.get(id);
    if (now === undefined) continue;
    const stands = now >= value * LEAST;
    say(`${id}: ${now.toPrecision(3)}, kept ${value}${stands ? '' : ': FELL BY MORE THAN A THIRD'}`);
    ok &&= stands;
  }
  for (const id of have.keys())
    if (!(id in want)) {
      say(`${id}: no ratio is kept for it: npm run bench -- --keep`);
      ok = false;
    }
  return ok;
}

function keep(rows) {
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const now = rows.flatMap((row) =>
    row.unit === 'ratio' ? [[row.id, Number(row.value.toPrecision(3))]] : [],
  );
  const all = Object.entries({ ...before, ...Object.fromEntries(now) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(kept, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

await run(async () => {
  const flags = new Set(process.argv.slice(2));
  checkNode();
  ensureDeps();
  const rows = [];
  const show = (more) => {
    print(more);
    rows.push(...more);
  };
  say('the resolver');
  show(await (await load('resolver')).resolverRows());
  say('what is around it');
  show((await load('parts')).partRows());
  if (flags.has('--plot')) {
    say('the curves');
    const curves = (await load('cost')).curves();
    for (const { name, points } of curves)
      console.log(
        `${name}: ${points.map(({ count, ms }) => `${count}: ${ms.toPrecision(3)} ms`).join(', ')}`,
      );
    writeFileSync(join(root, 'public', 'cost.svg'), costPicture(curves));
  }
  if (!flags.has('--quick')) {
    say('the built page');
    if ((await tool('vite', 'bin/vite.js', ['build', '--logLevel', 'warn'])) !== 0)
      throw new Stop('the build failed');
    await ensureBrowser();
    const { pageRows } = await import('./bench-page.mjs');
    const { typicalLink, manyLink, largest } = await load('links');
    show(await pageRows(typicalLink(), manyLink(), largest()));
  }
  if (flags.has('--keep')) keep(rows);
  if (flags.has('--check') && !check(rows)) process.exitCode = 1;
});
