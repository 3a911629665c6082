// `npm run mutants -- src/policy/zaps.ts ...`: changes the code of arch, policy and resolve in small ways, one at a time, and
// counts how many of these mutants the tests notice. By hand, since it takes from minutes to hours. The tool is installed
// into a copy of the checkout, so that nobody pays for it with each install. It only makes the mutants and starts the tests
// once for each, as one file in a plain process: by its own way into the test library a mutant costs four times as much,
// for it imports the house anew for every file of tests. `--slow` takes the properties and whole walks too.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, cleanEnv, ensureDeps, root, run, Stop, say } from './lib.mjs';

/** The last one that runs on every Node that we support. */
const STRYKER = '9.5.1';
const ROOMS = ['arch', 'policy', 'resolve'];

/** Properties and whole walks take most of the time. */
const SLOW = ['brute-force', 'properties', 'explain', 'reasons/reasons'];
/** Those of the others that take a second or so: behind the rest, since the first failure ends a run. */
const LATE = ['vectors', 'why-zap', 'difference', 'largest', 'fields', 'lessons/lessons'];

const config = (mutate, slow) => ({
  testRunner: 'command',
  commandRunner: { command: 'node mutants-tests.mjs' },
  buildCommand: 'node .ci/mutants-bundle.mjs',
  mutate: [...mutate, '!src/**/*.test.ts', '!src/**/testing/**'],
  // Sentences and names of sources: a test that holds their letters holds nothing else.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 2,
  // What loops without end is ended by the tests' own watch.
  timeoutMS: slow ? 600_000 : 120_000,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: 'mutants.json' },
});

/** Which tests run, in which order. */
function testsOf(dir, slow) {
  const names = ROOMS.flatMap((room) =>
    readdirSync(join(dir, 'src', room), { recursive: true }).map((name) => `src/${room}/${name}`),
  ).filter((name) => name.endsWith('.test.ts'));
  const rank = (name) => [...LATE, ...SLOW].findIndex((part) => name.endsWith(`/${part}.test.ts`));
  return names
    .filter((name) => slow || rank(name) < LATE.length)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function prepare(dir) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const left = new Set(['dist', 'test-results', '.git', 'e2e', 'public']);
  for (const entry of readdirSync(root)) {
    // It rewrites tsconfig files with a part of the compiler that is gone; the tests need none.
    if (left.has(entry) || entry.startsWith('tsconfig')) continue;
    cpSync(join(root, entry), join(dir, entry), { recursive: true, verbatimSymlinks: true });
  }
}

function start(command, args, cwd) {
  const env = { ...cleanEnv(), MUTANT_PATIENCE: process.argv.includes('--slow') ? '120000' : '4000' };
  const options = { cwd, stdio: 'inherit', env, shell: process.platform === 'win32' };
  if (spawnSync(command, args, options).status !== 0) throw new Stop(`${command} ${args[0]} failed`);
}

const lives = ({ status }) => status === 'Survived' || status === 'NoCoverage';

/** One line a file, and each mutant that lived. */
function tell(report) {
  const sum = { dead: 0, all: 0 };
  for (const [file, { mutants, source }] of Object.entries(report.files)) {
    const counted = mutants.filter(({ status }) => !['Ignored', 'CompileError'].includes(status));
    const alive = counted.filter(lives);
    sum.all += counted.length;
    sum.dead += counted.length - alive.length;
    console.log(`${file}: ${counted.length - alive.length} of ${counted.length}`);
    for (const { location, replacement, mutatorName } of alive) {
      const { line, column } = location.start;
      const text = source.split('\n')[line - 1].trim();
      console.log(`  ${line}:${column}: ${mutatorName} ${JSON.stringify(replacement ?? '')} in ${text}`);
    }
  }
  say(`${sum.dead} of ${sum.all} noticed: ${((100 * sum.dead) / sum.all).toFixed(1)} %`);
}

await run(async () => {
  checkNode();
  ensureDeps();
  const given = process.argv.slice(2);
  const slow = given.includes('--slow');
  const files = given.filter((one) => one !== '--slow');
  const mutate = files.length ? files : ROOMS.map((room) => `src/${room}/**/*.ts`);
  const dir = join(tmpdir(), `gpatlas-mutants-${process.pid}`);
  say(`a copy in ${dir}`);
  prepare(dir);
  writeFileSync(join(dir, 'stryker.config.json'), JSON.stringify(config(mutate, slow)));
  writeFileSync(join(dir, 'mutants-tests.json'), JSON.stringify(testsOf(dir, slow)));
  start('npm', ['install', '--no-save', '--no-audit', '--no-fund', `@stryker-mutator/core@${STRYKER}`], dir);
  start('npx', ['stryker', 'run'], dir);
  tell(JSON.parse(readFileSync(join(dir, 'mutants.json'), 'utf8')));
  rmSync(dir, { recursive: true, force: true });
});
