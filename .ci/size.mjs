// The budget of what a visitor downloads, gzipped: the script that the page waits for, and the worker.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './lib.mjs';

const budget = { 'first load': 180_000, worker: 40_000 };

const dist = join(root, 'dist');
const html = readFileSync(join(dist, 'index.html'), 'utf8');
// The entry and what it imports at once: the build writes both into the page.
const tags = html.match(/<script[^>]*\ssrc="[^"]+"|<link[^>]*rel="modulepreload"[^>]*>/g) ?? [];
const first = new Set(tags.map((tag) => tag.match(/(?:src|href)="(?:\.?\/)?([^"]+)"/)?.[1]));

function part(file) {
  if (/worker[^/]*\.js$/.test(file)) return 'worker';
  if (first.has(file)) return 'first load';
  if (file.endsWith('.js')) return 'later';
  return file.endsWith('.css') ? 'style' : undefined;
}

const files = readdirSync(dist, { recursive: true }).map((file) => file.replaceAll('\\', '/'));
const rows = files
  .map((file) => ({ file, part: part(file) }))
  .filter((row) => row.part)
  .map((row) => ({ ...row, size: gzipSync(readFileSync(join(dist, row.file)), { level: 9 }).length }))
  .sort((a, b) => a.part.localeCompare(b.part) || b.size - a.size);

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
for (const row of rows) console.log(`${row.part.padEnd(11)}${kB(row.size)}  ${row.file}`);

let failed = false;
for (const [name, limit] of Object.entries(budget)) {
  const size = rows.filter((row) => row.part === name).reduce((sum, row) => sum + row.size, 0);
  // Nothing found is no success: then the names have changed and the budget measures nothing.
  const verdict = size === 0 ? ': NOT FOUND' : size >= limit ? ': TOO BIG' : '';
  console.log(`${name}: ${kB(size).trim()} of ${kB(limit).trim()} gzipped${verdict}`);
  if (verdict) failed = true;
}
process.exit(failed ? 1 : 0);
