/** Links of what is shown, for the share dialog: whole, short or readable, with or without view and notes. */
import { encodeLink, encodeReadable } from '../scenario/link';
import type { LinkView } from '../scenario/link-view';
import type { Scenario } from '../scenario/types';
import { viewOf } from './address';
import { spaceOf } from './fit';
import type { App } from './state';

export type LinkKind = 'whole' | 'short' | 'readable';

export interface LinkWish {
  kind: LinkKind;
  withView: boolean;
  withNotes: boolean;
}

export interface Shared {
  /** The link's hash; empty where the scenario is too large for one. */
  hash: string;
  doc: Scenario;
  view: LinkView;
  /** Pages in the address space. */
  space: number;
}

/** The link and what it holds. A short one has the preset's notes whatever is wished. */
export function shareOf(app: App, { kind, withView, withNotes }: LinkWish): Shared {
  const { notes, ...rest } = app.doc;
  const doc: Scenario = notes !== undefined && withNotes ? { ...rest, notes } : rest;
  const view = withView ? viewOf(app) : {};
  const shown = { doc: kind === 'short' ? app.doc : doc, view, space: spaceOf(doc) };
  if (kind === 'short') {
    const short = app.shortLink();
    return { ...shown, hash: withView ? short : (short.split('?')[0] ?? '') };
  }
  try {
    return { ...shown, hash: kind === 'readable' ? encodeReadable(doc, view) : encodeLink(doc, view) };
  } catch {
    return { ...shown, hash: '' };
  }
}
