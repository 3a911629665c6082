/** From a key that was pressed to the command that it calls. */
import type { Command } from './types';

export interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** A key as commands name it: `[`, `?`, `Mod+z`, `Mod+Shift+z`. */
export function keyName({ key, ctrlKey, metaKey, shiftKey }: KeyLike): string {
  if (!ctrlKey && !metaKey) return key;
  // With a modifier the letter's case says whether caps lock is on, so Shift is named.
  return `Mod+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
}

/** The command that a key calls, if any. */
export function commandOf(commands: readonly Command[], event: KeyLike): Command | undefined {
  const name = keyName(event);
  return commands.find((command) => command.keys?.includes(name));
}
