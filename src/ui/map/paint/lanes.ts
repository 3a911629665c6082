/** All lanes on one canvas. */
import type { Runs } from '../data/runs';
import type { Note, Place, Seen } from '../lane';
import { laneBoxes, lanesHeight } from '../lane-boxes';
import { LANE_SPECS } from '../lanes';
import { laneOf, type ShownLane, sideOf } from '../lanes-beside';
import type { Axis } from '../maths/axis';
import { type Bar, barsOf } from '../maths/bars';
import type { Break } from '../maths/breaks';
import type { Tick } from '../maths/ticks';
import { paintTears } from './breaks';
import type { Brush } from './brush';
import { paintNote } from './notes';

/** The bars of runs on an axis: each made when it is first asked for, as several lanes may show the same. */
export function barsOn(axis: Axis): Seen['bars'] {
  const made = new Map<Runs, Bar[]>();
  return (runs) => {
    const known = made.get(runs);
    if (known) return known;
    const bars = barsOf(runs, axis);
    made.set(runs, bars);
    return bars;
  };
}

export interface Frame extends Seen {
  readonly lanes: readonly ShownLane[];
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
  /** Are pages so wide that each tick is one, and deserves its line? */
  readonly pages: boolean;
  /** Of the lanes' heights. */
  readonly scale: number;
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
    if (typeof text === 'string') paintNote(brush, place, text);
    else text?.();
  }
}

/** A lane of side B is painted as A's, of B's model; while B's answer is on its way it is left empty. */
function paintLane(lane: ShownLane, brush: Brush, frame: Frame, place: Place): Note {
  const spec = LANE_SPECS[laneOf(lane)];
  if (sideOf(lane) !== 'B') return spec.paint(brush, frame, place);
  const model = frame.model.beside?.model;
  return model && spec.paint(brush, { ...frame, model }, place);
}
