/** Names and folders of kept scenarios. */

const LONGEST = 200;

/** A folder as it is kept: `a/b`, without empty parts. Empty for the top. */
export function cleanFolder(text: string): string {
  const parts = text
    .slice(0, LONGEST)
    .split('/')
    .map((part) => part.trim());
  return parts.filter(Boolean).join('/');
}

/** The name, with a number behind it where it is taken. */
export function freeName(name: string, taken: readonly string[]): string {
  const wanted = name.trim().slice(0, LONGEST) || 'Untitled scenario';
  if (!taken.includes(wanted)) return wanted;
  const stem = wanted.replace(/ \(\d+\)$/, '');
  for (let n = 2; ; n++) {
    const next = `${stem} (${n})`;
    if (!taken.includes(next)) return next;
  }
}
