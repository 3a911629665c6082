/** All lanes on one canvas. */
import type { LaneId } from '../../../store/state';
import { words } from '../../words/map';
import type { Model } from '../data/model';
import { pagesOf, type Runs } from '../data/runs';
import { laneBoxes, lanesHeight } from '../lanes';
import { laneOf, type ShownLane, sideOf } from '../lanes-beside';
import type { Axis } from '../maths/axis';
import { type Bar, barsOf } from '../maths/bars';
import type { Break } from '../maths/breaks';
import type { Tick } from '../maths/ticks';
import { paintTears } from './breaks';
import type { Brush } from './brush';
import { paintDifference } from './difference-lane';
import { paintFixed, paintLimits } from './fixed-lane';
import { paintInstalled } from './installed-lane';
import { paintCount, paintLargest } from './largest-lane';
import { paintMemory } from './memory-lane';
import { paintStale } from './stale-lane';
import { paintTypes } from './types-lane';
import { paintVariable } from './variable-lane';
import { CALLS, paintCalls, paintNeedless, paintZapOver, paintZapped } from './zap-lane';

/** The bars of every lane but the variable one, of one frame. Hit tests look at the same bars that were painted. */
export interface Bars {
  readonly memory: Bar[];
  readonly mtrr: Bar[];
  readonly ept: Bar[];
  readonly effective: Bar[];
  readonly needed: Bar[];
  readonly needless: Bar[];
  readonly stale: Bar[];
  /** Empty while their lanes are hidden. */
  readonly fixed: Bar[];
  readonly largest: Bar[];
  readonly built: Bar[];
  readonly installed: Bar[];
  readonly deviant: Bar[];
  readonly differs: Bar[];
  /** Side B's. */
  readonly beside?: Bars;
}

export function barsOfModel(model: Model, axis: Axis, lanes: readonly ShownLane[]): Bars {
  const shown = (id: LaneId, runs: Runs | null): Bar[] =>
    runs && lanes.includes(id) ? barsOf(runs, axis) : [];
  return {
    memory: barsOf(model.regions, axis),
    mtrr: barsOf(model.mtrr, axis),
    ept: barsOf(model.leaf, axis),
    effective: barsOf(model.effective, axis),
    needed: barsOf(model.needed, axis),
    needless: barsOf(model.needless, axis),
    stale: barsOf(model.stale, axis),
    fixed: shown('fixed', model.fixed.merged),
    largest: shown('largest', model.largest),
    built: shown('built', model.built),
    installed: shown('installed', model.overlay?.installed ?? null),
    deviant: shown('installed', model.overlay?.deviant ?? null),
    differs: shown('difference', model.beside?.differs ?? null),
    ...(model.beside ? { beside: barsOfModel(model.beside.model, axis, lanes) } : {}),
  };
}

export interface Frame {
  readonly model: Model;
  readonly axis: Axis;
  readonly bars: Bars;
  readonly lanes: readonly ShownLane[];
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
  /** Are pages so wide that each tick is one, and deserves its line? */
  readonly pages: boolean;
  /** Of the lanes' heights. */
  readonly scale: number;
  /** 1 at the moment of an event that zaps, 0 soon after. */
  readonly flash: number;
}

/** Paints one frame on an empty ground. The context is scaled to pixels. */
export function paintLanes(brush: Brush, frame: Frame): void {
  const height = lanesHeight(frame.lanes, frame.scale);
  const { ctx, palette } = brush;
  ctx.fillStyle = palette.rule;
  for (const tick of frame.ticks) {
    if (tick.label !== null || frame.pages) ctx.fillRect(brush.snap(tick.px), 0, 1, height);
  }
  const notes = laneBoxes(frame.lanes, frame.scale).map(({ id, y, h }) => ({
    y,
    h,
    text: paintLane(id, brush, frame, { y, h }),
  }));
  paintTears(brush, frame.breaks, 0, height);
  // Over the tears: words are not torn.
  for (const { text, ...place } of notes) {
    if (typeof text === 'string') note(brush, place, text);
    else text?.();
  }
}

/** A lane of side B is painted as A's, of B's model; while B's answer is on its way it is left empty. */
function paintLane(lane: ShownLane, brush: Brush, frame: Frame, place: Place): ReturnType<LanePainter> {
  const paint = PAINT[laneOf(lane)];
  if (sideOf(lane) !== 'B') return paint(brush, frame, place);
  const { model, bars } = frame;
  if (!model.beside || !bars.beside) return undefined;
  return paint(brush, { ...frame, model: model.beside.model, bars: bars.beside }, place);
}

type Place = { readonly y: number; readonly h: number };

/** Paints a lane. Gives what is to be written over it: words where there is nothing in it, or a painter of its own. */
type LanePainter = (brush: Brush, frame: Frame, place: Place) => string | (() => void) | undefined;

