/** Which dialog is open: one at a time, and anything on the page may ask for one. */
import { createContext, useContext } from 'react';

export type DialogName = 'presets' | 'import' | 'export' | 'share' | 'goTo' | 'policies' | 'help';

export interface Dialogs {
  current: DialogName | undefined;
  open(name: DialogName): void;
  close(): void;
}

export const DialogsContext = createContext<Dialogs>({ current: undefined, open: () => {}, close: () => {} });

/** The dialogs of the page. */
export function useDialogs(): Dialogs {
  return useContext(DialogsContext);
}
