/** Bounds on what is read, so that every text gets an answer in good time. */

/** Characters of a whole text. */
export const MAX_TEXT = 64 * 1024 * 1024;
/** Lines of a whole text. A megabyte of log has some ten thousand. */
export const MAX_LINES = 2_000_000;
/** Characters of one line; a longer one is not looked at. */
export const MAX_LINE = 64 * 1024;
/** Lines that are listed in a reading, of each status. */
export const MAX_LISTED = 5000;
/** Characters of a line that are shown. */
export const MAX_SHOWN = 400;
/** Ranges of a memory map. Real ones have up to a few hundred. */
export const MAX_MEMORY = 1024;
/** vCPUs of a document; the schema's bound. */
export const MAX_CPUS = 4096;
/** Sentences of one kind in a reading. */
export const MAX_SENTENCES = 40;
/** Rows of a map that a dump carries. The kernel itself stops at some dozens. */
export const MAX_OUTCOME = 4096;
/** Links of this tool that are opened in one text. */
export const MAX_LINKS = 20;
/** States of one source that are offered, the last ones. */
export const MAX_VERSIONS = 8;
/** Choices that a reading offers; what contradicts itself more often is no dump of one machine. */
export const MAX_CHOICES = 200;

/** The sentences, each once; from MAX_SENTENCES on they are counted. */
export function boundedSentences(sentences: readonly string[]): string[] {
  const once = [...new Set(sentences)];
  if (once.length <= MAX_SENTENCES) return once;
  return [...once.slice(0, MAX_SENTENCES), `... and ${once.length - MAX_SENTENCES} more.`];
}
