/**
 * Undo that survives a reload. A document of the history is kept as what differs from its neighbour: they share nearly
 * everything, so hundreds of steps fit where hundreds of documents would not.
 */
import { parseScenario } from '../scenario/parse';
import type { Scenario, ScenarioEvent } from '../scenario/types';
import type { Entry } from './history';

/** At most so many characters of it are kept, the newest steps first. */
const MOST = 256 * 1024;

/** How to come from one document to another. */
interface Delta {
  set?: Record<string, unknown>;
  drop?: string[];
  /** How many events the two begin with in common, how many they end with, and what the other has between. */
  events?: [number, number, readonly ScenarioEvent[]];
}

interface Step extends Delta {
  cursor: number;
  own: boolean;
  lineage: string;
}

/** Each list leads away from the present document, the nearest first. */
export interface HistoryText {
  past: Step[];
  future: Step[];
}

/** Both stacks as they are in `History`: the nearest entry last. */
export interface Stacks {
  past: readonly Entry[];
  future: readonly Entry[];
}

/** What is to be kept of the two stacks around the present document. */
export function historyText(now: Scenario, { past, future }: Stacks): HistoryText {
  let room = MOST;
  const list = (entries: readonly Entry[]): Step[] => {
    const steps: Step[] = [];
    let base = now;
    for (const { doc, ...rest } of [...entries].reverse()) {
      const step = { ...delta(base, doc), ...rest };
      room -= JSON.stringify(step).length;
      if (room < 0) break;
      steps.push(step);
      base = doc;
    }
    return steps;
  };
  const back = list(past);
  return { past: back, future: list(future) };
}

/** Builds the stacks again. A step that does not fit ends its stack: those behind it stand on it. */
export function stacksOf(now: Scenario, value: unknown): Stacks {
  const { past, future } = (value ?? {}) as Record<string, unknown>;
  const list = (steps: unknown): Entry[] => {
    const entries: Entry[] = [];
    let base = now;
    for (const step of Array.isArray(steps) ? steps : []) {
      const entry = entryOf(base, step);
      if (!entry) break;
      entries.push(entry);
      base = entry.doc;
    }
    return entries.reverse();
  };
  return { past: list(past), future: list(future) };
}

/**
 * The entry as a valid one, or undefined. Checked when somebody goes back to it and not before: two hundred checks at
 * the start of each visit would be felt.
 */
export function checkedEntry(entry: Entry): Entry | undefined {
  try {
    return { ...entry, doc: parseScenario(entry.doc, () => true) };
  } catch {
    return undefined;
  }
}

type Fields = Record<string, unknown>;

function delta(from: Scenario, to: Scenario): Delta {
  const [a, b] = [from as unknown as Fields, to as unknown as Fields];
  const result: Delta = {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (a[key] === b[key]) continue;
    if (b[key] === undefined) result.drop = [...(result.drop ?? []), key];
    else if (key === 'events' && from.events && to.events) result.events = between(from.events, to.events);
    else if (JSON.stringify(a[key]) !== JSON.stringify(b[key])) {
      result.set = { ...result.set, [key]: b[key] };
    }
  }
  return result;
}

function between(
  from: readonly ScenarioEvent[],
  to: readonly ScenarioEvent[],
): [number, number, readonly ScenarioEvent[]] {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < most - head && from.at(-1 - tail) === to.at(-1 - tail)) tail++;
  return [head, tail, to.slice(head, to.length - tail)];
}

function entryOf(base: Scenario, value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { set, drop, events, cursor, own, lineage } = value as Partial<Step>;
  const fields: Fields = { ...(base as unknown as Fields), ...set };
  for (const key of Array.isArray(drop) ? drop : []) delete fields[key];
  if (events !== undefined) {
    const [head, tail, middle] = Array.isArray(events) ? events : [];
    if (!isCount(head) || !isCount(tail) || !Array.isArray(middle)) return undefined;
    const old = base.events ?? [];
    fields.events = [...old.slice(0, head), ...middle, ...old.slice(old.length - tail)];
  }
  return {
    doc: fields as unknown as Scenario,
    cursor: isCount(cursor) ? cursor : 0,
    own: own === true,
    lineage: String(lineage),
  };
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
