/** Hatches: the second sign by which a type is told, so that none is told by its colour alone. */
import type { Look } from '../data/names';

/** Every pattern: one for each type that needs one, and the marks. WB has none: most memory is WB, and it is quiet. */
export type HatchName = Exclude<Look, 'WB' | 'none'> | 'zap' | 'needless' | 'mmio' | 'emulated';

/** Pixels of a tile's side. */
export const SIDE: Readonly<Record<HatchName, number>> = {
  WT: 5,
  WP: 6,
  WC: 6,
  UC: 6,
  'UC-': 8,
  undefined: 6,
  mixed: 3,
  zap: 6,
  needless: 7,
  mmio: 4,
  emulated: 4,
};

/** Where a brush gets its hatches from: what can be a fill there. */
export interface HatchSource {
  get(name: HatchName, colour: string): CanvasPattern | string;
}

type Stroke = (ctx: TileContext, side: number) => void;
/** What a tile needs of a context. */
type TileContext = Pick<
  OffscreenCanvasRenderingContext2D,
  'fillRect' | 'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'fillStyle' | 'strokeStyle' | 'lineWidth'
>;

/** Lines from the lower left to the upper right. The corners are drawn too, or the joints would show. */
const diagonal =
  (width: number): Stroke =>
  (ctx, s) => {
    ctx.lineWidth = width;
    ctx.beginPath();
    for (const shift of [-s, 0, s]) {
      ctx.moveTo(shift - 1, s + 1);
      ctx.lineTo(shift + s + 1, -1);
    }
    ctx.stroke();
  };

const STROKES: Record<HatchName, Stroke> = {
  WT: (ctx, s) => ctx.fillRect(0, 2, s, 1),
  WP: (ctx) => {
    ctx.fillRect(1, 1, 1.5, 1.5);
    ctx.fillRect(4, 4, 1.5, 1.5);
  },
  WC: (ctx, s) => ctx.fillRect(2, 0, 1, s),
  UC: (ctx, s) => {
    ctx.fillRect(2, 0, 1, s);
    ctx.fillRect(0, 2, s, 1);
  },
  'UC-': (ctx) => {
    ctx.fillRect(0, 1, 5, 1);
    ctx.fillRect(4, 5, 5, 1);
  },
  undefined: (ctx) => {
    ctx.fillRect(0, 0, 3, 3);
    ctx.fillRect(3, 3, 3, 3);
  },
  mixed: (ctx, s) => ctx.fillRect(0, 0, 1.5, s),
  zap: diagonal(1.7),
  needless: diagonal(1),
  mmio: diagonal(0.9),
  emulated: (ctx) => ctx.fillRect(1, 1, 1, 1),
};

/** Patterns by name and colour, for one device pixel ratio. */
export class Hatches implements HatchSource {
  private readonly made = new Map<string, CanvasPattern | string>();

  constructor(private readonly ratio: number) {}

  /** The fill of a hatch in a colour. */
  get(name: HatchName, colour: string): CanvasPattern | string {
    const key = `${name} ${colour}`;
    const known = this.made.get(key);
    if (known) return known;
    const side = Math.round(SIDE[name] * this.ratio);
    const tile = new OffscreenCanvas(side, side);
    const inside = tile.getContext('2d') as OffscreenCanvasRenderingContext2D;
    inside.scale(side / SIDE[name], side / SIDE[name]);
    paintTile(inside, name, colour);
    // The tile is made of device pixels: the pattern is scaled back, and every line stays sharp.
    const pattern = inside.createPattern(tile, 'repeat');
    pattern?.setTransform(new DOMMatrix().scale(SIDE[name] / side));
    const made = pattern ?? colour;
    this.made.set(key, made);
    return made;
  }
}

/** Paints one tile of SIDE pixels. */
export function paintTile(ctx: TileContext, name: HatchName, colour: string): void {
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  STROKES[name](ctx, SIDE[name]);
}
