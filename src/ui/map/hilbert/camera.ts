/** The part of the curve's square that is looked at, and what a hand does to it. Places are cells, as real numbers. */
import type { Gfn } from '../../../arch/gfn';
import { type Cell, cellOf, pageOf, rectOf } from './curve';

export interface Camera {
  /** Cells from the upper left. */
  readonly x: number;
  readonly y: number;
  /** Cells from edge to edge. */
  readonly cells: number;
}

/** An aligned block of 4^level pages: a square of 2^level cells. */
export interface Block {
  readonly start: Gfn;
  readonly level: number;
}

/** Cells from edge to edge at the closest. */
const LEAST = 4;
/** Levels from what is looked at down to the blocks that the arrows walk: four from edge to edge. */
export const STEP = 2;

/** Inside the square, and neither closer nor further than it goes. */
export function clampCamera({ x, y, cells }: Camera, order: number): Camera {
  const all = 2 ** order;
  const size = Math.min(Math.max(cells, Math.min(LEAST, all)), all);
  const inside = (at: number): number => Math.min(Math.max(at, 0), all - size);
  return { x: inside(x), y: inside(y), cells: size };
}

/** Closer by `factor` about a place, which is a share (0 to 1) of the picture in both directions. */
export function zoomedAt(camera: Camera, order: number, at: Cell, factor: number): Camera {
  const { cells } = clampCamera({ ...camera, cells: camera.cells / factor }, order);
  const less = camera.cells - cells;
  return clampCamera({ x: camera.x + at.x * less, y: camera.y + at.y * less, cells }, order);
}

/** The cell under a place of the picture. */
export function cellAt({ x, y, cells }: Camera, at: Cell, order: number): Cell {
  const inside = (place: number): number => Math.min(Math.max(Math.floor(place), 0), 2 ** order - 1);
  return { x: inside(x + at.x * cells), y: inside(y + at.y * cells) };
}

/** The level of what is looked at: that of the smallest block as large as the picture. */
export function levelOf({ cells }: Camera): number {
  return Math.ceil(Math.log2(cells) - 1e-9);
}

/** The aligned block of a level that a page lies in. */
export function blockAt(page: Gfn, level: number): Block {
  return { start: page - (page % 4 ** level), level };
}

/** The block that is looked at: that of the picture's own size, under its middle. */
export function blockOf(camera: Camera, order: number): Block {
  const middle = cellAt(camera, { x: 0.5, y: 0.5 }, order);
  return blockAt(pageOf(middle, order), levelOf(camera));
}

/** The camera that shows exactly a block. */
export function cameraOf({ start, level }: Block, order: number): Camera {
  const { x, y, w } = rectOf(start, 4 ** level, order);
  return clampCamera({ x, y, cells: w }, order);
}

/** The same camera where it shows all of a block, else moved as little as needed. */
export function revealing(camera: Camera, { start, level }: Block, order: number): Camera {
  const { x, y, w } = rectOf(start, 4 ** level, order);
  const near = (at: number, place: number): number =>
    place < at ? place : Math.max(at, place + Math.min(w, camera.cells) - camera.cells);
  return clampCamera({ ...camera, x: near(camera.x, x), y: near(camera.y, y) }, order);
}

/** The block beside one, or the same at the edge of the square. */
export function beside({ start, level }: Block, dx: number, dy: number, order: number): Block {
  const side = 2 ** level;
  const { x, y } = cellOf(start, order);
  const [nx, ny] = [x - (x % side) + dx * side, y - (y % side) + dy * side];
  const outside = nx < 0 || ny < 0 || nx >= 2 ** order || ny >= 2 ** order;
  return outside ? { start, level } : blockAt(pageOf({ x: nx, y: ny }, order), level);
}

/** Between two cameras, `t` of the way: what lies still while one zooms is the same place all the way. */
export function between(a: Camera, b: Camera, t: number): Camera {
  const cells = a.cells ** (1 - t) * b.cells ** t;
  const done = a.cells === b.cells ? t : (a.cells - cells) / (a.cells - b.cells);
  return { x: a.x + (b.x - a.x) * done, y: a.y + (b.y - a.y) * done, cells };
}
