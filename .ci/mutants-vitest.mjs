// What stands for the test library while mutants are tried, in one process without its machinery: the same words, the same
// comparisons, and the first failure ends it. A mutant that loops without end is ended by a watch in another thread.
import { Worker } from 'node:worker_threads';
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';
import * as chai from 'chai';

/** Milliseconds that one test may take: no quick one takes a second. */
const PATIENCE = Number(process.env.MUTANT_PATIENCE ?? 4000);

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

/** Runs what was collected; ends the process with 1 at the first failure. */
export async function runAll() {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const code = `const { workerData: { beats, patience, pid } } = require('node:worker_threads');
    let last = -1;
    setInterval(() => {
      if (beats[0] === last) process.kill(pid, 'SIGKILL');
      last = beats[0];
    }, patience);`;
  const workerData = { beats, patience: PATIENCE, pid: process.pid };
  new Worker(code, { eval: true, workerData }).unref();
  for (const { name, body } of tests) {
    beats[0]++;
    try {
      await body();
    } catch (error) {
      console.error(`${name}\n${String(error?.message ?? error).slice(0, 300)}`);
      process.exit(1);
    }
  }
  console.log(`${tests.length} tests`);
  process.exit(0);
}
