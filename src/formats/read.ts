/** From a pasted text to a scenario. The formats are found by themselves, line by line; several may be in one text. */
import { boundedSentences, MAX_LINES, MAX_TEXT } from './limits';
import { hasMoreLines, isDiff, linesOf } from './lines';
import { Lists } from './lists';
import { mergeStatements } from './merge';
import { hintOf, Offer, type Open } from './offer';
import { ranked } from './rank';
import { FORMATS } from './registry';
import type { Reading, ReadOptions, Statement, Status, WholeFormat } from './types';

/** What any of the formats wants. */
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
  const offer = new Offer(formats, options);
  for (const line of linesOf(text, options.format === undefined ? ANY_HINT : hintOf(formats))) {
    if (line.number % STRIDE === 0) yield Math.min(line.start / text.length, 1);
    if (line.skipped) lists.add(line, [{ ...line.skipped }]);
    else if (line.dull) lists.addOne(line, offer.passBy(line.pieces[0] as string));
    else if (line.pieces.length === 1) lists.addOne(line, offer.verdictOn(line, line.pieces[0] as string));
    else
      lists.add(
        line,
        line.pieces.map((piece) => offer.verdictOn(line, piece)),
      );
  }
  const found = offer.found();
  const statements = found.flatMap(({ reader, first, last }): Statement[] => {
    const statement = reader.end();
    return statement ? [{ ...statement, place: { first, last } }] : [];
  });
  return readingOf(text, lists, found, statements, options.policy);
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
  // Beside the document of a link nothing else in the text counts.
  const counted = merged.isWhole ? [] : statements;
  const mapped = ranked(counted).find((s) => s.outcome);
  const leaves = counted.flatMap((s) => s.leaves ?? []);
  const covered = counted.find((s) => s.covered !== undefined)?.covered;
  if (isDiff(text))
    merged.assumed.unshift('The text is a diff of two logs: only the lines of the first (<) are read.');
  return {
    formats: found.map((o) => o.format.id).filter((id) => known.has(id)),
    ...(merged.isWhole ? { isWhole: true } : {}),
    ...(merged.doc ? { doc: merged.doc } : { error: errorOf(counts, statements.length, leaves.length) }),
    lines,
    counts,
    assumed: boundedSentences(merged.assumed),
    differences: boundedSentences(merged.differences),
    ...(mapped?.outcome ? { outcome: [...mapped.outcome] } : {}),
    ...(mapped?.outcomePartial ? { outcomePartial: true } : {}),
    ...(leaves.length > 0 ? { leaves } : {}),
    ...(covered === undefined ? {} : { covered }),
    ...(counted.some((s) => s.rewritten) ? { rewritten: true } : {}),
    ...(merged.choices.length > 0 ? { choices: merged.choices, told: merged.told } : {}),
    statements,
  };
}

function errorOf(counts: Record<Status, number>, statements: number, leaves: number): string {
  const what = 'MTRRs, PAT, MSR values or a memory map';
  if (leaves > 0)
    return 'The text holds leaves of an EPT, but no register and no memory map: lay them over a scenario.';
  if (counts.unknown > 0)
    return `${counts.unknown === 1 ? 'One line' : `${counts.unknown} lines`} could not be understood, and no other is of a dump: the list of lines says why.`;
  if (counts.read > 0 || statements > 0)
    return `The text speaks of memory types, but holds no register and no memory map, so there is nothing to show.`;
  return `No line of a known dump was found: paste a kernel or firmware log, /proc/mtrr or the output of rdmsr, with ${what}.`;
}

function refusal(error: string): Reading {
  const counts = { read: 0, noise: 0, unknown: 0 };
  return { formats: [], lines: [], counts, assumed: [], differences: [], error };
}
