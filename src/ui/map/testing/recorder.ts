/** A canvas context that writes down what is drawn, and a brush on it. For tests alone. */
import { Brush } from '../paint/brush';
import { paletteOf } from '../paint/palette';

export interface Drawn {
  /** `fill` and `text` are drawn; `frame` is outlined. */
  readonly what: 'fill' | 'frame' | 'text';
  readonly style: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
}

/** A brush of a width in pixels, and the list that it draws into. Colours are the names of their tokens. */
export function recorder(width: number): { brush: Brush; drawn: Drawn[] } {
  const drawn: Drawn[] = [];
  const add = (what: Drawn['what'], style: unknown, x: number, y: number, w: number, h: number, text = '') =>
    drawn.push({ what, style: String(style), x, y, w, h, text });
  const context = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    globalAlpha: 1,
    font: '',
    textBaseline: '',
    fillRect(x: number, y: number, w: number, h: number) {
      add('fill', this.fillStyle, x, y, w, h);
    },
    strokeRect(x: number, y: number, w: number, h: number) {
      add('frame', this.strokeStyle, x, y, w, h);
    },
    fillText(text: string, x: number, y: number) {
      add('text', this.fillStyle, x, y, text.length * 6, 0, text);
    },
    measureText: (text: string) => ({ width: text.length * 6 }),
    beginPath() {},
    closePath() {},
    moveTo() {},
    lineTo() {},
    roundRect() {},
    fill() {},
    stroke() {},
  };
  const hatches = { get: (name: string) => `hatch ${name}` };
  const ctx = context as unknown as CanvasRenderingContext2D;
  return {
    brush: new Brush(
      ctx,
      paletteOf((name) => name),
      hatches,
      1,
      width,
    ),
    drawn,
  };
}
