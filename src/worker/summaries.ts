/** The audits of a whole timeline in columns: thousands of objects would take milliseconds to cross to the page. */
import type { AuditSummary } from './protocol';

/** All audits of a timeline, to be read with `summaryAt`. */
export interface AuditsWire {
  /** How many there are. */
  length: number;
  /** Calls, then pages that were zapped, changed, needless and stale: five numbers an audit. */
  numbers: Float64Array;
  /** Why an event was refused, by its index. */
  refused: ReadonlyMap<number, string>;
}

const WIDTH = 5;

/** The audit of event `index`, 0-based; undefined where there is none (yet). */
export function summaryAt({ length, numbers, refused }: AuditsWire, index: number): AuditSummary | undefined {
  if (index < 0 || index >= length) return undefined;
  const [calls = 0, zapped = 0, changed = 0, needless = 0, stale = 0] = numbers.subarray(
    WIDTH * index,
    WIDTH * (index + 1),
  );
  const reason = refused.get(index);
  return { calls, zapped, changed, needless, stale, ...(reason === undefined ? {} : { refused: reason }) };
}

/** Summaries that grow at their end. */
export class Summaries {
  length = 0;
  private numbers = new Float64Array(WIDTH * 16);
  private readonly refused = new Map<number, string>();

  push({ calls, zapped, changed, needless, stale, refused }: AuditSummary): void {
    const at = WIDTH * this.length;
    if (at === this.numbers.length) this.grow(2 * this.numbers.length);
    this.numbers.set([calls, zapped, changed, needless, stale], at);
    if (refused !== undefined) this.refused.set(this.length, refused);
    this.length++;
  }

  /** The first `count` of them, as others of their own. */
  head(count: number): Summaries {
    const head = new Summaries();
    head.length = count;
    head.numbers = this.numbers.slice(0, WIDTH * Math.max(count, 1));
    for (const [index, reason] of this.refused) if (index < count) head.refused.set(index, reason);
    return head;
  }

  /** A copy whose buffer can be handed over. */
  wire(): AuditsWire {
    return {
      length: this.length,
      numbers: this.numbers.slice(0, WIDTH * this.length),
      refused: this.refused,
    };
  }

  private grow(size: number): void {
    const larger = new Float64Array(size);
    larger.set(this.numbers);
    this.numbers = larger;
  }
}
