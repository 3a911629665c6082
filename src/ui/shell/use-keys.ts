import { useEffect } from 'react';
import { useAppStore } from '../../store/use-app';
import { useDialogs } from './dialogs';

/** The keys that work wherever the focus is, except while something is being typed. */
export function useKeys(): void {
  const store = useAppStore();
  const dialogs = useDialogs();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || dialogs.current) return;
      const app = store.getState();
      const run = actionOf(event);
      if (!run) return;
      event.preventDefault();
      run();

      function actionOf({
        key,
        ctrlKey,
        metaKey,
        shiftKey,
        target,
      }: KeyboardEvent): (() => void) | undefined {
        // A field has an undo of its own.
        if (isTyping(target)) return undefined;
        if (ctrlKey || metaKey) {
          if (key.toLowerCase() === 'z') return shiftKey ? app.redo : app.undo;
          return key.toLowerCase() === 'y' ? app.redo : undefined;
        }
        if (key === '[') return () => app.setCursor(app.cursor - 1);
        if (key === ']') return () => app.setCursor(app.cursor + 1);
        if (key === 'g') return () => dialogs.open('goTo');
        if (key === 'p') return () => dialogs.open('policies');
        return key === '?' ? () => dialogs.open('help') : undefined;
      }
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
