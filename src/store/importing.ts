/** Reads dumps and shows what they would make of the scenario; nothing here changes it. */
import { adopted } from '../scenario/edits';
import type { Context } from './context';
import type { Actions, ReadingWire } from './state';

type ImportingActions = Pick<Actions, 'read' | 'previewOf'>;

export function importing({ store, client }: Context): ImportingActions {
  return {
    async read(args, watch) {
      try {
        return await client.read({ ...args, policy: store.getState().doc.policy }, watch);
      } catch (error) {
        return notRead((error as Error).message);
      }
    },
    async previewOf({ doc: read, isWhole }) {
      const { doc: present, vcpu } = store.getState();
      const doc = adopted(present, read, isWhole);
      return { doc, ...(await client.preview({ doc, vcpu })) };
    },
  };
}

function notRead(error: string): ReadingWire {
  const counts = { read: 0, noise: 0, unknown: 0 };
  return { formats: [], lines: [], counts, assumed: [], differences: [], error };
}
