/** The command line. `.ci/gpatlas.mjs` calls `main` and exits with what it resolves to. */
import { type Command, parseArgs } from './args';
import { runExplain } from './explain';
import { runExport } from './export';
import { HELP } from './help';
import { runImport } from './import';
import { type Io, Output, oneLine, Refused, UsageError } from './io';
import { runResolve } from './resolve';

/**
 * Runs a command. Resolves with the exit status: 0; 1 for what is refused, with one line on standard error; 2 for
 * wrong usage. Never rejects. Only results go to standard output.
 */
export async function main(argv: readonly string[], io: Io = process): Promise<number> {
  const output = new Output(io.stdout);
  const say = (text: string): void => void io.stderr.write(`gpatlas: ${oneLine(text)}\n`);
  try {
    return await run(parseArgs(argv), io, output);
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message} (gpatlas --help)`);
      return 2;
    }
    say(error instanceof Refused ? error.message : `unexpected: ${(error as Error).message}`);
    return 1;
  } finally {
    output.release();
  }
}

function run(command: Command, io: Io, output: Output): Promise<number> {
  switch (command.name) {
    case 'help':
      return output.write(HELP).then(() => 0);
    case 'resolve':
      return runResolve(command, io, output);
    case 'import':
      return runImport(command, io, output);
    case 'export':
      return runExport(command, io, output);
    case 'explain':
      return runExplain(command, io, output);
  }
}
