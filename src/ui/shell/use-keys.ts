import { useEffect } from 'react';
import { isEmbedded } from '../base/embed';
import { commandOf } from '../commands/keys';
import { COMMANDS } from '../commands/registry';
import type { Command } from '../commands/types';
import { useRun } from '../commands/use-command';
import { useDialogs } from './dialogs';

/** A frame in another page shows and does not ask. */
const ASKING: readonly Command['group'][] = ['guest', 'event'];
const known = COMMANDS.filter(({ group }) => !isEmbedded || !ASKING.includes(group));

/** The keys that work wherever the focus is, except while something is being typed. */
export function useKeys(): void {
  const run = useRun();
  const { current } = useDialogs();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || current) return;
      const command = commandOf(known, event);
      // A field has an undo of its own.
      if (!command || (isTyping(event.target) && !command.whileTyping)) return;
      event.preventDefault();
      run(command);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [run, current]);
}

/** In a select a letter chooses. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
