/** What the map knows of a lane: how it is drawn, and what keys that walk it find. Each is a file of `lanes/`. */
import type { Gfn } from '../../arch/gfn';
import { words } from '../words/map';
import type { TermId } from '../words/terms';
import type { Model } from './data/model';
import { MIXED } from './data/names';
import { type Runs, runAt } from './data/runs';
import type { Axis } from './maths/axis';
import type { Bar } from './maths/bars';
import type { Brush } from './paint/brush';

/** Pixels from the top of the first lane. */
export interface Place {
  readonly y: number;
  readonly h: number;
}

/** What a lane is painted from. */
export interface Seen {
  /** Of the lane's own side. */
  readonly model: Model;
  readonly axis: Axis;
  /** The bars of runs, ascending; made once for all lanes of a frame. */
  bars(runs: Runs): readonly Bar[];
  /** 1 at the moment of an event that zaps, 0 soon after. */
  readonly flash: number;
}

/** What is to be written over a lane: words where there is nothing in it, or a painter of its own. */
export type Note = string | (() => void) | undefined;

export interface Lane {
  /** The term of the glossary that it is about. */
  readonly term: TermId;
  /** Pixels; what is in it has no say. */
  readonly height: number;
  /** The lanes that answer the question are heavier than those that explain it. */
  readonly main?: boolean;
  /** While something is compared each side has its own. */
  readonly paired?: boolean;
  /** Its value changes where one of their runs begins or ends: there the keys stop that walk it. */
  runs(model: Model): readonly Runs[];
  /** What it has at a page, in a few words. */
  text(model: Model, page: Gfn): string;
  /** Paints it into its place. */
  paint(brush: Brush, seen: Seen, place: Place): Note;
}

/** How keys walk a lane of one column; `none` is said where it has nothing. */
export function column(
  of: (model: Model) => Runs | null,
  text: (code: number) => string,
  none = words.said.none,
): Pick<Lane, 'runs' | 'text'> {
  return {
    runs: (model) => [of(model)].filter((runs) => runs !== null),
    text(model, page) {
      const runs = of(model);
      const i = runs ? runAt(runs, page) : -1;
      return runs && i >= 0 ? text(runs.codes[i] as number) : none;
    },
  };
}

/** The painter of a lane that has something at some places only: says where it has none, or none that is in view. */
export const marks =
  (
    of: (model: Model) => Runs | null,
    none: string,
    paint: (brush: Brush, bars: readonly Bar[], place: Place) => void,
  ): Lane['paint'] =>
  (brush, { model, bars }, place) => {
    const runs = of(model);
    if (!runs) return undefined;
    if (runs.starts.length === 0) return none;
    const shown = bars(runs);
    paint(brush, shown, place);
    return shown.length > 0 ? undefined : words.lanes.elsewhere;
  };

/** The words for a code, of which some segments may have several. */
export const unmixed =
  (text: (code: number) => string) =>
  (code: number): string =>
    code === MIXED ? words.said.mixed : text(code);
