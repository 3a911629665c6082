/** A stream cut into lines, holding no more of it than the line at hand. */
import type { Readable } from 'node:stream';

/**
 * Yields every line without its end, `\n` or `\r\n`. What follows the last line end is a line too, unless it is
 * empty. Only these end a line: U+2028 and U+2029 may stand inside JSON strings.
 */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let parts: string[] = [];
  for await (const chunk of stream as AsyncIterable<string>) {
    let from = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      parts.push(chunk.slice(from, end));
      yield lineOf(parts);
      parts = [];
      from = end + 1;
    }
    if (from < chunk.length) parts.push(chunk.slice(from));
  }
  const rest = lineOf(parts);
  if (rest !== '') yield rest;
}

function lineOf(parts: readonly string[]): string {
  const line = parts.join('');
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
