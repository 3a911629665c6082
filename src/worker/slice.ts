/** Long work in slices, so that the worker goes on answering meanwhile. */

/** Milliseconds of work after which others get their turn. */
const SLICE = 40;

/** Lets other work of this thread through. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** What is done without a look at what else there is. It begins with its making. */
export class Slice {
  private since = performance.now();

  /** Milliseconds that it takes so far. */
  get took(): number {
    return performance.now() - this.since;
  }

  /** To be asked after each piece of work: has it taken long enough? */
  get isOver(): boolean {
    return this.took >= SLICE;
  }

  /** Lets others through, and begins another. */
  async next(): Promise<void> {
    await turn();
    this.since = performance.now();
  }
}
