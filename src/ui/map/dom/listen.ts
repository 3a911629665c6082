export type Listen = <K extends keyof HTMLElementEventMap>(
  name: K,
  listener: (event: HTMLElementEventMap[K]) => void,
) => void;

/** Listens on the element until `signal` aborts. Not passive: a listener may prevent what would come of its event. */
export const listenerOn =
  (element: HTMLElement, signal: AbortSignal): Listen =>
  (name, listener) =>
    element.addEventListener(name, listener, { signal, passive: false });
