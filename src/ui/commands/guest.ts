/** What the guest does: the toggle that everything begins with, the mode of edits, and the events. */
import { cacheDisabled } from '../../arch/cr0';
import { hexValue } from '../../arch/hex';
import type { App, Mode } from '../../store/state';
import { AT_ONCE, isAtOnce, KINDS } from '../events/kinds';
import { withCd } from '../registers/cd';
import { setTried } from '../registers/tried';
import { words } from '../words';
import type { Command } from './types';

const w = words.commands;
const cr0Of = ({ view }: App): number => Number(hexValue(view?.registers.cr0 ?? '0x0'));

export const guestCommands: readonly Command[] = [
  {
    id: 'cd',
    title: w.cd,
    group: 'guest',
    keys: ['c'],
    enabled: ({ view, vcpu, mode }) =>
      view !== null && (mode === 'setup' || view.vcpus[vcpu]?.online !== false),
    why: w.why.offline,
    on: (app) => cacheDisabled(cr0Of(app)),
    run: ({ app }) => {
      setTried();
      const cr0 = cr0Of(app);
      app.edit({ kind: 'cr0', value: withCd(cr0, !cacheDisabled(cr0)) });
    },
  },
  ...(['live', 'setup'] satisfies Mode[]).map(
    (mode): Command => ({
      id: `mode-${mode}`,
      title: w[mode],
      group: 'guest',
      on: (app) => app.mode === mode,
      run: ({ app }) => app.setMode(mode),
    }),
  ),
];

export const eventCommands: readonly Command[] = KINDS.map((kind) => ({
  id: `add-${kind}`,
  title: words.add.items[kind].name,
  group: 'event',
  ...(kind === 'dmaLess' && { enabled: (app) => app.view?.registers.dma !== 0, why: w.why.noDma }),
  run: ({ app, dialogs }) => {
    if (isAtOnce(kind)) app.insertEvent({ type: 'dma', delta: AT_ONCE[kind] });
    else dialogs.open(`add-${kind}`);
  },
}));
