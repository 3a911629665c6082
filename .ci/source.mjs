// The sources below src/, parsed: for the checks that read code.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './lib.mjs';

const below = join(root, 'src');

/**
 * Every source file, `file` as a path below src/. Throws for one that cannot be parsed.
 * @returns {AsyncGenerator<{file: string, code: string, program: object}>}
 */
export async function* programs() {
  for (const path of sources(below)) {
    const file = relative(below, path).split(sep).join('/');
    const code = readFileSync(path, 'utf8');
    yield { file, code, program: await parse(file, code) };
  }
}

/**
 * The syntax tree of a piece of code; the name's ending says which language it is.
 * @returns {Promise<object>}
 */
export async function parse(name, code) {
  const { parseSync } = await import('vite');
  const { program, errors } = parseSync(name, code);
  if (errors.length) throw new Error(`${name} cannot be parsed: ${errors[0].message}`);
  return program;
}

/** Calls `visit` for a node and for all that is in it. */
export function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
    return;
  }
  if (typeof node?.type !== 'string') return;
  visit(node);
  for (const child of Object.values(node)) if (child && typeof child === 'object') walk(child, visit);
}

/** The number of the line that an offset lies in, from 1. */
export const lineOf = (code, offset) => code.slice(0, offset).split('\n').length;

function sources(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : sources(join(dir, entry.name));
    return /\.[cm]?[jt]sx?$/.test(entry.name) ? [join(dir, entry.name)] : [];
  });
}
