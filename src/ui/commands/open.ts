/** The commands that open a dialog. */
import type { DialogName } from '../shell/dialogs';
import { words } from '../words';
import type { Command } from './types';

export const openCommands: readonly Command[] = [
  opens('scenarios', words.commands.scenarios, 'Mod+o'),
  opens('learn', words.app.learn, 'l'),
  opens('presets', words.app.presets),
  opens('import', words.app.import),
  opens('export', words.app.export),
  opens('picture', words.commands.picture),
  opens('share', words.app.share),
  {
    ...opens('installed', words.commands.installed),
    enabled: (app) => app.installed !== null,
    why: words.commands.why.noLeaves,
  },
  opens('policies', words.commands.policies, 'p'),
  opens('tables', words.commands.tables, 't'),
  opens('registers', words.commands.registers, 'r'),
  opens('goTo', words.commands.goTo, 'g'),
  opens('help', words.app.help, '?'),
  { ...opens('palette', words.commands.palette, 'Mod+k'), whileTyping: true },
];

function opens(id: DialogName, title: string, ...keys: string[]): Command {
  return { id, title, group: 'open', keys, run: ({ dialogs }) => dialogs.open(id) };
}
