/** The lines of a reading, and what became of each. */
import { MAX_LISTED, MAX_SHOWN } from './limits';
import type { TextLine } from './lines';
import type { LineReport, Status, Verdict } from './types';
import { NOISE } from './verdicts';

/** Lines and their verdicts. Verdicts may still change until the report is made. */
export class Lists {
  private readonly listed: { number: number; text: string; verdicts: readonly Verdict[] }[] = [];
  private readonly seen: Record<Status, number> = { read: 0, noise: 0, unknown: 0 };
  /** Of each status, the lines that are counted but not listed. */
  private readonly dropped: Record<Status, number> = { read: 0, noise: 0, unknown: 0 };
  /** Of these the lines of a verdict that may still change, and how many stand together in the end. */
  private readonly shared = new Map<Verdict, number>();
  private same: Verdict = NOISE;
  private times = 0;

  /** A line, and the verdicts on its pieces. */
  add(line: TextLine, verdicts: readonly Verdict[]): void {
    const { status } = overall(verdicts);
    this.list(status, line, verdicts);
    for (const rest of line.rest ?? []) this.list(status, rest, verdicts);
  }

  /** The same for the usual line, which is of one piece: without a list, where it is not shown anyway. */
  addOne(line: TextLine, verdict: Verdict): void {
    if (line.rest || this.seen[verdict.status] < MAX_LISTED) this.add(line, [verdict]);
    else this.drop(verdict);
  }

  /** Lines that stand together share their verdict mostly, so that few are looked up. */
  private drop(verdict: Verdict): void {
    if (verdict !== this.same) {
      this.settle();
      this.same = verdict;
    }
    this.times++;
  }

  private settle(): void {
    if (this.same.status === 'unknown') this.dropped.unknown += this.times;
    else this.shared.set(this.same, (this.shared.get(this.same) ?? 0) + this.times);
    this.times = 0;
  }

  private list(
    status: Status,
    { number, text }: Pick<TextLine, 'number' | 'text'>,
    verdicts: readonly Verdict[],
  ): void {
    if (++this.seen[status] > MAX_LISTED) this.dropped[status]++;
    else this.listed.push({ number, text: text.slice(0, MAX_SHOWN), verdicts });
  }

  report(): { lines: LineReport[]; counts: Record<Status, number> } {
    this.settle();
    const counts = { ...this.dropped };
    for (const [{ status }, times] of this.shared) counts[status] += times;
    const lines = this.listed.map(({ number, text, verdicts }): LineReport => {
      const { status, why } = overall(verdicts);
      counts[status]++;
      return why === undefined ? { number, text, status } : { number, text, status, why };
    });
    return { lines, counts };
  }
}

/** The verdict on a whole line from those on its pieces: what is not understood is said first. */
function overall(verdicts: readonly Verdict[]): Verdict {
  return (
    verdicts.find((v) => v.status === 'unknown') ??
    verdicts.find((v) => v.status === 'read') ??
    verdicts.find((v) => v.why !== undefined) ??
    NOISE
  );
}
