/**
 * The Hilbert curve, exact up to 2^40 pages: a page is a cell of a square of 2^order by 2^order cells, and neighbours
 * in the space are neighbours in the picture. A page number has two bits a level; every step works on those two bits
 * and on coordinates of at most 20 bits, so nothing is ever rounded.
 */
import type { Gfn } from '../../../arch/gfn';

/** A cell: column and row from the upper left. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** Cells `[x, x + w)` by `[y, y + h)`. */
export interface Rect extends Cell {
  readonly w: number;
  readonly h: number;
}

/** Which quarter the curve visits when, where it is neither turned nor mirrored: down, right, up. */
const QUARTERS: readonly Cell[] = [
  { x: 0, y: 0 },
  { x: 0, y: 1 },
  { x: 1, y: 1 },
  { x: 1, y: 0 },
];

/** How the curve lies in a square: bit 0, x and y are exchanged; bit 1, both run backwards. */
export type Turn = 0 | 1 | 2 | 3;

/** The turn inside of each quarter, as it adds to that of the square. */
const INNER: readonly Turn[] = [1, 0, 0, 3];

/** Where quarter `q` of a square lies (0 or 1 in each direction), and how the curve lies in it. */
export function quarterOf(turn: Turn, q: number): Cell & { turn: Turn } {
  const { x, y } = turned(turn, QUARTERS[q] as Cell);
  return { x, y, turn: (turn ^ (INNER[q] as Turn)) as Turn };
}

/** The turn is its own opposite: done twice, it is undone. */
function turned(turn: Turn, { x, y }: Cell): Cell {
  const flip = turn >> 1;
  return turn & 1 ? { x: y ^ flip, y: x ^ flip } : { x: x ^ flip, y: y ^ flip };
}

/** The order of the smallest square that holds that many pages: its side is 2^order cells. */
export function orderOf(pages: number): number {
  let order = 0;
  while (4 ** order < pages) order++;
  return order;
}

/** The cell of a page in a square of that order. */
export function cellOf(page: Gfn, order: number): Cell {
  let [x, y] = [0, 0];
  let turn: Turn = 0;
  for (let level = order - 1; level >= 0; level--) {
    const quarter = quarterOf(turn, Math.floor(page / 4 ** level) % 4);
    x = 2 * x + quarter.x;
    y = 2 * y + quarter.y;
    turn = quarter.turn;
  }
  return { x, y };
}

/** The page of a cell in a square of that order. */
export function pageOf({ x, y }: Cell, order: number): Gfn {
  let page = 0;
  let turn: Turn = 0;
  for (let level = order - 1; level >= 0; level--) {
    const place = turned(turn, { x: (x >> level) & 1, y: (y >> level) & 1 });
    const q = QUARTERS.findIndex((quarter) => quarter.x === place.x && quarter.y === place.y);
    page = 4 * page + q;
    turn = quarterOf(turn, q).turn;
  }
  return page;
}

/**
 * The cells of an aligned power of two of pages: a square where the power is even, two squares side by side where it
 * is odd. `start` must be a multiple of `size`.
 */
export function rectOf(start: Gfn, size: number, order: number): Rect {
  const bits = Math.round(Math.log2(size));
  const side = 2 ** (bits >> 1);
  const first = squareAt(cellOf(start, order), side);
  if (bits % 2 === 0) return { ...first, w: side, h: side };
  const second = squareAt(cellOf(start + size / 2, order), side);
  const [x, y] = [Math.min(first.x, second.x), Math.min(first.y, second.y)];
  return { x, y, w: first.x === second.x ? side : 2 * side, h: first.y === second.y ? side : 2 * side };
}

/** The corner of the aligned square of that side that a cell lies in. */
function squareAt({ x, y }: Cell, side: number): Cell {
  return { x: x - (x % side), y: y - (y % side) };
}

/** The fewest aligned powers of two that `[start, end)` is made of, ascending: what it takes in base and mask pairs. */
export function alignedBlocks(start: Gfn, end: Gfn): { start: Gfn; size: number }[] {
  const blocks: { start: Gfn; size: number }[] = [];
  for (let at = start; at < end; ) {
    let size = 1;
    while (at % (2 * size) === 0 && at + 2 * size <= end) size *= 2;
    blocks.push({ start: at, size });
    at += size;
  }
  return blocks;
}
