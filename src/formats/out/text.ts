/** Plain text in lines that a mailer leaves alone. */

const WIDTH = 76;

/** A text in lines; the first begins with `indent`, the others with as many blanks. */
export function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const empty = line.trim() === '' || line === indent;
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(indent.length) + word;
    } else line += empty ? word : ` ${word}`;
  }
  return line.trim() === '' ? lines : [...lines, line];
}

/** Rows with their columns below each other, indented by two. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map((row) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join('  ')}`.trimEnd(),
  );
}
