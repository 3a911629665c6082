/** How well a text answers to what was typed: letters in order, better where words begin and where they follow on. */

/** Points of a letter that begins a word, of one that follows the last one found, and of any other. */
const WORD = 8;
const NEXT = 5;
const ANY = 1;

/** 0: not at all. More is better. Several words may come in any order. */
export function fuzzyScore(query: string, text: string): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const low = text.toLowerCase();
  let total = 0;
  for (const word of words) {
    const score = wordScore(word, low);
    if (score === 0) return 0;
    total += score;
  }
  // Among equals the shorter text says less that was not asked for.
  return total === 0 ? 0 : total + 1 / (1 + text.length);
}

function wordScore(word: string, text: string): number {
  let at = text.indexOf(word);
  if (at < 0) return initials(word, text);
  while (at >= 0 && !isBoundary(text, at)) at = text.indexOf(word, at + 1);
  return NEXT * (word.length - 1) + (at < 0 ? ANY : 2 * WORD);
}

/** The letters one after the other, each the next one of the text or the beginning of a later word. */
function initials(word: string, text: string): number {
  let score = 0;
  let last = -1;
  for (const letter of word) {
    let at = last + 1;
    if (last < 0 || text[at] !== letter) {
      at = text.indexOf(letter, at);
      while (at >= 0 && !isBoundary(text, at)) at = text.indexOf(letter, at + 1);
      if (at < 0) return 0;
      score += WORD;
    } else score += NEXT;
    last = at;
  }
  return score / 2;
}

/** Does a word begin there, or a number? */
function isBoundary(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  return !/[a-z0-9]/.test(before) || (/[a-z]/.test(before) && /[0-9]/.test(text[at] as string));
}
