/** What every painter holds: the context, the colours and the hatches, and the few shapes that all lanes share. */
import type { Look } from '../data/names';
import type { HatchName, HatchSource } from './hatch';
import type { Palette } from './palette';

/** A box in pixels of the plot. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What painters use of a canvas context. A picture that is saved has one that writes SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textBaseline'
  | 'fillRect'
  | 'strokeRect'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
>;

/** Pixels of one character, by size of the monospace face. */
const ADVANCE = 0.6;
/** Pixels of air to the left and right of a text in a bar. */
const PAD = 6;

export class Brush {
  constructor(
    readonly ctx: Pen,
    readonly palette: Palette,
    readonly hatches: HatchSource,
    /** Device pixels in a pixel. */
    readonly ratio: number,
    /** Pixels of the plot. */
    readonly width: number,
  ) {}

  /** Onto the device's grid, so that edges are sharp. */
  snap(px: number): number {
    return Math.round(px * this.ratio) / this.ratio;
  }

  /** The box of a bar: on the grid, never nothing, and with a hairline of paper to its right where it has room. */
  box(x0: number, x1: number, y: number, h: number): Box {
    // Many thin bars side by side: on the grid they would beat against it.
    if (x1 - x0 >= 2 && x1 - x0 < 4) return { x: x0, y, w: x1 - x0, h };
    const x = this.snap(x0);
    const right = this.snap(x1);
    const gap = right - x >= 4 && x1 < this.width - 0.5 ? 1 : 0;
    return { x, y, w: Math.max(right - x - gap, 1), h };
  }

  fill(box: Box, colour: string | CanvasPattern): void {
    this.ctx.fillStyle = colour;
    this.ctx.fillRect(box.x, box.y, box.w, box.h);
  }

  hatch(box: Box, name: HatchName, colour: string): void {
    this.fill(box, this.hatches.get(name, colour));
  }

  /** A frame inside the box. */
  frame(box: Box, colour: string, width = 1): void {
    const { ctx } = this;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.strokeRect(
      box.x + width / 2,
      box.y + width / 2,
      Math.max(box.w - width, 0),
      Math.max(box.h - width, 0),
    );
  }

  /** The colour and hatch of a look. `none` is a hairline: there is nothing. */
  look(box: Box, look: Look): void {
    const { palette } = this;
    if (look === 'none') {
      this.fill({ ...box, y: this.snap(box.y + box.h / 2), h: 1 }, palette.rule);
      return;
    }
    this.fill(box, palette.fill[look]);
    if (look === 'mixed') this.hatch(box, 'mixed', palette.inkFaint);
    else if (look !== 'WB') {
      // The loud ones are told by their colour already: there the hatch only has to be there.
      this.ctx.globalAlpha = look === 'UC' ? 0.55 : 0.8;
      this.hatch(box, look, palette.hatch);
      this.ctx.globalAlpha = 1;
    }
    if (palette.outline) this.frame(box, palette.outline);
  }

  /** Pixels of a text. */
  textWidth(text: string, size: number): number {
    return text.length * size * ADVANCE;
  }

  /**
   * The first of the texts that fits into the visible part of the box, at its left. `under` is laid under the letters
   * where a hatch would disturb them. Tells where the text ends, or undefined where none fits.
   */
  label(
    box: Box,
    texts: readonly string[],
    ink: string,
    options: { size?: number; weight?: number; under?: string; prose?: boolean } = {},
  ): number | undefined {
    const { ctx, palette } = this;
    const { size = 11, weight = 500, under, prose = false } = options;
    const left = Math.max(box.x, 0);
    ctx.font = `${weight} ${size}px ${prose ? palette.text : palette.mono}`;
    // Letters of one width need no measuring; prose is measured.
    const widthOf = (text: string): number =>
      prose ? ctx.measureText(text).width : this.textWidth(text, size);
    const room = Math.min(box.x + box.w, this.width) - left;
    const text = texts.find((candidate) => widthOf(candidate) + PAD <= room);
    if (text === undefined || box.h < size) return undefined;
    const w = widthOf(text);
    const x = left + Math.min(PAD, (room - w) / 2);
    if (under && under !== 'transparent') {
      ctx.fillStyle = under;
      ctx.beginPath();
      const h = Math.min(size + 4, box.h);
      ctx.roundRect(x - 3, box.y + (box.h - h) / 2, w + 6, h, 2);
      ctx.fill();
    }
    ctx.fillStyle = ink;
    ctx.textBaseline = 'middle';
    ctx.fillText(text, x, box.y + box.h / 2 + 0.5);
    return x + w;
  }
}
