// What the JSON reports of the two test runners say: how many tests passed and failed, and which, with their message.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cacheDir, root } from './lib.mjs';

/** A report that is not there yet; an old one must not be read for a new one. Nothing was run where none comes. */
function report(file, understand) {
  const path = join(cacheDir('test'), file);
  rmSync(path, { force: true });
  const none = { passed: 0, failed: 0, failures: [] };
  return { path, read: () => (existsSync(path) ? understand(JSON.parse(readFileSync(path, 'utf8'))) : none) };
}

/** A shrunk counterexample and its seed are in the beginning of a message. */
function failure(where, message = '') {
  const beginning = stripVTControlCharacters(message).trim().slice(0, 2_000);
  return `${where}\n${beginning.replace(/^/gm, '    ')}`;
}

/** A file that cannot be loaded has a message and no test. */
const unitFailures = ({ name, message, assertionResults }) => {
  const file = relative(root, name);
  if (message && !assertionResults.length) return [failure(file, message)];
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  return failed.map((test) => failure(`${file} › ${test.fullName}`, test.failureMessages[0]));
};

export const unitReport = () =>
  report('unit.json', ({ numPassedTests, numFailedTests, testResults }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    failures: testResults.flatMap(unitFailures),
  }));

const firstError = ({ tests }) => tests.flatMap(({ results }) => results).find(({ error }) => error)?.error;

/** Playwright's report is a tree of suites. */
const e2eFailures = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map((spec) => failure(`e2e/${spec.file} › ${spec.title}`, firstError(spec)?.message)),
  ...suites.flatMap(e2eFailures),
];

export const e2eReport = () =>
  report('e2e.json', ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: suites.flatMap(e2eFailures),
  }));
