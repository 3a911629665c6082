import { useEffect } from 'react';
import { useAppStore } from '../../store/use-app';
import { commandOf } from '../commands/keys';
import { COMMANDS } from '../commands/registry';
import { useDialogs } from './dialogs';

/** The keys that work wherever the focus is, except while something is being typed. */
export function useKeys(): void {
  const store = useAppStore();
  const dialogs = useDialogs();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || dialogs.current) return;
      // A field has an undo of its own.
      if (isTyping(event.target)) return;
      const command = commandOf(COMMANDS, event);
      if (!command) return;
      event.preventDefault();
      const app = store.getState();
      if (command.enabled?.(app) ?? true) command.run({ app, dialogs });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store, dialogs]);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}