const PAINT: Readonly<Record<LaneId, LanePainter>> = {
  memory: (brush, { model, bars }, place) => {
    paintMemory(brush, bars.memory, { ...place, memory: model.memory });
    return undefined;
  },
  variable: (brush, { model, axis }, place) => {
    if (model.ranges.length === 0) return words.lanes.noRanges;
    const drawn = paintVariable(brush, model.ranges, { ...place, axis, rows: model.rows });
    return drawn > 0 ? undefined : words.lanes.elsewhere;
  },
  fixed: (brush, { model, bars, axis }, place) => {
    const { off, runs } = model.fixed;
    paintFixed(brush, bars.fixed, { ...place, counts: off === null });
    paintLimits(brush, runs, { ...place, axis });
    const end = bars.fixed.at(-1);
    if (!end) return words.lanes.elsewhere;
    return off === null ? undefined : () => note(brush, place, words.lanes.fixedOff[off], end.x1 + 4);
  },
  mtrr: (brush, { bars }, place) => {
    paintTypes(brush, bars.mtrr, { ...place, leaves: false, main: false });
    return undefined;
  },
  ept: (brush, { model, bars, flash }, place) => {
    if (model.noEpt) return words.lanes.noEpt;
    paintTypes(brush, bars.ept, { ...place, leaves: true, main: true });
    paintZapOver(brush, [...bars.needed, ...bars.needless], { ...place, flash });
    return undefined;
  },
  effective: (brush, { bars }, place) => {
    paintTypes(brush, bars.effective, { ...place, leaves: false, main: true });
    return undefined;
  },
  zapped: (brush, { model, bars, axis }, place) => {
    const { audit, cursor } = model.view;
    if (cursor === 0) return words.lanes.atStart;
    if (audit?.refused !== undefined) return words.lanes.refused;
    if (!audit?.zaps.length) return words.lanes.noZap;
    const calls = paintCalls(brush, audit.zaps, { axis, y: place.y });
    const below = { y: place.y + CALLS, h: place.h - CALLS };
    paintNeedless(brush, bars.needless, below);
    paintZapped(brush, bars.needed, below);
    if (calls === 0) return words.lanes.elsewhere;
    return bars.needless.length + bars.needed.length > 0 ? undefined : words.lanes.zappedNothing;
  },
  needless: (brush, { model, bars }, place) => {
    if (model.needless.starts.length === 0) return words.lanes.noNeedless;
    paintNeedless(brush, bars.needless, place);
    return bars.needless.length > 0 ? undefined : words.lanes.elsewhere;
  },
  stale: (brush, { model, bars }, place) => {
    if (model.stale.starts.length === 0) return words.lanes.noStale;
    paintStale(brush, bars.stale, place);
    return bars.stale.length > 0 ? undefined : words.lanes.elsewhere;
  },
  largest: (brush, { model, bars }, place) => {
    const { largest, segments } = model.view;
    if (!largest) return words.lanes.tooMany;
    // A leaf over pieces that are not listed is never taken for a large one, so there may be fewer.
    const vague = segments.mixed.some((count) => count > 0);
    const counted = { ...place, count: words.leaves(largest.leaves, vague) };
    paintLargest(brush, bars.largest, counted);
    return () => paintCount(brush, counted);
  },
  built: (brush, { model, bars }, place) => {
    if (model.noEpt) return words.lanes.noEpt;
    paintTypes(brush, bars.built, { ...place, leaves: true, main: false });
    return undefined;
  },
  installed: (brush, { model, bars }, place) => {
    if (!model.overlay) return words.lanes.noLeaves;
    // A policy without an EPT builds nothing that the leaves could differ from.
    paintInstalled(brush, bars.installed, model.noEpt ? [] : bars.deviant, place);
    if (bars.installed.length === 0) return words.lanes.elsewhere;
    return () => paintCount(brush, { ...place, count: deviantCount(model) });
  },
  difference: (brush, { model, bars }, place) => {
    if (!model.beside) return undefined;
    if (model.beside.differs.starts.length === 0) return words.lanes.noDifference;
    paintDifference(brush, bars.differs, place);
    return bars.differs.length > 0 ? undefined : words.lanes.elsewhere;
  },
};

function deviantCount({ overlay, noEpt }: Model): string {
  if (!overlay || noEpt) return words.lanes.noEpt;
  return words.lanes.deviant(pagesOf(overlay.deviant));
}

/** Words in a lane, from pixel `x`: with nothing in it, it says so. */
function note(brush: Brush, { y, h }: Place, text: string, x = 2): void {
  const { ctx, palette } = brush;
  ctx.font = `400 11px ${palette.text}`;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(x, y + h / 2 - 8, ctx.measureText(text).width + 8, 16);
  ctx.fillStyle = palette.inkFaint;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x + 4, y + h / 2 + 0.5);
}
