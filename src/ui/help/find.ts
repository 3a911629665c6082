/** Which passages of the help hold what was typed. */

/** A test for a passage: every typed word is somewhere in one of its texts. Nothing typed finds all. */
export function finder(typed: string): (...texts: string[]) => boolean {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    const text = texts.join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

/** A text without the marks of its terms. */
export const plain = (text: string): string => text.replace(/\[\[(?:[^\]|]*\|)?([^\]]+)\]\]/g, '$1');
