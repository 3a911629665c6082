/** Everything that a visitor reads lies in `words/`: a second language is a second set of these files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

/** Attributes and properties whose text is read or heard. */
const READ = new Set([
  'title',
  'label',
  'alt',
  'placeholder',
  'summary',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);
/** Two letters in a row are a word; numbers and the names of registers and bits are the same in every language. */
const isWord = (text: unknown): boolean =>
  typeof text === 'string' && /\p{L}{2}/u.test(text.replace(/\b0x[\da-f_]+|\b[A-Z][A-Z0-9_]*(?![a-z])/g, ''));

/** The literal texts of a node that stands where text is read. */
function literals(node: Node | null | undefined): string[] {
  if (!node) return [];
  if (node.type === 'Literal') return isWord(node.value) ? [String(node.value)] : [];
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as { value: { cooked: string } }[];
    return quasis.map(({ value }) => value.cooked).filter(isWord);
  }
  if (node.type === 'ConditionalExpression')
    return [...literals(node.consequent as Node), ...literals(node.alternate as Node)];
  if (node.type === 'LogicalExpression') return literals(node.right as Node);
  return [];
}

/** Every literal text of a file that a visitor would read. */
function read(program: Node): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const one = node as Node;
    let texts: string[] = [];
    if (one.type === 'JSXText' && isWord(one.value)) texts = [String(one.value).trim()];
    if (one.type === 'JSXElement' || one.type === 'JSXFragment') {
      for (const child of one.children as Node[])
        if (child.type === 'JSXExpressionContainer') texts.push(...literals(child.expression as Node));
    }
    if (one.type === 'JSXAttribute' && READ.has(String((one.name as Node).name))) {
      const value = one.value as Node | null;
      texts = literals(value?.type === 'JSXExpressionContainer' ? (value.expression as Node) : value);
    }
    // Elements that are made without JSX, and notices.
    if (one.type === 'AssignmentExpression') {
      const { name } = ((one.left as Node).property ?? {}) as Partial<Node>;
      if (['textContent', 'title', 'ariaLabel', 'innerText'].includes(String(name)))
        texts = literals(one.right as Node);
    }
    for (const text of texts) found.push({ text, start: one.start });
    for (const value of Object.values(one)) walk(value);
  };
  walk(program);
  return found;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.|(^|\/)(words|testing)\//.test(file),
);

it('looks at every file of the page', () => expect(files.length).toBeGreaterThan(150));

it.each(files)('%s has no text of its own', (file) => {
  const path = join(root, file);
  const code = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, code);
  expect(errors).toEqual([]);
  const texts = read(program as unknown as Node).map(
    ({ text, start }) => `${relative(root, path)}:${code.slice(0, start).split('\n').length} ${text}`,
  );
  expect(texts).toEqual([]);
});
