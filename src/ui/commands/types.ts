/** A command: what keys, the palette, buttons and the help all call by one name. */
import type { App } from '../../store/state';
import type { Dialogs } from '../shell/dialogs';

/** What a command may use. */
export interface CommandContext {
  readonly app: App;
  readonly dialogs: Dialogs;
}

/** The heading under which a command is listed. */
export type CommandGroup = 'edit' | 'time' | 'open' | 'show';

export interface Command {
  /** Never changes: other places name it. */
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /**
   * The keys that call it, each as `KeyboardEvent.key`, after `Mod+` where Ctrl or Cmd is held, then `Shift+` where a
   * letter wants it. The first is the one that is shown.
   */
  readonly keys?: readonly string[];
  /** Absent: always. */
  enabled?(app: App): boolean;
  run(context: CommandContext): void;
}
