/** One entry for both kinds of worker. `onconnect` is set before anything else runs, or the first page is missed. */
import { createHost } from './host';
import type { PortLike } from './protocol';

const host = createHost();
if ('SharedWorkerGlobalScope' in globalThis) {
  (globalThis as unknown as SharedWorkerGlobalScope).onconnect = ({ ports }) => {
    if (ports[0]) host.attach(ports[0] as PortLike);
  };
} else {
  host.attach(globalThis as unknown as PortLike);
}
