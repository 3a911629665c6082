/** Commands for components. */
import { createContext, type RefObject, useCallback, useContext } from 'react';
import { useApp, useAppStore } from '../../store/use-app';
import { useDialogs } from '../shell/dialogs';
import { keyLabel } from './key-label';
import { commandById } from './registry';
import type { Command, CommandContext, MapHand } from './types';

/** Holds the map of the page while there is one: the map puts itself there. */
export const MapHandContext = createContext<RefObject<MapHand | null>>({ current: null });

/** Calls a command, where it is enabled now. */
export function useRun(): (command: Command) => void {
  const store = useAppStore();
  const dialogs = useDialogs();
  const map = useContext(MapHandContext);
  return useCallback(
    (command) => {
      const app = store.getState();
      const context: CommandContext = { app, dialogs, map: map.current };
      if (command.enabled?.(app) ?? true) command.run(context);
    },
    [store, dialogs, map],
  );
}

/** The title of a command with its key, for a tooltip: `Undo (Ctrl+Z)`. */
function titleWithKey({ title, keys }: Command): string {
  return keys?.[0] === undefined ? title : `${title} (${keyLabel(keys[0])})`;
}

/** What a button needs that stands for a command. */
export function useCommand(id: string): {
  title: string;
  tip: string;
  disabled: boolean;
  on: boolean;
  run(): void;
} {
  const command = commandById(id);
  const call = useRun();
  const disabled = useApp((app) => command.enabled?.(app) === false);
  const on = useApp((app) => command.on?.(app) ?? false);
  const tip = titleWithKey(command);
  const why = disabled && command.why ? `${tip}: ${command.why}` : tip;
  return { title: command.title, tip: why, disabled, on, run: () => call(command) };
}
