// Refuses what turns text into markup or script: a link, a dump or a name of a scenario must never become either.
// The page's security policy stops script as well; this stops the mistake before it is built.
import { lineOf, parse, programs, walk } from './source.mjs';

const MEMBERS = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const CALLS = new Set(['insertAdjacentHTML', 'createContextualFragment', 'parseFromString', 'setHTMLUnsafe']);
const GLOBALS = new Set(['eval', 'Function']);

const nameOf = (node) => node?.property?.name ?? node?.property?.value;

/** What is wrong with a node, or undefined. */
function sinkOf(node) {
  switch (node.type) {
    case 'AssignmentExpression':
      return MEMBERS.has(nameOf(node.left)) ? `assigns ${nameOf(node.left)}` : undefined;
    case 'JSXAttribute': {
      const name = node.name.name;
      return name === 'dangerouslySetInnerHTML' || name === 'srcDoc' ? `sets ${name}` : undefined;
    }
    case 'NewExpression':
    case 'CallExpression': {
      if (GLOBALS.has(node.callee.name)) return `calls ${node.callee.name}`;
      const name = nameOf(node.callee);
      if (CALLS.has(name)) return `calls ${name}`;
      if (name === 'write' && node.callee.object?.name === 'document') return 'calls document.write';
      // d3's selection.html(text)
      if (name === 'html' && node.arguments.length > 0) return 'calls html()';
      const timer = node.callee.name === 'setTimeout' || node.callee.name === 'setInterval';
      const first = node.arguments[0]?.type;
      return timer && (first === 'Literal' || first === 'TemplateLiteral')
        ? `gives text to ${node.callee.name}`
        : undefined;
    }
    case 'Literal':
      return /^\s*javascript:/i.test(node.value) ? 'holds a javascript: address' : undefined;
    default:
      return undefined;
  }
}

/** One line for each sink: a check that no longer sees one of them is worth nothing. */
const SAMPLES = [
  'a.innerHTML = b',
  'a["outerHTML"] = b',
  'a.srcdoc = b',
  'a.insertAdjacentHTML("x", b)',
  'document.write(a)',
  'select(a).html(b)',
  'new DOMParser().parseFromString(a, b)',
  'eval(a)',
  'new Function(a)',
  'setTimeout("a()")',
  'a.href = "javascript:b"',
  '<p dangerouslySetInnerHTML={a} />',
  '<iframe srcDoc={a} />',
];
for (const sample of SAMPLES) {
  let seen = false;
  walk(await parse('sample.tsx', sample), (node) => {
    if (sinkOf(node)) seen = true;
  });
  if (!seen) throw new Error(`the check does not see: ${sample}`);
}

let files = 0;
let found = 0;
for await (const { file, code, program } of programs()) {
  files++;
  walk(program, (node) => {
    const why = sinkOf(node);
    if (!why) return;
    found++;
    console.log(`src/${file}:${lineOf(code, node.start)}: ${why}`);
  });
}
console.log(`${files} files, ${found} dangerous sinks`);
process.exit(found || files === 0 ? 1 : 0);
