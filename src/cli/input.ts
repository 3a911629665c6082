/** What FILE stands for: a file, standard input, or a share link. */
import { readFile } from 'node:fs/promises';
import { isPolicy } from '../policy/registry';
import { decodeLink, isLink } from '../scenario/link';
import { parseScenarioText, ScenarioError } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { type Io, oneLine, Refused, UsageError } from './io';

/** The name of an input, for messages. */
export const inputName = (file: string): string => (file === '-' ? 'standard input' : file);

/** All of a file or of standard input, as UTF-8 without a byte order mark. Throws UsageError where there is none. */
export async function readText(file: string, io: Io): Promise<string> {
  if (file !== '-') {
    try {
      return withoutMark(await readFile(file, 'utf8'));
    } catch (error) {
      throw new UsageError(`${file}: ${reasonOf(error as NodeJS.ErrnoException)}`);
    }
  }
  io.stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of io.stdin) text += chunk;
  return withoutMark(text);
}

/** The scenario that FILE stands for. Throws Refused with the input's name, the place in it and the reason. */
export async function readScenario(file: string, io: Io): Promise<Scenario> {
  const link = file !== '-' && isLink(file);
  const text = link ? file : await readText(file, io);
  try {
    return isLink(text) ? decodeLink(text, isPolicy).doc : parseScenarioText(text, isPolicy);
  } catch (error) {
    throw new Refused(`${link ? 'the link' : inputName(file)}: ${oneLine((error as Error).message)}`);
  }
}

/** The scenario on one line of NDJSON. Throws ScenarioError. */
export function scenarioOfLine(line: string): Scenario {
  if (line.trim() === '') throw new ScenarioError('the line is empty');
  return parseScenarioText(line, isPolicy);
}

export const withoutMark = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder';
  if (code === 'EACCES') return 'it may not be read';
  return oneLine(message);
}
