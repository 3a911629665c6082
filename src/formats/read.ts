/** From a pasted text to a scenario. The formats are found by themselves, line by line; several may be in one text. */
import { boundedSentences, MAX_LINES, MAX_LISTED, MAX_SHOWN, MAX_TEXT } from './limits';
import { hasMoreLines, isDiff, linesOf, type TextLine } from './lines';
import { mergeStatements } from './merge';
import { ranked } from './rank';
import { FORMATS } from './registry';
import type {
  Format,
  LineFormat,
  LineReader,
  LineReport,
  Reading,
  ReadOptions,
  Statement,
  Status,
  Verdict,
  WholeFormat,
} from './types';

const NOISE: Verdict = { status: 'noise' };
const ALL_NOISE: readonly Verdict[] = [NOISE];

interface Open {
  readonly format: LineFormat;
  readonly reader: LineReader;
  /** Number of its first line, 0 before. */
  first: number;
  /** Number of the last line that it read. */
  last: number;
}

/** What any of the formats wants. */
function hintOf(formats: readonly Format[]): RegExp {
  const hints = formats.flatMap((format) => ('hint' in format ? [format.hint.source] : []));
  // Of formats that are whole texts alone no line is wanted.
  return new RegExp(hints.join('|') || '$^');
}
const ANY_HINT = hintOf(FORMATS);

/** How many lines are read between two signs of life. */
const STRIDE = 1024;

