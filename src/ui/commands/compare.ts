/** Begins to compare, or ends it. */
import { words } from '../words';
import type { Command } from './types';

export const compareCommands: readonly Command[] = [
  {
    id: 'compare',
    title: words.commands.compare,
    group: 'open',
    keys: ['b'],
    on: (app) => app.against !== null,
    run: ({ app }) => {
      const { against, policies, doc } = app;
      if (against) return app.compareWith(null);
      // The first of all is what the SDM says: what anybody else answers is held against that.
      const policy = policies.find(({ id }) => id !== doc.policy);
      if (policy) app.compareWith({ kind: 'policy', policy: policy.id });
    },
  },
];
