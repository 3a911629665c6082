/** The commands that depend on what there is: the policies and the presets. For the palette; they have no keys. */
import type { App } from '../../store/state';
import { words } from '../words';
import { COMMANDS } from './registry';
import type { Command } from './types';

const g = words.commands.groups;

/** Every command that there is now. */
export function offeredCommands({ policies, presets }: Pick<App, 'policies' | 'presets'>): Command[] {
  return [
    ...COMMANDS.filter(({ id }) => id !== 'palette'),
    ...policies.map(
      ({ id, title }): Command => ({
        id: `policy-${id}`,
        title: `${g.policy}: ${title}`,
        group: 'policy',
        on: (app) => app.doc.policy === id,
        run: ({ app }) => app.setup({ kind: 'policy', policy: id }),
      }),
    ),
    ...presets.map(
      ({ id, title }): Command => ({
        id: `preset-${id}`,
        title: `${g.preset}: ${title}`,
        group: 'preset',
        run: ({ app }) => void app.openPreset(id),
      }),
    ),
  ];
}
