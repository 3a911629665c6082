/** A preset as a small picture: its types by MTRR and what an access gets, over the folded space. */
import type { PictureWire } from '../../store/state';
import { NONE } from '../base/types';
import { lookOf, looksText } from '../map/data/names';
import { runsOf } from '../map/data/runs';
import type { Axis } from '../map/maths/axis';
import { barsOf } from '../map/maths/bars';
import { foldedWidths } from '../map/maths/fold';
import { Brush } from '../map/paint/brush';
import type { Hatches } from '../map/paint/hatch';
import type { Palette } from '../map/paint/palette';
import { paintTypes } from '../map/paint/types-lane';

/** Pixels: the thin lane, the thick one, and the air between them. */
const THIN = 9;
const THICK = 24;
const AIR = 3;
export const HEIGHT = THIN + AIR + THICK;

/** The whole space on `width` pixels, every boundary with room of its own. */
function wholeAxis({ space, segments }: PictureWire, width: number): Axis {
  const { starts, region, effective } = segments;
  const empty = Uint8Array.from(starts, (_, i) => (region[i] === -1 && effective[i] === NONE ? 1 : 0));
  const px = [0];
  for (const w of foldedWidths({ starts, end: space, empty }, width)) px.push((px.at(-1) as number) + w);
  px[px.length - 1] = width;
  return { pages: Float64Array.from([...starts, space]), px: Float64Array.from(px) };
}

export interface Ink {
  readonly palette: Palette;
  readonly hatches: Hatches;
  readonly ratio: number;
}

/** Paints the picture onto a canvas `width` pixels wide, which is made as large as it needs to be. */
export function paintPicture(canvas: HTMLCanvasElement, of: PictureWire, width: number, ink: Ink): void {
  const { palette, hatches, ratio } = ink;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(HEIGHT * ratio);
  const ctx = canvas.getContext('2d');
  if (!ctx) return;
  ctx.scale(ratio, ratio);
  const brush = new Brush(ctx, palette, hatches, ratio, width);
  const axis = wholeAxis(of, width);
  const { segments, space } = of;
  const paint = (column: ArrayLike<number>, y: number, h: number): void =>
    paintTypes(brush, barsOf(runsOf(segments, column, space), axis), { y, h, leaves: false, main: false });
  paint(segments.mtrr, 0, THIN);
  paint(segments.effective, THIN + AIR, THICK);
}

/** The types of the two lanes in words, the loudest first. */
export function pictureTypes({ segments }: PictureWire): { mtrr: string; effective: string } {
  const text = (column: Uint8Array): string => looksText(Array.from(new Set(column), lookOf));
  return { mtrr: text(segments.mtrr), effective: text(segments.effective) };
}
