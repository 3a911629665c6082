import { words } from '../words';
import type { Command } from './types';

export const timeCommands: readonly Command[] = [
  {
    id: 'back',
    title: words.commands.back,
    group: 'time',
    keys: ['['],
    enabled: (app) => app.cursor > 0,
    run: ({ app }) => app.setCursor(app.cursor - 1),
  },
  {
    id: 'forward',
    title: words.commands.forward,
    group: 'time',
    keys: [']'],
    enabled: (app) => app.cursor < (app.doc.events?.length ?? 0),
    run: ({ app }) => app.setCursor(app.cursor + 1),
  },
];
