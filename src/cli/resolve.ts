/** `gpatlas resolve`: one scenario, or a stream of them. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { resolve } from '../resolve/result';
import type { Scenario } from '../scenario/types';
import type { Command } from './args';
import { inputName, readScenario, readText, scenarioOfLine, withoutMark } from './input';
import { type Io, type Output, oneLine, Refused } from './io';
import { linesOf } from './lines';

type Options = Extract<Command, { name: 'resolve' }>;

/** Runs the command. Resolves with the exit status. */
export async function runResolve(options: Options, io: Io, output: Output): Promise<number> {
  if (options.ndjson) return resolveLines(options, io, output);
  const doc = await readScenario(options.file, io);
  const result = resultOf(doc, options, `${inputName(options.file)}: `);
  await output.write(`${JSON.stringify(result)}\n`);
  return 0;
}

function resultOf(doc: Scenario, { which, vcpu }: Options, where = ''): ReturnType<typeof resolve> {
  const count = doc.vcpus?.length ?? 1;
  if (vcpu >= count) throw new Refused(`${where}vcpus: there is no vCPU ${vcpu}, the scenario has ${count}`);
  return resolve(doc, which, vcpu);
}

/** A line at a time: nothing is read ahead of what the reader of the results takes. */
async function resolveLines(options: Options, io: Io, output: Output): Promise<number> {
  let status = 0;
  let first = true;
  for await (const raw of linesOf(await streamOf(options.file, io))) {
    const line = first ? withoutMark(raw) : raw;
    first = false;
    let answer: string;
    try {
      answer = JSON.stringify(resultOf(scenarioOfLine(line), options));
    } catch (error) {
      status = 1;
      answer = JSON.stringify({ error: oneLine((error as Error).message) });
    }
    await output.write(`${answer}\n`);
    if (output.closed) break;
  }
  return output.closed ? 0 : status;
}

async function streamOf(file: string, io: Io): Promise<Readable> {
  if (file === '-') return io.stdin;
  const readable = await stat(file).then(
    (info) => !info.isDirectory(),
    () => false,
  );
  // Throws what every command says of a file that is not there, or of a folder.
  if (!readable) await readText(file, io);
  return createReadStream(file);
}
