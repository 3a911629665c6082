/**
 * Lines that were met before. A log of a million lines repeats itself, word for word: what a line is, and which formats
 * want it, is then looked up. Where lines are all different it costs next to nothing, as it soon rests.
 */

/** What a line is, whatever was read before it. */
export interface KnownLine {
  readonly pieces: readonly string[];
  readonly dull: boolean;
}

/** After so many lines it is asked whether keeping them was worth it: one of so many must have been known. */
const TRIAL = 4096;
const WORTH = 4;
/** Lines that are kept at once. */
const MOST = 2 * TRIAL;
/** Where it was not worth it, so many lines go by before it is tried again. */
const REST = 16 * TRIAL;

export class KnownLines {
  private readonly lines = new Map<string, KnownLine>();
  private asked = 0;
  private found = 0;

  /** The line of that text, or undefined where it is new. */
  get(text: string): KnownLine | undefined {
    // Below 0 it rests.
    if (++this.asked <= 0) return undefined;
    if (this.asked > TRIAL) this.judge();
    const line = this.lines.get(text);
    if (line) this.found++;
    return line;
  }

  add(text: string, line: KnownLine): void {
    if (this.asked <= 0) return;
    if (this.lines.size >= MOST) this.lines.clear();
    this.lines.set(text, line);
  }

  private judge(): void {
    const rests = this.found * WORTH < TRIAL;
    if (rests) this.lines.clear();
    this.asked = rests ? -REST : 0;
    this.found = 0;
  }
}
