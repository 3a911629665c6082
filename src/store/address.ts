/** Keeps the address of the page a link to what is shown, and opens links that are put there. */

import { encodeLink, payloadOf } from '../scenario/link';
import { type LinkView, writeView } from '../scenario/link-view';
import { lessonHash } from './aside';
import { linkCompare } from './comparing';
import type { Context } from './context';
import { type Debounced, debounce } from './debounce';
import { leadsHere } from './routes';
import { type App, LANES } from './state';

/** The address bar, or what stands for it. */
export interface Address {
  hash(): string;
  /** Puts another hash there without a new entry in the browser's history and without an event. */
  replace(hash: string): void;
  onChange(listener: () => void): void;
}

/** The link's hash of what is shown. Throws LinkError where the document is too large. */
export function linkOf(app: App): string {
  return encodeLink(app.doc, viewOf(app));
}

/** The short link's hash, where what is shown is a preset as it was opened. */
export function shortLinkOf(app: App, preset: Context['preset']): string | undefined {
  return preset?.doc === app.doc
    ? `#/p/${preset.id}${writeView(app.doc, viewOf(app), payloadOf)}`
    : undefined;
}

/** What a link says of the view. */
export function viewOf(app: App): LinkView {
  const { cursor, selection, window, axis, lanes, vcpu, hilbert } = app;
  const compare = linkCompare(app);
  const usual = lanes.join() === LANES.join();
  return {
    ...{ cursor, selection, window, axis, vcpu },
    ...(usual ? {} : { lanes }),
    ...(hilbert ? { hilbert } : {}),
    ...(compare ? { compare } : {}),
  };
}

export interface AddressSync {
  readonly write: Debounced;
  /** Leaves the address as it is until the next edit: a bad link stays there to be looked at. */
  hold(): void;
}

const SHOWN = [
  ...(['doc', 'cursor', 'selection', 'window', 'axis', 'lanes', 'vcpu'] as const),
  ...(['hilbert', 'lesson', 'against'] as const),
] as const;

/** Begins to write what changes, and calls `open` with each link that somebody else puts into the address. */
export function syncAddress(
  context: Context,
  address: Address,
  open: (link: string) => void,
  delay: number,
): AddressSync {
  const { store, notices } = context;
  let written = address.hash();
  let heldAt: number | undefined;

  const write = debounce(() => {
    try {
      const app = store.getState();
      written = lessonHash(app) ?? shortLinkOf(app, context.preset) ?? linkOf(app);
      address.replace(written);
    } catch (error) {
      const text = `The address of this page no longer holds the scenario: ${(error as Error).message}.`;
      notices.add({ tone: 'info', text, key: 'address' });
    }
  }, delay);

  store.subscribe((now, was) => {
    if (heldAt === now.revision || SHOWN.every((key) => now[key] === was[key])) return;
    heldAt = undefined;
    write();
  });
  address.onChange(() => {
    const hash = address.hash();
    // Other fragments, such as those of skip links, are none of ours.
    if (hash === written || !leadsHere(hash)) return;
    write.cancel();
    written = hash;
    open(hash);
  });
  return {
    write,
    hold() {
      write.cancel();
      heldAt = store.getState().revision;
    },
  };
}
