/** The verdicts that many lines share, so that a long dump makes no object a line. */
import type { Verdict } from './types';

/** A line that means nothing, or nothing that is read. */
export const NOISE: Readonly<Verdict> = Object.freeze<Verdict>({ status: 'noise' });
export const READ: Readonly<Verdict> = Object.freeze<Verdict>({ status: 'read' });
export const DAMAGED: Readonly<Verdict> = Object.freeze<Verdict>({
  status: 'unknown',
  why: 'the line is cut short or damaged',
});

/** Lines that share a fate: what comes further down in the text may put all of them aside. */
export class Fate {
  /** How many lines there are. */
  lines = 0;
  private readonly verdict: Verdict;

  constructor(status: 'read' | 'noise' = 'read') {
    this.verdict = { status };
  }

  /** The verdict of one more line. */
  take(): Verdict {
    this.lines++;
    return this.verdict;
  }

  /** They do not count, and why. */
  drop(why: string): void {
    Object.assign(this.verdict, { status: 'noise', why });
  }

  /** They count after all. */
  keep(): void {
    this.verdict.status = 'read';
  }
}
