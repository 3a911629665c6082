/** What a step of a lesson begins with, and what becomes of it when somebody does something. */
import { gfnOf } from '../../arch/gfn';
import { type Hex, hexValue } from '../../arch/hex';
import { applySetup, editStart, type GuestEdit, type SetupEdit } from '../edits';
import type { LinkView } from '../link-view';
import type { Scenario } from '../types';
import type { Attempt, Lesson, Step } from './types';

/** A scenario at a point in time, as one vCPU sees it. */
export interface Scene {
  readonly doc: Scenario;
  /** After how many events. */
  readonly cursor: number;
  readonly vcpu: number;
}

/** The page that an address lies in. */
export const pageAt = (address: Hex): number => gfnOf(Number(hexValue(address)));

/** What step `index` (from 0) begins with. Throws RangeError where no step up to it has a scenario. */
export function sceneOf(lesson: Lesson, index: number): Scene {
  const { view = {} } = lesson.steps[index] as Step;
  const doc = lesson.steps.slice(0, index + 1).findLast((step) => step.scenario)?.scenario;
  if (!doc) throw new RangeError(`step ${index + 1} has no scenario`);
  return { doc, cursor: view.cursor ?? doc.events?.length ?? 0, vcpu: view.vcpu ?? 0 };
}

/** Where a step looks, as a link would say it. */
export function linkViewOf({ view = {} }: Step): LinkView {
  const { cursor, vcpu, page, window, lanes } = view;
  return {
    ...(cursor === undefined ? {} : { cursor }),
    ...(vcpu === undefined ? {} : { vcpu }),
    ...(page === undefined ? {} : { selection: pageAt(page) }),
    ...(window
      ? { window: { start: pageAt(window.start), span: pageAt(window.end) - pageAt(window.start) } }
      : {}),
    ...(lanes ? { lanes } : {}),
  };
}

/** The scene after somebody did that: events go in at the cursor, and the cursor behind them. */
export function attempted({ doc, cursor, vcpu }: Scene, { events = [], setup = [] }: Attempt): Scene {
  const changed = setup.reduce(
    (was, edit) => (isGuestEdit(edit) ? editStart(was, edit, vcpu) : applySetup(was, edit)),
    doc,
  );
  if (events.length === 0) return { doc: changed, cursor, vcpu };
  const all = (changed.events ?? []).toSpliced(cursor, 0, ...events);
  return { doc: { ...changed, events: all }, cursor: cursor + events.length, vcpu };
}

const GUEST_KINDS = ['cr0', 'msr', 'msrs', 'dma', 'quirk', 'online'];
const isGuestEdit = (edit: SetupEdit | GuestEdit): edit is GuestEdit => GUEST_KINDS.includes(edit.kind);
