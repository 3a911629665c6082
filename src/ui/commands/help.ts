/** The keys of the commands as lists, for the help. */
import { keyLabel } from './key-label';
import { keysOf } from './keys';
import { type Command, PLACES, type Place } from './types';

export interface HelpList {
  /** Nothing: anywhere. */
  readonly place: Place | undefined;
  readonly rows: readonly { readonly id: string; readonly title: string; readonly keys: readonly string[] }[];
}

/** What the keys do anywhere, and at each place where some mean something else. */
export function helpLists(commands: readonly Command[]): HelpList[] {
  return [undefined, ...PLACES].map((place) => ({
    place,
    rows: commands
      .map((command) => ({ id: command.id, title: command.title, keys: shownKeys(command, place) }))
      .filter(({ keys }) => keys.length > 0),
  }));
}

/** A letter in both cases, and signs that share a key, are one key to a reader. */
const SAME: Record<string, string> = { '=': '+', _: '-' };

function shownKeys(command: Command, place: Place | undefined): string[] {
  return keysOf(command, place)
    .filter(
      (key, _, all) =>
        !all.includes(SAME[key] ?? '') && !(/^[A-Z]$/.test(key) && all.includes(key.toLowerCase())),
    )
    .map((key) => keyLabel(key));
}
