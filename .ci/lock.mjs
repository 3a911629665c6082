// Holds package-lock.json against what makes `npm ci` fail elsewhere. npm writes a lock without an optional
// platform binary that it could not find and calls it a success; the next `npm ci` then refuses that lock.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib.mjs';

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const { packages } = read('package-lock.json');
const own = read('package.json');
const problems = [];

/** Whether Node's look-up from `path` upwards finds an entry for `name`. */
function isLocked(path, name) {
  for (let at = path; ; ) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (!at) return false;
    const parent = at.lastIndexOf('/node_modules/');
    at = parent < 0 ? '' : at.slice(0, parent);
  }
}

for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {}))
    if (!isLocked(path, name)) problems.push(`${name}, optional in ${path || 'package.json'}, has no entry`);
  if (entry.resolved?.startsWith('http')) problems.push(`${path} names its registry: ${entry.resolved}`);
}
for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) problems.push(`package.json: ${name} is not pinned: ${version}`);
  if (packages[`node_modules/${name}`]?.version !== version)
    problems.push(`${name}@${version} is not locked`);
}

for (const problem of problems) console.log(`package-lock.json: ${problem}`);
console.log(
  problems.length
    ? `${problems.length} problems`
    : `lock complete, ${Object.keys(packages).length - 1} packages`,
);
process.exit(problems.length ? 1 : 0);
