import { words } from '../words';
import type { Command } from './types';

const w = words.commands;

export const editCommands: readonly Command[] = [
  {
    id: 'undo',
    title: words.app.undo,
    group: 'edit',
    keys: ['Mod+z'],
    enabled: (app) => app.canUndo,
    why: w.why.undo,
    run: ({ app }) => app.undo(),
  },
  {
    id: 'redo',
    title: words.app.redo,
    group: 'edit',
    keys: ['Mod+Shift+z', 'Mod+y'],
    enabled: (app) => app.canRedo,
    why: w.why.redo,
    run: ({ app }) => app.redo(),
  },
  {
    id: 'save',
    title: w.save,
    group: 'edit',
    keys: ['Mod+s'],
    run: ({ app, dialogs }) =>
      void app.save().then((outcome) => {
        // It has no name yet, or somebody else saved it: there the visitor decides.
        if (outcome === 'unnamed' || outcome === 'newer') dialogs.open('scenarios');
      }),
  },
];
