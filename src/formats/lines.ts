/** From a text to its lines: line ends, quoted-printable mail, sides of a diff, lines that lost their ends. */
import { decodeQuotedPrintable, isQuotedPrintable } from './damage';
import { type KnownLine, KnownLines } from './known-lines';
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
  /** It stood in the text before. */
  readonly known?: KnownLine;
  /** Lines that a mailer cut off this one; their words are in `pieces`. */
  readonly rest?: readonly { readonly number: number; readonly text: string }[];
  /** Why the line is not looked at. */
  readonly skipped?: { readonly status: 'noise' | 'unknown'; readonly why: string };
}

const RETURN = 13;

// `>` alone is a mail's quote, and prose may begin with `<`: both sides must hold what looks like a dump.
const SIDE = String.raw`.{0,80}(?:MTRR|base|e820|reg\d|mask|MSR|disabled|write-|uncach|\[ {0,4}\d)`;
const OLD_FILE = new RegExp(`^< ${SIDE}`, 'm');
const NEW_FILE = new RegExp(`^> ${SIDE}`, 'm');

/** Is the text the output of diff(1) on two logs? Then it holds two machines, told apart by `<` and `>`. */
export function isDiff(text: string): boolean {
  // A word is found faster than a pattern that may stand at any line, and most texts have none of it.
  if (!text.startsWith('< ') && !text.includes('\n< ')) return false;
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
  const lines = new PhysicalLines(text, hint);
  let held = lines.next();
  for (let line = lines.next(); held && line; line = lines.next()) {
    if (isWrapped(held, line)) {
      const rest = [...(held.rest ?? []), { number: line.number, text: line.text }];
      const { known: _, ...first } = held;
      held = { ...first, pieces: [`${held.pieces[0]} ${line.pieces[0]}`], rest };
      continue;
    }
    yield held;
    held = line;
  }
  if (held) yield held;
}

function isWrapped(held: TextLine, { pieces }: TextLine): boolean {
  if (held.dull || held.pieces.length !== 1 || pieces.length !== 1) return false;
  return goesOn(held.pieces[0] as string, pieces[0] as string);
}

/** The lines as they stand, in one pass. */
class PhysicalLines {
  private readonly text: string;
  private readonly quoted: boolean;
  private readonly diff: boolean;
  private readonly known = new KnownLines();
  private number = 0;
  private at = 0;

  constructor(
    given: string,
    private readonly hint: RegExp,
  ) {
    this.text = given.includes('\n') ? given : given.replaceAll('\r', '\n');
    this.quoted = isQuotedPrintable(this.text);
    this.diff = isDiff(this.text);
  }

  next(): TextLine | undefined {
    if (this.at >= this.text.length) return undefined;
    const start = this.at;
    let line = this.cut();
    const first = this.number;
    if (this.quoted) {
      // Soft line ends are undone before anything else: they stand inside words.
      const parts: string[] = [];
      while (line.endsWith('=') && this.at < this.text.length) {
        parts.push(line.slice(0, -1));
        line = this.cut();
      }
      line = decodeQuotedPrintable(parts.join('') + line);
    }
    return this.lineOf(first, line, start);
  }

  private cut(): string {
    const { text, at } = this;
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    this.at = end + 1;
    this.number++;
    return text.slice(at, text.charCodeAt(end - 1) === RETURN ? end - 1 : end);
  }

  /** Of a diff only the first file's lines are handed on. */
  private lineOf(number: number, text: string, start: number): TextLine {
    if (text.length > MAX_LINE) {
      const why = `the line has more than ${MAX_LINE} characters and is not looked at`;
      return { number, text, start, pieces: [], skipped: { status: 'unknown', why } };
    }
    if (this.diff && text.startsWith('> ')) {
      const why = 'from the second file of the diff: another machine, or another boot';
      return { number, text, start, pieces: [], skipped: { status: 'noise', why } };
    }
    const known = this.known.get(text);
    if (known) return { number, text, start, pieces: known.pieces, dull: known.dull, known };
    const { pieces, dull } = this.look(bodyOf(this.diff && text.startsWith('< ') ? text.slice(2) : text));
    this.known.add(text, { pieces, dull });
    return { number, text, start, pieces, dull };
  }

  private look(body: string): KnownLine {
    // Several lines in one begin with a time each: the hint is of one line.
    if (!this.hint.test(body) && !hasTime(body)) return { pieces: [body], dull: true };
    const pieces = splitJoined(body);
    return { pieces: pieces.length > 1 ? pieces.map(stripPrefixes) : pieces, dull: false };
  }
}
