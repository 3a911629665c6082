/** Tells silence from work: a worker that folds a long timeline still answers a ping, one that hangs does not. */

/** Milliseconds. */
export interface Times {
  /** How long a new worker may take to say anything. */
  start: number;
  /** How long one that owes an answer may stay silent. */
  hang: number;
  /** How often to look, and to ping. */
  tick: number;
}

export const TIMES: Times = { start: 8000, hang: 6000, tick: 1000 };

export class Watch {
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Milliseconds of silence so far, counted in ticks. */
  private silent = 0;
  private limit: number;
  private ticked = 0;

  constructor(
    private readonly times: Times,
    private readonly ping: () => void,
    private readonly onSilence: () => void,
  ) {
    this.limit = times.start;
  }

  /** A new worker, from which a first word is awaited. */
  begin(): void {
    this.end();
    this.limit = this.times.start;
    this.expect();
  }

  /** An answer is awaited from now on. */
  expect(): void {
    if (this.timer !== undefined) return;
    this.silent = 0;
    this.ticked = Date.now();
    this.timer = setInterval(() => this.tick(), this.times.tick);
  }

  /** Something was heard. `expecting`: is more awaited? */
  hear(expecting: boolean): void {
    this.silent = 0;
    this.limit = this.times.hang;
    if (!expecting) this.end();
  }

  end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    // A tick that comes late means that the page itself slept (a closed lid, a hidden tab): that is not silence.
    const since = Date.now() - this.ticked;
    this.ticked = Date.now();
    this.silent += Math.min(since, 2 * this.times.tick);
    if (this.silent < this.limit) this.ping();
    else {
      this.end();
      this.onSilence();
    }
  }
}
