// `npm run mutants -- src/policy/zaps.ts ...`: changes the code of arch, policy and resolve in small ways, one at a time, and
// counts how many of these mutants the tests notice. By hand, since it takes from minutes to hours. The tool is installed
// into a copy of the checkout, so that nobody pays for it with each install. Two passes: the quick tests against every
// mutant, then all tests against those that lived.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, cleanEnv, ensureDeps, root, run, Stop, say } from './lib.mjs';

/** The last one that runs on every Node that we support. */
const STRYKER = '9.5.1';
const ROOMS = ['arch', 'policy', 'resolve'];

/** Properties and whole walks, which take most of the time and notice least that the quick ones do not. */
const SLOW = ['brute-force', 'properties', 'explain', 'reasons/reasons'].map(
  (name) => `src/resolve/${name}.test.ts`,
);

const config = (mutate) => ({
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate,
  // Sentences and names of sources: a test that holds their letters holds nothing else.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 4_000,
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: 'mutants.json' },
  vitest: { configFile: 'vitest.mutants.ts' },
});

const vitest = (exclude) => `import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: {
    include: ['src/{${ROOMS.join(',')}}/**/*.test.ts'],
    exclude: ${JSON.stringify(exclude)},
    isolate: false,
    testTimeout: 60_000,
  },
});
`;

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
  const options = { cwd, stdio: 'inherit', env: cleanEnv(), shell: process.platform === 'win32' };
  if (spawnSync(command, args, options).status !== 0) throw new Stop(`${command} ${args[0]} failed`);
}

/** Runs the tests but the excluded against the mutants of files or of places in files; gives the report. */
function pass(dir, mutate, exclude) {
  writeFileSync(join(dir, 'stryker.config.json'), JSON.stringify(config(mutate)));
  writeFileSync(join(dir, 'vitest.mutants.ts'), vitest(exclude));
  start('npx', ['stryker', 'run'], dir);
  return JSON.parse(readFileSync(join(dir, 'mutants.json'), 'utf8'));
}

const lives = ({ status }) => status === 'Survived' || status === 'NoCoverage';
const key = (file, { location: { start, end }, replacement }) =>
  JSON.stringify([file, start, end, replacement]);
const all = (report) =>
  Object.entries(report.files).flatMap(([file, { mutants }]) => mutants.map((mutant) => [file, mutant]));

/** Each mutant that lived as the place that it is in, as the tool reads it. */
const places = (report) =>
  all(report)
    .filter(([, mutant]) => lives(mutant))
    .map(
      ([
        file,
        {
          location: { start, end },
        },
      ]) => `${file}:${start.line}:${start.column}-${end.line}:${end.column}`,
    );

/** One line a file, and each mutant that lived through both passes. */
function tell(first, second) {
  const noticed = new Set(
    all(second).flatMap(([file, mutant]) => (lives(mutant) ? [] : [key(file, mutant)])),
  );
  const sum = { dead: 0, all: 0 };
  for (const [file, { mutants, source }] of Object.entries(first.files)) {
    const counted = mutants.filter(({ status }) => !['Ignored', 'CompileError'].includes(status));
    const alive = counted.filter((mutant) => lives(mutant) && !noticed.has(key(file, mutant)));
    sum.all += counted.length;
    sum.dead += counted.length - alive.length;
    console.log(`${file}: ${counted.length - alive.length} of ${counted.length}`);
    for (const { location, replacement, mutatorName } of alive) {
      const line = source.split('\n')[location.start.line - 1].trim();
      console.log(`  ${location.start.line}: ${mutatorName} ${JSON.stringify(replacement ?? '')} in ${line}`);
    }
  }
  say(`${sum.dead} of ${sum.all} noticed: ${((100 * sum.dead) / sum.all).toFixed(1)} %`);
}

await run(async () => {
  checkNode();
  ensureDeps();
  const given = process.argv.slice(2);
  const mutate = given.length ? given : ROOMS.map((room) => `src/${room}/**/*.ts`);
  const dir = join(tmpdir(), `gpatlas-mutants-${process.pid}`);
  say(`a copy in ${dir}`);
  prepare(dir);
  const tools = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${STRYKER}`);
  start('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...tools], dir);
  const first = pass(dir, [...mutate, '!src/**/*.test.ts', '!src/**/testing/**'], SLOW);
  const left = places(first);
  tell(first, left.length > 0 ? pass(dir, left, []) : { files: {} });
  rmSync(dir, { recursive: true, force: true });
});
