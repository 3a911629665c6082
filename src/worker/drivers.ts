/** The ways to reach the resolver, the best first. */
import { BUILD } from './build';
import type { PortLike } from './protocol';

export type WorkerKind = 'shared' | 'dedicated' | 'inline';

export interface Connection {
  readonly port: PortLike;
  /** Calls the listener when the worker cannot be loaded or dies of an error. */
  onError(listener: () => void): void;
  close(): void;
}

export interface Driver {
  readonly kind: WorkerKind;
  /** A new connection. `generation` counts the restarts: a worker that hung must not be joined again. Throws where the browser has none. */
  start(generation: number): Connection;
}

/** One worker for all pages of the site: they share its warm state, and it survives one of them. */
const shared: Driver = {
  kind: 'shared',
  start(generation) {
    // The build is part of the name, so that pages of two builds never meet in one worker.
    const name = `gpatlas-${BUILD}${generation === 0 ? '' : `-${generation}`}`;
    // Vite finds the worker only in this literal form; `type` must be a literal, `name` need not.
    const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
    return {
      port: worker.port as PortLike,
      onError: (listener) => worker.addEventListener('error', listener),
      close: () => worker.port.close(),
    };
  },
};

/** A worker of this page alone: where there is no SharedWorker, and where one hung, because this one can be ended. */
const dedicated: Driver = {
  kind: 'dedicated',
  start() {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'gpatlas' });
    return {
      port: worker as PortLike,
      onError: (listener) => worker.addEventListener('error', listener),
      close: () => worker.terminate(),
    };
  },
};

/** No worker at all: the same host in the page itself. Where workers are forbidden, and in tests. */
export const inline: Driver = {
  kind: 'inline',
  start() {
    const { port1, port2 } = new MessageChannel();
    const loading = import('./host').then(({ createHost }) => createHost('inline').attach(port2 as PortLike));
    return {
      port: port1 as PortLike,
      onError: (listener) => void loading.catch(listener),
      close: () => port1.close(),
    };
  },
};

export const BROWSER_DRIVERS: readonly Driver[] = [shared, dedicated, inline];
