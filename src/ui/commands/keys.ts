/** From a key that was pressed to the command that it calls. */
import type { Command, Place } from './types';

export interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** A key as commands name it: `[`, `?`, `Mod+z`, `Mod+Shift+z`, `Shift+ArrowLeft`; nothing for one with Alt. */
export function keyName({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyLike): string | undefined {
  const isSign = key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key);
  // On many keyboards `[` is typed with AltGr or Option, and Windows reports AltGr as Ctrl and Alt.
  if (altKey) return isSign ? key : undefined;
  const shift = shiftKey ? 'Shift+' : '';
  // With a modifier the letter's case says whether caps lock is on, so Shift is named.
  if (ctrlKey || metaKey) return `Mod+${shift}${key.length === 1 ? key.toLowerCase() : key}`;
  if (key.length > 1) return `${shift}${key}`;
  return shiftKey ? key : key.toLowerCase();
}

/** The keys of a command at a place, or anywhere. */
export function keysOf(command: Command, place?: Place): readonly string[] {
  return (place ? command.keysIn?.[place] : command.keys) ?? [];
}

/** The command that a key calls at a place, or anywhere, if any. */
export function commandOf<C extends Command>(
  commands: readonly C[],
  event: KeyLike,
  place?: Place,
): C | undefined {
  const name = keyName(event);
  return name === undefined ? undefined : commands.find((command) => keysOf(command, place).includes(name));
}
