/** A frame of the lanes from what it is drawn of: the same for the screen and for a picture that is saved. */
import type { Axis as AxisKind, WindowWire } from '../../../store/state';
import type { Model } from '../data/model';
import type { ShownLane } from '../lanes-beside';
import type { Axis } from '../maths/axis';
import { breaksOf } from '../maths/breaks';
import { type Family, linearFamily, logFamily } from '../maths/family';
import { foldedFamily } from '../maths/fold';
import { ticksOf } from '../maths/ticks';
import { barsOn, type Frame } from './lanes';

/** Pixels of a page from which on every page gets its line. */
const PAGE_LINES = 12;

export interface Sight {
  readonly model: Model;
  readonly axis: Axis;
  readonly kind: AxisKind;
  readonly window: WindowWire;
  readonly lanes: readonly ShownLane[];
  /** Pixels of the plot. */
  readonly width: number;
  readonly scale: number;
  readonly flash: number;
}

/** Everything that the painters of the lanes and of the axis need. */
export function frameOf({ model, axis, kind, window, lanes, width, scale, flash }: Sight): Frame {
  return {
    ...{ model, axis, lanes, scale, flash },
    pages: width / window.span > PAGE_LINES,
    bars: barsOn(axis),
    ticks: ticksOf(axis, kind !== 'linear'),
    breaks: kind === 'folded' ? breaksOf(axis) : [],
  };
}

/** The rulers of a kind of axis on a width in pixels. */
export function familyFor(kind: AxisKind, model: Model, width: number): Family {
  if (kind === 'linear') return linearFamily(model.space, width);
  if (kind === 'log') return logFamily(model.space, width);
  return foldedFamily(model.pieces, width);
}
