// `npm run mutants -- src/policy/xen.ts ...`: changes the code of arch, policy and resolve in small ways, one at a time, and
// counts how many of these mutants the tests of these rooms notice; `--slow` tries the properties and whole walks too, on
// those that the quick tests left.
// A well-known tool makes the mutants, all of them in one copy of the code, to be switched on one by one. Its own way of
// running the tests took hours, since it imports the house anew for each mutant: here they are one file in a process that
// goes on. By hand, not in CI. The tool is installed into the copy, so that nobody pays for it with each install.
import { fork, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, cleanEnv, ensureDeps, root, run, Stop, say } from './lib.mjs';

/** The last one that runs on every Node that we support. */
const INSTRUMENTER = '@stryker-mutator/instrumenter@9.5.1';
const ROOMS = ['arch', 'policy', 'resolve'];
/** Properties and whole walks take most of the time. */
const SLOW = ['brute-force', 'properties', 'explain', 'reasons/reasons'].map((name) => `/${name}.test.ts`);
/** Milliseconds without a sign of life after which a mutant counts as endless, and so as noticed: with quick and slow tests. */
const SILENCE = { quick: 10_000, slow: 120_000 };

const filesOf = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(dir, entry.name)) : [join(dir, entry.name)],
  );
const isCode = (file) => /\.ts$/.test(file) && !/\.test\.ts$|\/testing\//.test(file);

/** A copy of what the tests need, with the tool in it. */
function prepare(dir) {
  mkdirSync(dir, { recursive: true });
  for (const entry of ['src', 'node_modules', '.ci', 'package.json'])
    cpSync(join(root, entry), join(dir, entry), { recursive: true, verbatimSymlinks: true });
  const args = ['install', '--no-save', '--no-audit', '--no-fund', INSTRUMENTER, 'typed-inject'];
  const options = { cwd: dir, stdio: 'inherit', env: cleanEnv(), shell: process.platform === 'win32' };
  if (spawnSync('npm', args, options).status !== 0) throw new Stop(`${INSTRUMENTER} could not be installed`);
}

/** Puts every mutant into the copy's files, behind a switch each. */
async function instrument(dir, files) {
  const load = (name) => import(pathToFileURL(join(dir, 'node_modules', name)).href);
  const { createInstrumenter } = await load('@stryker-mutator/instrumenter/dist/src/index.js');
  const { createInjector } = await load('typed-inject/dist/src/index.js');
  const quiet = () => undefined;
  const logger = { isDebugEnabled: () => false, isTraceEnabled: () => false, isInfoEnabled: () => false };
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) logger[level] = quiet;
  const injector = createInjector().provideValue('logger', logger);
  const given = files.map((file) => ({
    name: join(dir, file),
    content: readFileSync(join(dir, file), 'utf8'),
    mutate: true,
  }));
  // Sentences and names of sources are left alone: a test that holds their letters holds nothing else.
  const options = { plugins: null, excludedMutations: ['StringLiteral'], ignorers: [] };
  const result = await injector.injectFunction(createInstrumenter).instrument(given, options);
  // Its printer leaves out the parentheses of `(a as B) < c`, and `B<` then begins a list of types.
  for (const { name, content } of result.files)
    writeFileSync(name, content.replace(/ as [A-Z]\w*(?= <)/g, ''));
  return result.mutants
    .filter(({ statusReason, status }) => !statusReason && status !== 'Ignored')
    .map(({ id, fileName, location, replacement, replacementCode, mutatorName }) => ({
      id,
      file: relative(dir, fileName),
      start: location.start,
      text: replacementCode ?? replacement ?? '',
      mutatorName,
    }));
}

/** No name of a file: `tests` would be the tests.mjs of the round before. */
const ENTRY = 'virtual:tests';

/** All tests as one file. */
async function bundle(dir, tests) {
  const { build } = await import('vite');
  const entry = `${tests.map((file) => `import ${JSON.stringify(join(dir, file))};`).join('\n')}
    import { serve } from 'vitest';
    await serve();`;
  const result = await build({
    root: dir,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    resolve: {
      alias: [
        { find: 'vitest', replacement: join(dir, '.ci/mutants-vitest.mjs') },
        { find: /^fast-check$/, replacement: join(dir, '.ci/fast-check.mjs') },
      ],
    },
    plugins: [
      {
        name: 'tests',
        resolveId: (id) => (id === ENTRY ? '\0tests' : undefined),
        load: (id) => (id === '\0tests' ? entry : undefined),
        // A test that reads a file beside it finds it there.
        transform: (code, id) =>
          code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id.split('?')[0]).href)),
      },
    ],
    build: {
      ssr: true,
      target: 'node20',
      write: false,
      minify: false,
      rolldownOptions: { input: ENTRY, output: { codeSplitting: false } },
    },
  });
  const file = join(dir, 'tests.mjs');
  writeFileSync(file, [result].flat()[0].output[0].code);
  return file;
}

/**
 * Starts the tests in a process of their own. `ask` gives the next answer, undefined where there was none in time. What it
 * prints is an error of the tests, unless a mutant is on from the beginning.
 */
