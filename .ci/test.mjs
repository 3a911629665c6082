// `npm test`: everything a change must pass, from a fresh clone. Ends with the plain line "N passed, N failed",
// in which each test counts as one and each other step as one.
import { join } from 'node:path';
import {
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
import { e2eReport, unitReport } from './reports.mjs';

let passed = 0;
let failed = 0;
const bad = [];

/** What failed, told once more at the end: a log that is cut in the middle must still say it. */
const told = [];

/** Runs one step; `read` reads its report (see reports.mjs), where it is a test run. */
async function step(name, work, read) {
  say(`── ${name}`);
  let ok = false;
  try {
    ok = !(await work());
  } catch (error) {
    console.error(error.message);
  }
  const tests = read ? read() : { passed: ok ? 1 : 0, failed: 0, failures: [] };
  told.push(...tests.failures);
  if (read && tests.passed + tests.failed === 0) {
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

const script = (name) => () => node([join(root, '.ci', name)]);

async function unit() {
  const json = unitReport();
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json.path}`];
  await step('unit', () => tool('vitest', 'vitest.mjs', args), json.read);
}

async function e2e() {
  const json = e2eReport();
  const env = { E2E_PORT: String(await freePort()), PLAYWRIGHT_JSON_OUTPUT_NAME: json.path };
  const args = ['test', '--reporter=list,json'];
  await step('e2e', () => tool('@playwright/test', 'cli.js', args, env), json.read);
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
for (const what of told) console.log(`\n✗ ${what}`);
say(bad.length ? `FAILED: ${bad.join(', ')}` : 'all steps passed');
console.log(`${passed} passed, ${failed} failed`);
process.exit(bad.length ? 1 : 0);
