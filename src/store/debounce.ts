/** A function that runs once things have been quiet for `delay` milliseconds. */
export interface Debounced {
  (): void;
  /** Runs now what is due. */
  flush(): void;
  cancel(): void;
}

export function debounce(run: () => void, delay: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const later = (): void => {
    cancel();
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, delay);
  };
  const flush = (): void => {
    if (timer === undefined) return;
    cancel();
    run();
  };
  return Object.assign(later, { flush, cancel });
}
