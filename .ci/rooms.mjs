// The picture of the rooms in the README, drawn from the imports that are really there. Without an argument it is only
// checked; with --write it is drawn anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsOf, isTest, roomOf, table } from './imports.mjs';
import { root } from './lib.mjs';
import { programs } from './source.mjs';

const BEGIN = '<!-- rooms: drawn by `npm run rooms` from the imports of the code -->';
const END = '<!-- /rooms -->';

/** Rooms that a room imports from, with whether anything but types comes from there. */
async function arrows() {
  const found = new Map(Object.keys(table).map((room) => [room, new Map()]));
  for await (const { file, program } of programs()) {
    if (isTest(file)) continue;
    const room = roomOf(file);
    for (const { name, typeOnly } of importsOf(program)) {
      if (!name?.startsWith('.')) continue;
      const other = roomOf(posix.join(posix.dirname(file), name));
      if (!found.has(other) || other === room) continue;
      found.get(room).set(other, found.get(room).get(other) || !typeOnly);
    }
  }
  return found;
}

/** A diagram that hosts of repositories draw. What comes through another room is left out: the picture shows the way. */
async function picture() {
  const found = await arrows();
  const names = Object.keys(table);
  const lines = ['```mermaid', 'flowchart LR', ...names.map((name) => `  ${name}[src/${name}]`)];
  for (const to of names)
    for (const from of names) {
      const values = found.get(to).get(from);
      if (values !== undefined) lines.push(`  ${from} ${values ? '-->' : '-.->'} ${to}`);
    }
  return [...lines, '```'].join('\n');
}

const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');
const begin = readme.indexOf(BEGIN);
const end = readme.indexOf(END);
if (begin < 0 || end < begin) {
  console.log(`README.md has no place for the picture: ${BEGIN} ... ${END}`);
  process.exit(1);
}
const drawn = `${readme.slice(0, begin + BEGIN.length)}\n${await picture()}\n${readme.slice(end)}`;
if (drawn === readme) console.log('the picture of the rooms is what the code is');
else if (process.argv.includes('--write')) {
  writeFileSync(path, drawn);
  console.log('the picture of the rooms is drawn anew');
} else {
  console.log('the picture of the rooms in README.md is not what the code is: npm run rooms');
  process.exit(1);
}
