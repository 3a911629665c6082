/** All kept scenarios as one JSON file, and back. */
import * as v from 'valibot';
import { parseScenario } from '../../scenario/parse';
import type { Scenario } from '../../scenario/types';
import type { Kept, Shelf } from './shelf';

/** The largest file that is read, in characters. */
const MOST = 16 * 1024 * 1024;

const fileSchema = v.strictObject({
  gpatlas: v.literal('scenarios'),
  version: v.number(),
  scenarios: v.pipe(
    v.array(v.strictObject({ folder: v.optional(v.string(), ''), scenario: v.unknown() })),
    v.maxLength(10_000),
  ),
});

/** The file's text. */
export function writeFile(items: readonly Kept[]): string {
  const scenarios = items.map(({ folder, doc }) => ({ folder, scenario: doc }));
  return `${JSON.stringify({ gpatlas: 'scenarios', version: 1, scenarios }, null, 1)}\n`;
}

export interface FileRead {
  scenarios: { folder: string; doc: Scenario }[];
  /** Why each of the others is not taken. */
  refused: string[];
}

/** Reads such a file, or one scenario's JSON. Throws an Error with one sentence where it is neither. */
export function readFile(text: string): FileRead {
  if (text.length > MOST) throw new Error('The file is too large: at most 16 MiB are read.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The file is not JSON: ${(error as Error).message}`);
  }
  if (typeof value === 'object' && value !== null && 'policy' in value) {
    return collect([{ folder: '', scenario: value }]);
  }
  const file = v.safeParse(fileSchema, value);
  if (!file.success)
    throw new Error('The file holds no scenarios: choose one that “Export all” has written.');
  const { version, scenarios } = file.output;
  if (version > 1) throw new Error(`The file was written by a newer version of this tool (${version}).`);
  return collect(scenarios);
}

function collect(list: readonly { folder: string; scenario: unknown }[]): FileRead {
  const result: FileRead = { scenarios: [], refused: [] };
  for (const [i, { folder, scenario }] of list.entries()) {
    try {
      result.scenarios.push({ folder, doc: parseScenario(scenario, () => true) });
    } catch (error) {
      result.refused.push(`Scenario ${i + 1}: ${(error as Error).message}`);
    }
  }
  return result;
}

/** Adds what was read. Nothing is written over: a name that is taken gets a number. How many got one is returned. */
export async function addAll(
  shelf: Shelf,
  { scenarios }: FileRead,
): Promise<{ added: number; renamed: number }> {
  let renamed = 0;
  for (const { folder, doc } of scenarios) {
    const item = await shelf.add(doc, folder);
    if (item.doc.name !== doc.name) renamed++;
  }
  return { added: scenarios.length, renamed };
}
