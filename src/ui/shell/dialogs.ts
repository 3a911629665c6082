/** The dialogs: which there are, and which is open. One at a time, and anything on the page may ask for one. */
import { type ComponentType, createContext, lazy, useContext } from 'react';

type DialogModule = Promise<{ default: ComponentType<{ onClose: () => void }> }>;

/** Each is its own file of the build: the page does not wait for what nobody has asked for. */
export const DIALOGS = {
  presets: lazy((): DialogModule => import('../share/PresetsDialog')),
  import: lazy((): DialogModule => import('../share/ImportDialog')),
  export: lazy((): DialogModule => import('../export/ExportDialog')),
  share: lazy((): DialogModule => import('../share/ShareDialog')),
  goTo: lazy((): DialogModule => import('./GoToDialog')),
  policies: lazy((): DialogModule => import('../policies/PoliciesDialog')),
  help: lazy((): DialogModule => import('./HelpDialog')),
};

export type DialogName = keyof typeof DIALOGS;

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
