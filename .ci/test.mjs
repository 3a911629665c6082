// `npm test`: everything a change must pass, from a fresh clone. Ends with the plain line "N passed, N failed",
// in which each test counts as one and each other step as one.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  cacheDir,
  checkNode,
  ensureBrowser,
  ensureDeps,
  freePort,
  leaveWithParent,
  node,
  root,
  say,
  sayOtherBrowsers,
  tool,
} from './lib.mjs';

let passed = 0;
let failed = 0;
const bad = [];

/** Runs one step; `count` reads how many tests it ran, where it is a test run. */
async function step(name, work, count) {
  say(`── ${name}`);
  let ok = false;
  try {
    ok = !(await work());
  } catch (error) {
    console.error(error.message);
  }
  const tests = count ? count() : { passed: ok ? 1 : 0, failed: 0 };
  if (count && tests.passed + tests.failed === 0) {
    console.error(`${name}: no test was run`);
    ok = false;
  }
  passed += tests.passed;
  failed += ok ? tests.failed : Math.max(1, tests.failed);
  if (!ok) bad.push(name);
  say(`${name}: ${ok ? 'ok' : 'FAILED'}`);
  return ok;
}

/** A step that has no sense after another failed: a stale build must not be tested in place of a new one. */
const notRun = (name, why) =>
  step(name, () => {
    throw new Error(`not run, because ${why} failed`);
  });

/** Counts from a JSON report, none where there is no report; an old one must not be read for a new one. */
function report(file, read) {
  const path = join(cacheDir('test'), file);
  rmSync(path, { force: true });
  const none = { passed: 0, failed: 0 };
  return { path, count: () => (existsSync(path) ? read(JSON.parse(readFileSync(path, 'utf8'))) : none) };
}

const script = (name) => () => node([join(root, '.ci', name)]);

async function unit() {
  const json = report('unit.json', (r) => ({ passed: r.numPassedTests, failed: r.numFailedTests }));
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json.path}`];
  await step('unit', () => tool('vitest', 'vitest.mjs', args), json.count);
}

async function e2e() {
  const json = report('e2e.json', ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
  const env = { E2E_PORT: String(await freePort()), PLAYWRIGHT_JSON_OUTPUT_NAME: json.path };
  const args = ['test', '--reporter=list,json'];
  await step('e2e', () => tool('@playwright/test', 'cli.js', args, env), json.count);
}

async function all() {
  const installed = await step('install', () => {
    checkNode();
    ensureDeps();
  });
  await step('lock', script('lock.mjs'));
  if (!installed) return;
  await step('types', () => tool('typescript', 'bin/tsc', ['-b']));
  // With CI set, biome colours every single character of a diff, in a log too.
  const colors = process.stdout.isTTY ? [] : ['--colors=off'];
  await step('lint', () => tool('@biomejs/biome', 'bin/biome', ['ci', ...colors, '.']));
  await step('imports', script('imports.mjs'));
  await step('sinks', script('sinks.mjs'));
  await step('rooms', script('rooms.mjs'));
  await step('unused', () => tool('knip', 'bin/knip.js', ['--no-progress']));
  await unit();
  const built = await step('build', () => tool('vite', 'bin/vite.js', ['build', '--logLevel', 'warn']));
  await (built ? step('sizes', script('size.mjs')) : notRun('sizes', 'the build'));
  const browser = await step('browser', async () => {
    await ensureBrowser();
    sayOtherBrowsers();
  });
  if (built && browser) await e2e();
  else await notRun('e2e', built ? 'the browser' : 'the build');
}

leaveWithParent();
await all();
say(bad.length ? `FAILED: ${bad.join(', ')}` : 'all steps passed');
console.log(`${passed} passed, ${failed} failed`);
process.exit(bad.length ? 1 : 0);