function start(file, env, wait, stderr = 'inherit') {
  const child = fork(file, [], {
    env: { ...process.env, MUTANTS: 'on', ...env },
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  const answer = () =>
    new Promise((resolve) => {
      const end = (message) => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        if (message === undefined) child.kill('SIGKILL');
        resolve(message);
      };
      let timer = setTimeout(() => end(undefined), wait);
      child.on('message', (message) => {
        if (!message.alive) return end(message);
        clearTimeout(timer);
        timer = setTimeout(() => end(undefined), wait);
      });
      child.once('exit', () => end(undefined));
    });
  return {
    answer,
    ask(id) {
      child.send({ id });
      return answer();
    },
    stop: () => child.kill(),
  };
}

/** Tries the mutants one after the other; marks each as `noticed` or not. */
async function tryAll(file, coverage, mutants, wait, done) {
  let child;
  for (let mutant = mutants.shift(); mutant; mutant = mutants.shift()) {
    if (mutant.atLoad) {
      const own = start(file, { __STRYKER_ACTIVE_MUTANT__: mutant.id }, wait, 'ignore');
      mutant.noticed = (await own.answer())?.noticed ?? true;
    } else {
      if (!child) {
        child = start(file, { MUTANT_COVERAGE: coverage }, wait);
        await child.answer();
      }
      const answer = await child.ask(mutant.id);
      mutant.noticed = answer?.noticed ?? true;
      if (!answer) child = undefined;
    }
    done(mutant);
  }
  child?.stop();
}

/** Tries mutants on tests, which must pass without any. `wait` as in SILENCE. */
async function round(dir, mutants, tests, wait) {
  const file = await bundle(dir, tests);
  const coverage = join(dir, 'coverage.json');
  rmSync(coverage, { force: true });
  const first = start(file, { MUTANT_COVERAGE: coverage }, 600_000);
  const found = await first.answer();
  first.stop();
  if (!found) throw new Stop('the tests do not pass without a mutant');
  const atLoad = new Set(found.atLoad);
  for (const mutant of mutants) mutant.atLoad = atLoad.has(mutant.id);
  // Those that need a process of their own at the end: the other ones are told sooner.
  const queue = [...mutants].sort((a, b) => a.atLoad - b.atLoad);
  let count = 0;
  const done = () => {
    if (++count % 100 === 0) say(`${count} of ${mutants.length}`);
  };
  await Promise.all([0, 1].map(() => tryAll(file, coverage, queue, wait, done)));
}

/** What is known to go unnoticed, and why: lines as they are told below, each group under a line that begins with `#`. */
const KNOWN = join(root, '.ci/survivors');
const known = new Set(
  readdirSync(KNOWN)
    .flatMap((name) => readFileSync(join(KNOWN, name), 'utf8').split('\n'))
    .filter((line) => line && !line.startsWith('#')),
);

/** One line a file, and each mutant that nothing noticed without its being known. */
function tell(mutants, dir) {
  const left = (list) => list.filter(({ noticed }) => !noticed);
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  let told = 0;
  for (const file of files) {
    const mine = mutants.filter((mutant) => mutant.file === file);
    console.log(`${file}: ${mine.length - left(mine).length} of ${mine.length}`);
    const lines = readFileSync(join(dir, 'before', file), 'utf8').split('\n');
    for (const { start: at, text, mutatorName } of left(mine)) {
      const line = `${file}: ${mutatorName} ${JSON.stringify(text)} in ${lines[at.line]?.trim()}`;
      if (known.has(line)) continue;
      told++;
      console.log(`  ${at.line + 1}:${at.column + 1}`);
      console.log(line);
    }
  }
  const lost = left(mutants).length;
  const noticed = mutants.length - lost;
  say(`${noticed} of ${mutants.length} noticed: ${((100 * noticed) / mutants.length).toFixed(1)} %`);
  say(`of the ${lost} others, ${lost - told} are known`);
}

await run(async () => {
  checkNode();
  ensureDeps();
  const given = process.argv.slice(2);
  const slow = given.includes('--slow');
  const named = given.filter((one) => one !== '--slow');
  const dir = join(tmpdir(), `gpatlas-mutants-${process.pid}`);
  say(`a copy in ${dir}`);
  prepare(dir);
  const all = ROOMS.flatMap((room) => filesOf(join(dir, 'src', room)).map((file) => relative(dir, file)));
  const files = named.length ? named : all.filter(isCode);
  for (const file of files) cpSync(join(dir, file), join(dir, 'before', file));
  const mutants = await instrument(dir, files);
  const isSlow = (test) => SLOW.some((one) => test.endsWith(one));
  const tests = all.filter((one) => one.endsWith('.test.ts'));
  say(`${mutants.length} mutants in ${files.length} files`);
  const quick = tests.filter((test) => !isSlow(test));
  await round(dir, mutants, quick, SILENCE.quick);
  tell(mutants, dir);
  if (slow) {
    const left = mutants.filter(({ noticed }) => !noticed);
    say(`the slow tests, on ${left.length}`);
    await round(dir, left, tests.filter(isSlow), SILENCE.slow);
    tell(mutants, dir);
  }
  rmSync(dir, { recursive: true, force: true });
});
