/** Runs the command line with streams of its own. */
import { Readable, Writable } from 'node:stream';
import { main } from '../main';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Collects what is written to it. */
export class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer | string, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** The exit status and what was written. `input` is standard input. */
export async function run(argv: readonly string[], input: string | Readable = ''): Promise<Ran> {
  const stdin = typeof input === 'string' ? Readable.from(input === '' ? [] : [Buffer.from(input)]) : input;
  const stdout = new Sink();
  const stderr = new Sink();
  const status = await main(argv, { stdin, stdout, stderr });
  return { status, out: stdout.text, err: stderr.text };
}