/** Reads a dump. Answers for every string, in time linear in its length; throws nothing. */
export function readDump(text: string, options: ReadOptions): Reading {
  const steps = readingSteps(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, each of a few milliseconds: yields which part of the text is done, from 0 to 1. */
export function* readingSteps(text: string, options: ReadOptions): Generator<number, Reading> {
  if (text.length > MAX_TEXT)
    return refusal(
      `The text has more than ${MAX_TEXT / 1024 / 1024} million characters: cut it down to the dump.`,
    );
  const formats = FORMATS.filter(({ id }) => options.format === undefined || id === options.format);
  for (const format of formats) {
    const reading = 'whole' in format ? (format as WholeFormat).whole(text, options) : undefined;
    if (reading) return reading;
  }
  if (hasMoreLines(text, MAX_LINES))
    return refusal(`The text has more than ${MAX_LINES} lines: cut it down to the dump.`);
  const lists = new Lists();
  const open = formats.flatMap((f): Open[] =>
    'reader' in f ? [{ format: f, reader: f.reader(), first: 0, last: 0 }] : [],
  );
  for (const line of linesOf(text, options.format === undefined ? ANY_HINT : hintOf(formats))) {
    if (line.number % STRIDE === 0) yield Math.min(line.start / text.length, 1);
    if (line.dull) {
      if (line.pieces[0] !== '') for (const { reader } of open) reader.other?.();
      lists.add(line, ALL_NOISE);
    } else
      lists.add(
        line,
        line.skipped ? [{ ...line.skipped }] : line.pieces.map((body) => verdictOn(line, body, open)),
      );
  }
  const found = open.filter((o) => o.first > 0).sort((a, b) => a.first - b.first);
  const statements = found.flatMap(({ reader, first, last }): Statement[] => {
    const statement = reader.end();
    return statement ? [{ ...statement, place: { first, last } }] : [];
  });
  return readingOf(text, lists, found, statements, options.policy);
}

function verdictOn({ number, text }: TextLine, body: string, open: readonly Open[]): Verdict {
  if (body === '') return NOISE;
  let noise: Verdict | undefined;
  for (const one of open) {
    if (!one.format.hint.test(body)) {
      one.reader.other?.();
      continue;
    }
    const verdict = one.reader.line({ number, body, text });
    if (!verdict) continue;
    if (one.first === 0) one.first = number;
    if (verdict.status === 'read') one.last = number;
    // A heading such as `CPU 0` means something to several formats.
    if (verdict.status !== 'noise' || verdict.why !== undefined) return verdict;
    noise ??= verdict;
  }
  return noise ?? NOISE;
}

function readingOf(
  text: string,
  lists: Lists,
  found: readonly Open[],
  statements: readonly Statement[],
  policy: string,
): Reading {
  const merged = mergeStatements(statements, policy);
  const { lines, counts } = lists.report();
  const known = new Set(statements.map((s) => s.format));
  const mapped = ranked(statements).find((s) => s.outcome);
  const leaves = statements.flatMap((s) => s.leaves ?? []);
  const covered = statements.find((s) => s.covered !== undefined)?.covered;
  if (isDiff(text))
    merged.assumed.unshift('The text is a diff of two logs: only the lines of the first (<) are read.');
  return {
    formats: found.map((o) => o.format.id).filter((id) => known.has(id)),
    ...(merged.doc ? { doc: merged.doc } : { error: errorOf(counts, statements.length, leaves.length) }),
    lines,
    counts,
    assumed: boundedSentences(merged.assumed),
    differences: boundedSentences(merged.differences),
    ...(mapped?.outcome ? { outcome: [...mapped.outcome] } : {}),
    ...(mapped?.outcomePartial ? { outcomePartial: true } : {}),
    ...(leaves.length > 0 ? { leaves } : {}),
    ...(covered === undefined ? {} : { covered }),
    ...(statements.some((s) => s.rewritten) ? { rewritten: true } : {}),
    ...(merged.choices.length > 0 ? { choices: merged.choices, told: merged.told } : {}),
    statements,
  };
}

function errorOf(counts: Record<Status, number>, statements: number, leaves: number): string {
  const what = 'MTRRs, PAT, MSR values or a memory map';
  if (leaves > 0)
    return 'The text holds leaves of an EPT, but no register and no memory map: lay them over a scenario.';
  if (counts.unknown > 0)
    return `Nothing was read. ${counts.unknown === 1 ? 'One line' : `${counts.unknown} lines`} could not be understood: the list of lines says why.`;
  if (counts.read > 0 || statements > 0)
    return `The text speaks of memory types, but holds no register and no memory map, so there is nothing to show.`;
  return `No line of a known dump was found: paste a kernel or firmware log, /proc/mtrr or the output of rdmsr, with ${what}.`;
}

function refusal(error: string): Reading {
  const counts = { read: 0, noise: 0, unknown: 0 };
  return { formats: [], lines: [], counts, assumed: [], differences: [], error };
}

/** Lines and their verdicts. Verdicts may still change until the report is made. */
class Lists {
  private readonly listed: { number: number; text: string; verdicts: readonly Verdict[] }[] = [];
  private readonly seen: Record<Status, number> = { read: 0, noise: 0, unknown: 0 };
  /** Of each status, the lines that are counted but not listed. */
  private readonly dropped: Record<Status, number> = { read: 0, noise: 0, unknown: 0 };

  add(line: TextLine, verdicts: readonly Verdict[]): void {
    const { status } = overall(verdicts);
    for (const { number, text } of line.rest ? [line, ...line.rest] : [line]) {
      if (++this.seen[status] > MAX_LISTED) this.dropped[status]++;
      else this.listed.push({ number, text: text.slice(0, MAX_SHOWN), verdicts });
    }
  }

  report(): { lines: LineReport[]; counts: Record<Status, number> } {
    const counts = { ...this.dropped };
    const lines = this.listed.map(({ number, text, verdicts }): LineReport => {
      const { status, why } = overall(verdicts);
      counts[status]++;
      return why === undefined ? { number, text, status } : { number, text, status, why };
    });
    return { lines, counts };
  }
}

/** The verdict on a whole line from those on its pieces: what is not understood is said first. */
function overall(verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts.find((v) => v.status === 'unknown') ??
    verdicts.find((v) => v.status === 'read') ??
    verdicts.find((v) => v.why !== undefined) ??
    NOISE
  );
}
