// Helpers of the scripts in this folder. They run before anything is installed, so nothing here may import
// from node_modules at the top of a file; a dependency is imported dynamically, after ensureDeps().
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A reason to stop that a person can act on: shown as it is, without a stack trace. */
export class Stop extends Error {}

const t0 = Date.now();
let sayTo = process.stdout;
/** One line of progress with the seconds since the start. */
export const say = (message) => sayTo.write(`[${((Date.now() - t0) / 1000).toFixed(1)}s] ${message}\n`);
/** For a command whose stdout is its result: progress goes to stderr. */
export const sayToStderr = () => {
  sayTo = process.stderr;
};

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) throw new Stop(`Node ${process.versions.node} does not fit: 20.19+, 22.12+ or 24+ is needed.`);
}

/**
 * The environment for what we start. NODE_ENV=production or `npm --omit=dev start` would otherwise leak into a
 * nested npm, which then leaves out the build tools.
 */
export function cleanEnv() {
  const leaks =
    /^npm_(config_(omit|include|production|only|global|prefix|local_prefix|dry_run|ignore_scripts|workspace|package_lock|loglevel)|lifecycle|package|command)/i;
  const env = { ...process.env };
  for (const key of Object.keys(env)) if (leaks.test(key)) delete env[key];
  delete env.NODE_ENV;
  return env;
}

function npm(args) {
  const options = { cwd: root, stdio: ['ignore', sayTo.fd, 'inherit'], env: cleanEnv() };
  const cli = process.env.npm_execpath; // set when npm started us: its own JS, so no shell and no npm.cmd
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

const readJson = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const sameKeys = (a = {}, b = {}) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/**
 * Why node_modules is not what package-lock.json asks for, or undefined where it is. npm writes its own record
 * (.package-lock.json) as the last step of an install, so an interrupted one is noticed too.
 */
function staleDeps() {
  if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) return 'no dependencies yet';
  const { packages: want } = readJson('package-lock.json');
  const { packages: have } = readJson('node_modules', '.package-lock.json');
  const own = readJson('package.json');
  for (const kind of ['dependencies', 'devDependencies'])
    if (!sameKeys(own[kind], want[''][kind])) return 'package.json and package-lock.json differ';
  for (const [path, entry] of Object.entries(want))
    if (path && !entry.optional && have[path]?.version !== entry.version)
      return 'dependencies are out of date';
  for (const [path, entry] of Object.entries(have)) {
    if (want[path]?.version !== entry.version) return 'dependencies are out of date';
    const foreign = (list, mine) => list && !list.includes(mine);
    if (foreign(entry.os, process.platform) || foreign(entry.cpu, process.arch))
      return 'dependencies were installed for another platform';
  }
  return undefined;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs `work` while no other process does so for this checkout: two installs at once break each other. */
function alone(work) {
  const lock = join(tmpdir(), `gpatlas-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`);
  for (let waiting = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') break; // no place for a lock: go on without
      const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (owner && !isAlive(owner)) {
        rmSync(lock, { force: true });
        continue;
      }
      if (!waiting) say(`waiting for the install of process ${owner} (${lock})`);
      waiting = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Makes node_modules what package-lock.json says; does nothing where it already is. */
export function ensureDeps() {
  if (!staleDeps()) return;
  alone(() => {
    const why = staleDeps();
    if (!why) return; // another run has just done it
    say(`${why}: npm ci`);
    const result = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (result.error) throw new Stop(`npm could not be started (${result.error.message}). Is npm installed?`);
    if (result.status !== 0)
      throw new Stop(
        'npm ci failed: its own message is above. It needs the npm registry, or an npm cache that holds every package of package-lock.json; this cannot go on offline without one.',
      );
    say('dependencies are in');
  });
}

/** Runs a package's own JS entry with this Node: no shell, and no npx that might download another version. */
export function tool(pkg, bin, args, env = {}) {
  return node([join(root, 'node_modules', pkg, bin), ...args], env);
}

/** Runs Node with these arguments in the checkout; the exit status, 1 where a signal ended it. */
export function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...cleanEnv(), ...env },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A port of this machine that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** npm does not pass SIGTERM on to what it runs: when the parent goes, go too instead of keeping the port. */
export function leaveWithParent() {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid === parent) return;
    say('the parent process is gone: stopping');
    process.exit(0);
  };
  setInterval(watch, 500).unref();
}

/** A Chromium named by the environment, else one of the system's; undefined where there is none. */
export function systemChromium() {
  if (process.env.USE_PLAYWRIGHT_BROWSER) return undefined;
  const usual = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
  const paths = [process.env.CHROMIUM_PATH, ...usual.map((name) => `/usr/bin/${name}`)];
  return paths.find((path) => path && existsSync(path));
}

/** A Firefox of the system. */
export function systemFirefox() {
  const paths = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  return paths.find((path) => path && existsSync(path));
}

/** Has Playwright a Firefox or WebKit of its own here? They are used where they are, and never asked for. */
export function ownBrowser(name) {
  const cache = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: join(homedir(), 'AppData', 'Local'),
  };
  const dir =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(cache[process.platform] ?? join(homedir(), '.cache'), 'ms-playwright');
  return existsSync(dir) && readdirSync(dir).some((entry) => entry.startsWith(`${name}-`));
}

/** Says in which engines the page is tested besides Chromium. */
export function sayOtherBrowsers() {
  const firefox = systemFirefox() ?? (ownBrowser('firefox') ? "Playwright's own" : undefined);
  say(`browser: ${firefox ? `Firefox too: ${firefox}` : 'no Firefox here, so it is left out'}`);
  say(
    `browser: ${ownBrowser('webkit') ? "WebKit too: Playwright's own" : 'no WebKit here, so it is left out'}`,
  );
}

const isRoot = process.getuid?.() === 0;

function installDebianChromium() {
  const apt = (args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt(['update']);
  // The fonts too: without any, text has no width and screenshots show boxes.
  const packages = ['chromium', 'fonts-dejavu-core'];
  apt(['install', '-y', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0', ...packages]);
}

/** Finds or installs a Chromium for the tests, from the cheapest way to the dearest. */
export async function ensureBrowser() {
  const system = systemChromium();
  if (system) return say(`browser: ${system}`);

  const { chromium } = await import('@playwright/test');
  const hasOwn = () => existsSync(chromium.executablePath());
  if (!hasOwn()) {
    say('no browser yet: playwright install chromium');
    spawnSync(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'ignore'],
      timeout: 180_000,
    });
  }
  if (hasOwn()) return say(`browser: Playwright's own`);

  const isDebian = existsSync('/etc/debian_version');
  if (isDebian && isRoot && !process.env.USE_PLAYWRIGHT_BROWSER) {
    say('that did not work; this is Debian and we are root: apt-get install chromium fonts-dejavu-core');
    installDebianChromium();
    if (systemChromium()) return say(`browser: ${systemChromium()}`);
  }
  throw new Stop(
    [
      'No Chromium, and none could be installed.',
      isDebian && !isRoot
        ? 'Not root, so apt-get was not tried: run `apt-get install chromium` as root.'
        : '',
      'Install Chromium or Chrome, or run `node node_modules/@playwright/test/cli.js install chromium` where there is a network, or set CHROMIUM_PATH.',
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/** A folder for caches and reports that git, biome and a fresh install all leave alone or wipe. */
export function cacheDir(name) {
  const dir = join(root, 'node_modules', '.cache', name);
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Runs a script's main function: a Stop is told plainly, anything else with its stack. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exit(1);
  }
}
