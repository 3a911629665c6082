/** A command: what keys, the palette, buttons and the help all call by one name. */
import type { App } from '../../store/state';
import type { MapDeed } from '../map/dom/deeds';
import type { Dialogs } from '../shell/dialogs';
import type { words } from '../words';

/** The map of the page, as far as commands reach it. */
export interface MapHand {
  perform(deed: MapDeed): void;
}

/** What a command may use. */
export interface CommandContext {
  readonly app: App;
  readonly dialogs: Dialogs;
  /** Null while the page shows none. */
  readonly map: MapHand | null;
}

/** The heading under which a command is listed. */
export type CommandGroup = keyof typeof words.commands.groups;

/** Where some keys act that mean something else elsewhere: with the focus there. */
export const PLACES = ['map', 'timeline'] as const;
export type Place = (typeof PLACES)[number];

export interface Command {
  /** Never changes: other places name it. */
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /**
   * The keys that call it anywhere, each as `KeyboardEvent.key`, after `Mod+` where Ctrl or Cmd is held, then `Shift+`
   * where a letter or a named key wants it. The first is the one that is shown.
   */
  readonly keys?: readonly string[];
  /** The keys that call it with the focus on the lanes or on the timeline alone. */
  readonly keysIn?: Partial<Record<Place, readonly string[]>>;
  /** Its keys count while something is being typed as well. */
  readonly whileTyping?: true;
  /** Absent: always. */
  enabled?(app: App): boolean;
  /** What is said where it is not enabled. */
  readonly why?: string;
  /** Of what is chosen or switched on: is it so now? */
  on?(app: App): boolean;
  run(context: CommandContext): void;
}
