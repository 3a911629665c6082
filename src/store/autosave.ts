/**
 * What is kept in the browser's own storage. Only own work is: an untouched link or preset never takes its place.
 * Storage may be full or forbidden; that is told once and is never an exception.
 */
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { fitPlace, type Place, wholeWindow } from './fit';
import { ALL_LANES, type AppState, type Axis, type LaneId, type Mode, type Theme } from './state';

export type StorageLike = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'gpatlas.v1';
const PREVIOUS = `${KEY}.previous`;
/** Where work goes that this version cannot read, so that a later one still can. */
const UNREADABLE = `${KEY}.unreadable`;

export interface Work extends Place {
  doc: Scenario;
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
  /** The address that stood there when the work was kept: a reload that finds it finds the work, not an older link. */
  address?: string;
}

export class Autosave {
  private complained = false;

  /** `open` may throw: browsers forbid storage by an exception. `complain` is called at most once. */
  constructor(
    private readonly open: (() => StorageLike) | undefined,
    private readonly complain: (why: string) => void,
  ) {}

  read(): Saved {
    const text = this.get(KEY);
    if (text === undefined) return { prefs: {} };
    const saved = objectOf(text);
    const work = saved.work === undefined ? undefined : workOf(saved.work);
    if (saved.work !== undefined && !work) this.put(UNREADABLE, text);
    const { address } = saved;
    return {
      prefs: prefsOf(saved.prefs),
      ...(work ? { work } : {}),
      ...(work && typeof address === 'string' ? { address } : {}),
    };
  }

  /** Keeps the state. Where the document is not own work, the own work that is kept stays. */
  write(state: AppState, own: boolean, hash: string): void {
    const { mode, axis, lanes, theme } = state;
    const kept = own ? { work: workIn(state), address: hash } : objectOf(this.get(KEY) ?? '');
    const { work, address } = kept;
    this.put(KEY, JSON.stringify({ prefs: { mode, axis, lanes, theme }, work, address }));
  }

  readPrevious(): Work | undefined {
    const text = this.get(PREVIOUS);
    return text === undefined ? undefined : workOf(objectOf(text));
  }

  writePrevious(work: Work): void {
    this.put(PREVIOUS, JSON.stringify(work));
  }

  private get(key: string): string | undefined {
    return this.attempt((storage) => storage.getItem(key)) ?? undefined;
  }

  private put(key: string, text: string): void {
    this.attempt((storage) => storage.setItem(key, text));
  }

  private attempt<T>(use: (storage: StorageLike) => T): T | undefined {
    if (!this.open) return undefined;
    try {
      return use(this.open());
    } catch (error) {
      if (!this.complained) this.complain((error as Error).message);
      this.complained = true;
      return undefined;
    }
  }
}

/** The part of the state that is work. */
export function workIn({ doc, cursor, vcpu, selection, window }: AppState): Work {
  return { doc, cursor, vcpu, selection, window };
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Storage is as untrusted as a link: another version, or a person, may have written it. */
function workOf(value: unknown): Work | undefined {
  const { doc: raw, cursor, vcpu, selection, window } = value as Record<string, unknown>;
  try {
    const doc = parseScenario(raw, () => true);
    const { start, span } = (window ?? wholeWindow(doc)) as Record<string, unknown>;
    const place: Place = {
      cursor: Number(cursor),
      vcpu: Number(vcpu),
      selection: typeof selection === 'number' ? selection : null,
      window: { start: Number(start), span: Number(span) },
    };
    return { doc, ...fitPlace(place, doc) };
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
