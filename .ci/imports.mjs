// Refuses an import against the table of rooms: data goes one way through the house, and the part that computes
// knows neither page nor terminal. A room is a folder right below src/.
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lineOf, programs, walk } from './source.mjs';

// rooms: the other rooms it may import from; 'types' means by `import type` alone.
// packages: the npm packages it may import; ANY means all. node: whether it may import Node's own modules.
const ANY = 'any';
const TYPES = 'types';
export const table = {
  arch: { rooms: {}, packages: [] },
  scenario: { rooms: { arch: ANY }, packages: ['valibot', 'fflate'] },
  policy: { rooms: { arch: ANY, scenario: TYPES }, packages: [] },
  resolve: { rooms: { arch: ANY, scenario: ANY, policy: ANY }, packages: [] },
  formats: { rooms: { arch: ANY, scenario: ANY }, packages: ['valibot', 'fflate'] },
  offline: { rooms: {}, packages: [] },
  worker: { rooms: { arch: ANY, scenario: ANY, policy: ANY, resolve: ANY, formats: ANY }, packages: [] },
  store: { rooms: { arch: ANY, scenario: ANY, worker: ANY, resolve: TYPES, formats: TYPES }, packages: ANY },
  ui: {
    rooms: { arch: ANY, store: ANY, scenario: TYPES, policy: TYPES, resolve: TYPES, formats: TYPES },
    packages: ANY,
  },
  cli: {
    rooms: { arch: ANY, scenario: ANY, policy: ANY, resolve: ANY, formats: ANY },
    packages: [],
    node: true,
  },
};

export const isTest = (file) => /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file);
export const roomOf = (file) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : undefined);
const packageOf = (name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

/** Every module that a program names, as {name, typeOnly, start}; name undefined where it is not a literal. */
export function importsOf(program) {
  const found = [];
  // A template without a hole is a literal too.
  const text = (node) =>
    node?.type === 'TemplateLiteral' && node.expressions.length === 0
      ? node.quasis[0].value.cooked
      : node?.value;
  const add = (node, source, typeOnly = false) =>
    found.push({ name: text(source), typeOnly, start: node.start });
  const isMeta = (node, property) =>
    node?.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.name === property;
  const visitors = {
    // `import { type A } from` keeps the import at run time, so only `import type` counts as a type's.
    ImportDeclaration: (node) => add(node, node.source, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node, node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => node.source && add(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => add(node, node.source),
    TSImportType: (node) => add(node, node.source ?? node.argument?.literal ?? node.argument, true),
    TSExternalModuleReference: (node) => add(node, node.expression),
    NewExpression: (node) =>
      node.callee.name === 'URL' && isMeta(node.arguments[1], 'url') && add(node, node.arguments[0]),
    CallExpression(node) {
      if (node.callee.name === 'require') add(node, node.arguments[0]);
      if (!isMeta(node.callee, 'glob')) return;
      const [first] = node.arguments;
      for (const pattern of first?.type === 'ArrayExpression' ? first.elements : [first]) add(node, pattern);
    },
  };
  walk(program, (node) => visitors[node.type]?.(node));
  return found;
}

/** Why `file` (a path below src/) may not import `name`, or undefined where it may. */
export function refusal(file, name, typeOnly) {
  if (isTest(file)) return undefined;
  const room = roomOf(file);
  const rules = table[room];
  if (!rules) return `src/${room ?? file} is not a room of the table`;
  if (typeof name !== 'string') return 'the module is not named by a literal, so it cannot be checked';

  const path = name.replace(/[?#].*$/, '');
  if (!/^\.{0,2}(\/|$)/.test(path)) {
    if (isBuiltin(path)) return rules.node ? undefined : `${room} may not import Node's own modules`;
    if (rules.packages === ANY || rules.packages.includes(packageOf(path))) return undefined;
    return `${room} may import ${rules.packages.length ? `only the packages ${rules.packages.join(', ')}` : 'no package'}`;
  }

  const below = path.startsWith('/') ? path.slice(1) : posix.join('src', posix.dirname(file), path);
  const target = posix.relative('src', below);
  if (target.startsWith('..')) return 'it lies outside src/';
  if (isTest(target) || isTest(`${target}.ts`)) return 'only a test may import a test or a testing/ helper';
  const other = roomOf(`${target}/`);
  if (other === room || rules.rooms[other] === ANY) return undefined;
  if (rules.rooms[other] !== TYPES) {
    const list = Object.entries(rules.rooms).map(([to, how]) => (how === TYPES ? `${to} (types)` : to));
    return `${room} may import ${list.length ? `only from ${list.join(', ')}` : 'from no other room'}`;
  }
  return typeOnly ? undefined : `${room} may import only types from ${other}: write \`import type\``;
}

async function main() {
  let files = 0;
  let refused = 0;
  for await (const { file, code, program } of programs()) {
    files++;
    for (const { name, typeOnly, start } of importsOf(program)) {
      const why = refusal(file, name, typeOnly);
      if (!why) continue;
      refused++;
      console.log(`src/${file}:${lineOf(code, start)}: import of '${name ?? '?'}' refused: ${why}`);
    }
  }
  console.log(`${files} files, ${refused} imports refused`);
  process.exit(refused || files === 0 ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
