/** Every command, in the order in which they are listed. */
import { compareCommands } from './compare';
import { editCommands } from './edit';
import { eventCommands, guestCommands } from './guest';
import { mapCommands } from './map';
import { openCommands } from './open';
import { showCommands } from './show';
import { timeCommands } from './time';
import type { Command } from './types';

export const COMMANDS: readonly Command[] = [
  ...openCommands,
  ...compareCommands,
  ...guestCommands,
  ...timeCommands,
  ...editCommands,
  ...mapCommands,
  ...showCommands,
  ...eventCommands,
];

/** The command of that name. Throws where there is none: names are ours, not the visitor's. */
export function commandById(id: string): Command {
  const found = COMMANDS.find((command) => command.id === id);
  if (!found) throw new RangeError(`no command "${id}"`);
  return found;
}
