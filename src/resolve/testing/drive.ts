/** Runs a generator that yields now and then to its end; what it returns. */
export function driven<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
