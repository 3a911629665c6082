import { type App, PACES } from '../../store/state';
import { words } from '../words';
import type { Command } from './types';

const w = words.commands;
const hasEvents = { enabled: (app: App) => lastOf(app) > 0, why: w.why.noEvents };
const lastOf = ({ doc }: App): number => doc.events?.length ?? 0;

const isLater = { enabled: (app: App) => app.cursor > 0, why: w.why.atStart };
const isEarlier = { enabled: (app: App) => app.cursor < lastOf(app), why: w.why.atEnd };

export const timeCommands: readonly Command[] = [
  {
    id: 'back',
    title: w.back,
    group: 'time',
    keys: ['['],
    keysIn: { timeline: ['ArrowLeft'] },
    ...isLater,
    run: ({ app }) => app.setCursor(app.cursor - 1),
  },
  {
    id: 'forward',
    title: w.forward,
    group: 'time',
    keys: [']'],
    keysIn: { timeline: ['ArrowRight'] },
    ...isEarlier,
    run: ({ app }) => app.setCursor(app.cursor + 1),
  },
  {
    id: 'play',
    title: w.play,
    group: 'time',
    keys: ['k'],
    keysIn: { timeline: [' '] },
    ...hasEvents,
    on: (app) => app.playing,
    run: ({ app }) => (app.playing ? app.pause() : app.play()),
  },
  ...PACES.map(
    (pace): Command => ({
      id: `pace-${pace}`,
      title: w.pace(pace),
      group: 'time',
      on: (app) => app.pace === pace,
      run: ({ app }) => app.setPace(pace),
    }),
  ),
  {
    id: 'to-start',
    title: w.toStart,
    group: 'time',
    keysIn: { timeline: ['Home'] },
    ...isLater,
    run: ({ app }) => app.setCursor(0),
  },
  {
    id: 'to-end',
    title: w.toEnd,
    group: 'time',
    keysIn: { timeline: ['End'] },
    ...isEarlier,
    run: ({ app }) => app.setCursor(lastOf(app)),
  },
  {
    id: 'remove-event',
    title: w.remove,
    group: 'time',
    keysIn: { timeline: ['Delete'] },
    ...isLater,
    run: ({ app }) => app.removeEvent(app.cursor - 1),
  },
];
