/**
 * Lines that were met before. A log of a million lines repeats itself, word for word: what a line is, and which formats
 * want it, is then looked up. Where lines are all different it costs next to nothing, as it soon gives up.
 */

/** What a line is, whatever was read before it. */
export interface KnownLine<Wanting = unknown> {
  readonly pieces: readonly string[];
  readonly dull: boolean;
  /** Who wants it; found out when it is met again. */
  wanting?: Wanting;
}

/** Lines that are kept at once. A dump has hundreds of different ones, a boot log some thousands. */
const MOST = 8192;
/** After so many lines it is asked whether keeping them was worth it: one of so many must have been known. */
const TRIAL = 2 * MOST;
const WORTH = 4;

export class KnownLines {
  private lines: Map<string, KnownLine> | undefined = new Map();
  private asked = 0;
  private found = 0;

  /** The line of that text, or undefined where it is new. */
  get(text: string): KnownLine | undefined {
    if (!this.lines) return undefined;
    if (++this.asked === TRIAL) this.judge();
    const line = this.lines?.get(text);
    if (line) this.found++;
    return line;
  }

  add(text: string, line: KnownLine): void {
    if (!this.lines) return;
    if (this.lines.size >= MOST) this.lines.clear();
    this.lines.set(text, line);
  }

  private judge(): void {
    if (this.found * WORTH < TRIAL) this.lines = undefined;
    this.asked = 0;
    this.found = 0;
  }
}
