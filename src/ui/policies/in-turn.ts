/**
 * Runs one question after the other. Of those that wait only the newest is kept, so that a hand that drags does not
 * leave a queue of comparisons behind; the older ones are answered by null.
 */
export function inTurn<T>(): (ask: () => Promise<T>) => Promise<T | null> {
  let busy = false;
  let waiting: { ask: () => Promise<T>; settle: (answer: Promise<T> | null) => void } | undefined;

  async function run(): Promise<void> {
    busy = true;
    for (let next = waiting; next; next = waiting) {
      waiting = undefined;
      const answer = next.ask();
      next.settle(answer);
      await answer.catch(() => undefined);
    }
    busy = false;
  }

  return (ask) =>
    new Promise((settle) => {
      waiting?.settle(null);
      waiting = { ask, settle };
      if (!busy) void run();
    });
}
