/**
 * What is kept in the browser's own storage. Only own work is: an untouched link or preset never takes its place.
 * Storage may be full or forbidden; that is told once and is never an exception.
 */
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { Drafts, objectOf, type RawDraft, type Tab } from './drafts';
import { fitPlace, type Place, wholeWindow } from './fit';
import { historyText, type Stacks, stacksOf } from './history-text';
import { type Lineages, lineagesOf } from './kept-ref';
import { Safe, type StorageLike } from './safe-storage';
import { ALL_LANES, type AppState, type Axis, type LaneId, type Mode, type Theme } from './state';

const PREFS = 'gpatlas.v1';
/** Where work goes that this version cannot read, so that a later one still can. */
const UNREADABLE = `${PREFS}.unreadable`;

export interface Work extends Place {
  doc: Scenario;
  lineage: string;
}

interface Prefs {
  mode: Mode;
  axis: Axis;
  lanes: LaneId[];
  theme: Theme;
}

export interface Saved {
  prefs: Partial<Prefs>;
  work?: Work;
  history?: Stacks;
  lineages?: Lineages;
  /** Own work whose place something else took. */
  previous?: Work;
  /** Leaves that were laid over the map, as text. */
  installed?: unknown;
  /** The address that stood there when the work was kept: a reload that finds it finds the work, not an older link. */
  address?: string;
}

/** What another tab works on, or worked on before it was closed. */
export interface OtherDraft {
  id: string;
  work: Work;
  /** When it was kept, in milliseconds since 1970. */
  at: number;
}

export class Autosave {
  private readonly storage: Safe;
  private readonly drafts: Drafts;
  private complained = false;

  /** `complain` is called at most once. */
  constructor(
    open: (() => StorageLike) | undefined,
    tab: Tab,
    private readonly complain: (why: string) => void,
  ) {
    this.storage = new Safe(open, (why) => this.say(why));
    this.drafts = new Drafts(this.storage, tab);
  }

  read(): Saved {
    const prefs = prefsOf(objectOf(this.storage.get(PREFS))?.prefs);
    const draft = this.drafts.read();
    if (!draft) return { prefs };
    const { installed } = draft;
    const work = draft.work === undefined ? undefined : workOf(draft.work);
    if (draft.work !== undefined && !work) this.storage.put(UNREADABLE, JSON.stringify(draft));
    const previous = draft.previous === undefined ? undefined : workOf(draft.previous);
    const { address } = draft;
    return {
      prefs,
      lineages: lineagesOf(draft.lineages),
      ...(installed === undefined ? {} : { installed }),
      ...(work ? { work, history: stacksOf(work.doc, draft.history) } : {}),
      ...(previous ? { previous } : {}),
      ...(work && typeof address === 'string' ? { address } : {}),
    };
  }

  /** Keeps the state. Where the document is not own work, the own work that is kept stays. */
  write(state: AppState, own: boolean, hash: string, stacks: Stacks): void {
    const { mode, axis, lanes, theme } = state;
    const prefs = JSON.stringify({ prefs: { mode, axis, lanes, theme } });
    if (!this.storage.put(PREFS, prefs)) this.say(this.storage.lastError);
    if (!own) return;
    const { doc, lineages } = state;
    const fields = { work: workIn(state), address: hash, lineages };
    this.writeDraft({ ...fields, history: historyText(doc, stacks) }, { ...fields, history: undefined });
  }

  /** Undefined forgets what is kept. */
  writeInstalled(installed: string | undefined): void {
    this.writeDraft({ installed }, { installed: undefined });
  }

  writePrevious(previous: Work): void {
    this.writeDraft({ previous }, { previous, history: undefined });
  }

  /** The work in other tabs' drafts, the newest first. */
  others(): OtherDraft[] {
    return this.drafts.others().flatMap(({ id, draft }) => {
      const work = draft.work === undefined ? undefined : workOf(draft.work);
      return work ? [{ id, work, at: Number(draft.at) || 0 }] : [];
    });
  }

  /** `smaller`: what is kept in its place where there is too little room. */
  private writeDraft(fields: RawDraft, smaller: RawDraft): void {
    if (this.drafts.write(fields) || this.drafts.write(smaller)) return;
    this.say(this.storage.lastError);
  }

  private say(why: string): void {
    if (!this.complained) this.complain(why);
    this.complained = true;
  }
}

/** The part of the state that is work. */
export function workIn({ doc, cursor, vcpu, selection, window, lineage }: AppState): Work {
  return { doc, cursor, vcpu, selection, window, lineage };
}

/** Storage is as untrusted as a link: another version, or a person, may have written it. */
function workOf(value: unknown): Work | undefined {
  const { doc: raw, cursor, vcpu, selection, window, lineage } = (value ?? {}) as Record<string, unknown>;
  try {
    const doc = parseScenario(raw, () => true);
    const { start, span } = (window ?? wholeWindow(doc)) as Record<string, unknown>;
    const place: Place = {
      cursor: Number(cursor),
      vcpu: Number(vcpu),
      selection: typeof selection === 'number' ? selection : null,
      window: { start: Number(start), span: Number(span) },
    };
    return { doc, ...fitPlace(place, doc), lineage: String(lineage) };
  } catch {
    return undefined;
  }
}

const AXES: readonly Axis[] = ['folded', 'linear', 'log'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const MODES: readonly Mode[] = ['live', 'setup'];

function prefsOf(value: unknown): Partial<Prefs> {
  const { mode, axis, lanes, theme } = (value ?? {}) as Record<string, unknown>;
  const prefs: Partial<Prefs> = {};
  const known = <T>(list: readonly T[], item: unknown): T | undefined => list.find((one) => one === item);
  prefs.mode = known(MODES, mode) ?? 'live';
  prefs.axis = known(AXES, axis) ?? 'folded';
  prefs.theme = known(THEMES, theme) ?? 'system';
  if (Array.isArray(lanes)) prefs.lanes = knownLanes(lanes);
  return prefs;
}

/** The lanes of a list that this version has, each once. */
export function knownLanes(names: readonly unknown[]): LaneId[] {
  return [...new Set(names)].flatMap((name) => ALL_LANES.find((lane) => lane === name) ?? []);
}
