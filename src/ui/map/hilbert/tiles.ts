/**
 * What a lane looks like on the curve: squares, each of one value or too small to be told apart. The square is cut in
 * four until a quarter lies inside one run, or is a few pixels small; never page by page.
 */
import { bisectRight } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import { MIXED } from '../data/names';
import type { Runs } from '../data/runs';
import { quarterOf, type Rect, type Turn } from './curve';

/** Pixels of a quarter below which several values become one mark. */
export const FINE = 3;

export interface Tile {
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** The value, or MIXED where several share a tile that is too small to be cut. */
  readonly code: number;
  readonly start: Gfn;
  readonly pages: number;
}

/** What is looked at: cells from `x`, `y` on, and pixels of a cell; the square of the space, and pixels to draw on. */
export interface Lens {
  readonly x: number;
  readonly y: number;
  /** Pixels of a cell. */
  readonly scale: number;
  readonly order: number;
  /** Pixels of the picture's side. */
  readonly side: number;
}

/** The tiles in sight, in the order of their pages. Where no run is, there is no tile. */
export function tilesOf(runs: Runs, lens: Lens): Tile[] {
  const tiles: Tile[] = [];
  const { scale, side } = lens;

  const visit = (start: Gfn, level: number, cx: number, cy: number, turn: Turn, first: number): void => {
    const cells = 2 ** level;
    const x = (cx - lens.x) * scale;
    const y = (cy - lens.y) * scale;
    const px = cells * scale;
    if (x >= side || y >= side || x + px <= 0 || y + px <= 0) return;
    const pages = 4 ** level;
    const end = start + pages;
    let i = first;
    if ((runs.ends[i] ?? end) <= start) i = Math.max(bisectRight(runs.starts, start, i) - 1, 0);
    while (i < runs.starts.length && (runs.ends[i] as number) <= start) i++;
    if (i >= runs.starts.length || (runs.starts[i] as number) >= end) return;
    const code = runs.codes[i] as number;
    if ((runs.starts[i] as number) <= start && (runs.ends[i] as number) >= end) {
      tiles.push({ x, y, side: px, code, start, pages });
      return;
    }
    if (px < FINE || level === 0) {
      tiles.push({ x, y, side: px, code: MIXED, start, pages });
      return;
    }
    for (let q = 0; q < 4; q++) {
      const quarter = quarterOf(turn, q);
      const half = cells / 2;
      visit(
        start + (q * pages) / 4,
        level - 1,
        cx + quarter.x * half,
        cy + quarter.y * half,
        quarter.turn,
        i,
      );
    }
  };
  visit(0, lens.order, 0, 0, 0, 0);
  return tiles;
}

/** Where cells lie in the picture, in pixels. */
export function pixelsOf({ x, y, w, h }: Rect, lens: Lens): { x: number; y: number; w: number; h: number } {
  const { scale } = lens;
  return { x: (x - lens.x) * scale, y: (y - lens.y) * scale, w: w * scale, h: h * scale };
}
