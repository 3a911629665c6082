/** From a text to its lines: line ends, quoted-printable mail, sides of a diff, lines that lost their ends. */
import { decodeQuotedPrintable, isQuotedPrintable } from './damage';
import { MAX_LINE } from './limits';
import { bodyOf, stripPrefixes } from './prefixes';
import { hasTime, splitJoined } from './split';
import { goesOn } from './wrap';

/** A line of the text. `pieces` are what a reader looks at: one, or several where line ends were lost. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  /** Where it begins, in characters of the text. */
  readonly start: number;
  readonly pieces: readonly string[];
  /** No format wants it. */
  readonly dull?: boolean;
  /** Lines that a mailer cut off this one; their words are in `pieces`. */
  readonly rest?: readonly { readonly number: number; readonly text: string }[];
  /** Why the line is not looked at. */
  readonly skipped?: { readonly status: 'noise' | 'unknown'; readonly why: string };
}

// `>` alone is a mail's quote, and prose may begin with `<`: both sides must hold what looks like a dump.
const SIDE = String.raw`.{0,80}(?:MTRR|base|e820|reg\d|mask|MSR|disabled|write-|uncach|\[ {0,4}\d)`;
const OLD_FILE = new RegExp(`^< ${SIDE}`, 'm');
const NEW_FILE = new RegExp(`^> ${SIDE}`, 'm');

/** Is the text the output of diff(1) on two logs? Then it holds two machines, told apart by `<` and `>`. */
export function isDiff(text: string): boolean {
  return OLD_FILE.test(text) && NEW_FILE.test(text);
}

/** Has a text more lines than `most`? Stops counting there. */
export function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (++lines > most) return true;
  }
  return false;
}

/** The lines of a text, those that a mailer wrapped as one. `hint` matches what any format wants. */
export function* linesOf(text: string, hint: RegExp): Generator<TextLine> {
  let held: TextLine | undefined;
  for (const line of physicalLines(text, hint)) {
    const [body] = line.pieces;
    if (
      held &&
      !held.dull &&
      held.pieces.length === 1 &&
      line.pieces.length === 1 &&
      goesOn(held.pieces[0] as string, body as string)
    ) {
      const rest = [...(held.rest ?? []), { number: line.number, text: line.text }];
      held = { ...held, pieces: [`${held.pieces[0]} ${body}`], rest };
      continue;
    }
    if (held) yield held;
    held = line;
  }
  if (held) yield held;
}

/** The lines as they stand, in one pass. Of a diff only the first file's lines are handed on. */
function* physicalLines(given: string, hint: RegExp): Generator<TextLine> {
  const text = given.includes('\n') ? given : given.replaceAll('\r', '\n');
  const quoted = isQuotedPrintable(text);
  const diff = isDiff(text);
  let number = 0;
  let at = 0;
  const next = (): string => {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    at = end + 1;
    number++;
    return line;
  };
  while (at < text.length) {
    const start = at;
    let line = next();
    const first = number;
    if (quoted) {
      // Soft line ends are undone before anything else: they stand inside words.
      const parts: string[] = [];
      while (line.endsWith('=') && at < text.length) {
        parts.push(line.slice(0, -1));
        line = next();
      }
      line = decodeQuotedPrintable(parts.join('') + line);
    }
    yield lineOf(first, line, start, { diff, hint });
  }
}

function lineOf(
  number: number,
  text: string,
  start: number,
  { diff, hint }: { diff: boolean; hint: RegExp },
): TextLine {
  if (text.length > MAX_LINE) {
    const why = `the line has more than ${MAX_LINE} characters and is not looked at`;
    return { number, text, start, pieces: [], skipped: { status: 'unknown', why } };
  }
  if (diff && text.startsWith('> ')) {
    const why = 'from the second file of the diff: another machine, or another boot';
    return { number, text, start, pieces: [], skipped: { status: 'noise', why } };
  }
  const body = bodyOf(diff && text.startsWith('< ') ? text.slice(2) : text);
  // Several lines in one begin with a time each: the hint is of one line.
  if (!hint.test(body) && !hasTime(body)) return { number, text, start, pieces: [body], dull: true };
  const pieces = splitJoined(body);
  return { number, text, start, pieces: pieces.length > 1 ? pieces.map(stripPrefixes) : pieces };
}
