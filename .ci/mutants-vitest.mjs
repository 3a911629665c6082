// What stands for the test library while mutants are tried: the same words and comparisons, without its machinery. The
// tests are collected once; then each mutant is switched on in turn, and those that reach it run until one fails.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';
import * as chai from 'chai';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
setState({ assertionCalls: 0, isExpectingAssertions: false }, expect);

const tests = [];

export const it = (name, ...rest) =>
  tests.push({ name, body: rest.find((one) => typeof one === 'function') });
export const describe = (_name, body) => body();
const each = (one) => (table) => (name, body) => {
  for (const row of table) one(name, () => (Array.isArray(row) ? body(...row) : body(row)));
};
it.each = each(it);
describe.each = each(describe);

/** A test's error, or undefined. */
async function failure({ body }) {
  try {
    await body();
  } catch (error) {
    return String(error?.message ?? error).slice(0, 200);
  }
}

/** How often a mutant may be reached in its tests, against without it, before it counts as endless. */
const ENDLESS = 200;

/** Which tests reach a mutant, the quickest first, how often; and which were reached while the modules were loaded. */
async function coverage(ns, file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  ns.mutantCoverage ??= { static: {}, perTest: {} };
  const atLoad = Object.keys(ns.mutantCoverage.static);
  const runs = [];
  for (const [i, test] of tests.entries()) {
    ns.currentTestId = `t${i}`;
    const begun = performance.now();
    const error = await failure(test);
    if (error) throw new Error(`${test.name} fails without a mutant: ${error}`);
    runs.push({ i, ms: performance.now() - begun });
  }
  ns.currentTestId = undefined;
  const reached = {};
  for (const { i } of runs.sort((a, b) => a.ms - b.ms))
    for (const [id, hits] of Object.entries(ns.mutantCoverage.perTest[`t${i}`] ?? {})) {
      reached[id] ??= { tests: [], hits: 0 };
      reached[id].tests.push(i);
      reached[id].hits += hits;
    }
  const found = { atLoad, reached };
  writeFileSync(file, JSON.stringify(found));
  return found;
}

/** Does one of them fail? Gives a sign of life meanwhile: what takes long because there are many tests is not endless. */
async function anyFails(some, say) {
  let since = performance.now();
  for (const test of some) {
    if (performance.now() - since > 500) {
      await say({ alive: true });
      since = performance.now();
    }
    if (await failure(test)) return true;
  }
  return false;
}

/** Answers what the parent asks, a mutant at a time. A mutant of the environment is on from the start, and all tests run. */
export async function serve() {
  globalThis.__stryker__ ??= {};
  const ns = globalThis.__stryker__;
  const say = (message) => new Promise((done) => process.send(message, done));
  if (process.env.__STRYKER_ACTIVE_MUTANT__) {
    await say({ noticed: await anyFails(tests, say) });
    process.exit();
  }
  const { atLoad, reached } = await coverage(ns, process.env.MUTANT_COVERAGE);
  process.on('message', async ({ id }) => {
    const { tests: mine = [], hits = 0 } = reached[id] ?? {};
    ns.activeMutant = id;
    ns.hitCount = 0;
    ns.hitLimit = Math.max(hits * ENDLESS, 100_000);
    const noticed = await anyFails(
      mine.map((i) => tests[i]),
      say,
    );
    ns.activeMutant = undefined;
    await say({ noticed });
  });
  await say({ atLoad });
}
