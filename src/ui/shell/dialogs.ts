/** The dialogs: which there are, and which is open. One at a time, and anything on the page may ask for one. */
import { type ComponentType, createContext, createElement, lazy, useContext } from 'react';
import { type AskedKind, isAtOnce, KINDS } from '../events/kinds';

type DialogModule = Promise<{ default: ComponentType<{ onClose: () => void }> }>;

/** The forms of the events. */
type EventDialogs = Record<`add-${AskedKind}`, ReturnType<typeof eventForm>>;
const EVENTS = Object.fromEntries(
  KINDS.flatMap((kind) => (isAtOnce(kind) ? [] : [[`add-${kind}`, eventForm(kind)]])),
) as EventDialogs;

function eventForm(kind: AskedKind) {
  return lazy(async (): DialogModule => {
    const { default: EventDialog } = await import('../events/EventDialog');
    return { default: ({ onClose }) => createElement(EventDialog, { kind, onClose }) };
  });
}

/** Each is its own file of the build: the page does not wait for what nobody has asked for. */
export const DIALOGS = {
  presets: lazy((): DialogModule => import('../gallery/GalleryDialog')),
  learn: lazy((): DialogModule => import('../lessons/LessonsDialog')),
  makeLesson: lazy((): DialogModule => import('../lessons/maker/MakerDialog')),
  article: lazy((): DialogModule => import('../lessons/ArticleDialog')),
  scenarios: lazy((): DialogModule => import('../kept/ScenariosDialog')),
  import: lazy((): DialogModule => import('../share/ImportDialog')),
  export: lazy((): DialogModule => import('../export/ExportDialog')),
  picture: lazy((): DialogModule => import('../picture/PictureDialog')),
  share: lazy((): DialogModule => import('../share/ShareDialog')),
  installed: lazy((): DialogModule => import('../installed/InstalledDialog')),
  goTo: lazy((): DialogModule => import('./GoToDialog')),
  policies: lazy((): DialogModule => import('../policies/PoliciesDialog')),
  tables: lazy((): DialogModule => import('../tables/TablesDialog')),
  registers: lazy((): DialogModule => import('../registers/bits/RegistersDialog')),
  help: lazy((): DialogModule => import('../help/HelpDialog')),
  palette: lazy((): DialogModule => import('../palette/PaletteDialog')),
  ...EVENTS,
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
