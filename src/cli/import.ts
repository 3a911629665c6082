/** `gpatlas import`: a dump in, a scenario out. What the dump left open goes to standard error. */
import { compareOutcome } from '../formats/outcome';
import { readDump } from '../formats/read';
import { FORMATS } from '../formats/registry';
import { isPolicy } from '../policy/registry';
import { sdmTypeOf } from '../resolve/sdm-type';
import type { Command } from './args';
import { inputName, readText } from './input';
import { type Io, type Output, oneLine, Refused, UsageError } from './io';

type Options = Extract<Command, { name: 'import' }>;

/** A dump says what registers hold, and nothing of a hypervisor. */
const POLICY = 'bare-metal';
/** A line that was not understood is quoted up to here, in characters. */
const QUOTED = 100;

/** Runs the command. Resolves with the exit status. */
export async function runImport({ file, format }: Options, io: Io, output: Output): Promise<number> {
  const names = FORMATS.map(({ id }) => id);
  if (format !== undefined && !names.includes(format)) {
    throw new UsageError(
      `import: --format: expected one of ${names.join(', ')}, not ${JSON.stringify(format)}`,
    );
  }
  const text = await readText(file, io);
  const reading = readDump(text, { policy: POLICY, isPolicy, ...(format === undefined ? {} : { format }) });
  const { counts, lines } = reading;
  if (!reading.doc) {
    throw new Refused(`${inputName(file)}: ${oneLine(reading.error ?? 'nothing was read')}`);
  }
  await output.write(`${JSON.stringify(reading.doc, null, 2)}\n`);
  const say = (line: string): void => void io.stderr.write(`${oneLine(line)}\n`);
  say(`read: ${reading.formats.join(', ')}`);
  for (const assumed of reading.assumed) say(`assumed: ${assumed}`);
  const differences = [...reading.differences, ...compareOutcome(reading, sdmTypeOf(reading.doc))];
  for (const difference of differences) say(`difference: ${difference}`);
  const unknown = lines.filter(({ status }) => status === 'unknown');
  for (const line of unknown) {
    const quoted = line.text.length > QUOTED ? `${line.text.slice(0, QUOTED)}...` : line.text;
    say(`line ${line.number} not understood${line.why === undefined ? '' : ` (${line.why})`}: ${quoted}`);
  }
  if (counts.unknown > unknown.length) say(`${counts.unknown - unknown.length} more lines not understood`);
  return 0;
}
