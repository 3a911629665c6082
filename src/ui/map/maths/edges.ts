/**
 * Where an edge of a variable range may lie. One base and one mask without holes express a block: a power of two of
 * pages, at a multiple of its size. While one edge moves the other stays, so the sizes are powers of two up to the
 * alignment of the edge that stays.
 */
import { type Gfn, trailingZeros } from '../../../arch/gfn';
import { gpaText, sizeText } from '../../base/format';
import { rangeText } from '../data/speech';

/** Pages `[base, base + size)`: `size` is a power of two and `base` a multiple of it. */
export interface Block {
  readonly base: Gfn;
  readonly size: Gfn;
}

export type Edge = 'start' | 'end';

/** The page of the edge: the first of the block, or the one behind its last. */
export function edgeOf(block: Block, edge: Edge): Gfn {
  return edge === 'start' ? block.base : block.base + block.size;
}

/** The block of that size whose other edge is where that of `block` is. */
function resized(block: Block, edge: Edge, size: Gfn): Block {
  return { size, base: edge === 'end' ? block.base : block.base + block.size - size };
}

/** The largest size that the alignment of the edge that stays allows, in pages. */
function mostSize(block: Block, edge: Edge, space: Gfn): Gfn {
  const fixed = edgeOf(block, edge === 'start' ? 'end' : 'start');
  return fixed === 0 ? space : Math.min(2 ** trailingZeros(fixed), space);
}

/** The block whose edge is nearest to a place (a real number of pages). */
export function snapped(block: Block, edge: Edge, place: number, space: Gfn): Block {
  const most = mostSize(block, edge, space);
  const wanted = edge === 'end' ? place - block.base : block.base + block.size - place;
  let size = 1;
  // From one power of two to the next one, as long as that is the nearer one.
  while (size < most && 1.5 * size < wanted) size *= 2;
  return resized(block, edge, size);
}

/** The block whose edge is the next one up (1) or down (-1) in the space; the same where there is none. */
export function stepped(block: Block, edge: Edge, step: 1 | -1, space: Gfn): Block {
  const grows = edge === 'end' ? step > 0 : step < 0;
  const size = grows ? block.size * 2 : block.size / 2;
  return size < 1 || size > mostSize(block, edge, space) ? block : resized(block, edge, size);
}

/** The blocks with the lowest and the highest place of the edge. */
export function extremes(block: Block, edge: Edge, space: Gfn): { low: Block; high: Block } {
  const least = resized(block, edge, 1);
  const most = resized(block, edge, mostSize(block, edge, space));
  return edge === 'end' ? { low: least, high: most } : { low: most, high: least };
}

/** What is next, or why nothing is: in a sentence without its stop. */
export function nextText(block: Block, edge: Edge, space: Gfn): string {
  if (block.size === space) return 'it is the whole space';
  const next = `next size is ${sizeText(2 * block.size)}`;
  if (block.size < mostSize(block, edge, space)) return next;
  return edge === 'end'
    ? `${next}: base must be aligned to it`
    : `${next}: end must be aligned to it, or base is not`;
}

/** The block in words: `0xc000_0000 to 0xffff_ffff, 1 GiB`. */
export function blockText({ base, size }: Block): string {
  return `${rangeText(base, base + size)}, ${sizeText(size)}`;
}

/** The name of the event that makes the block: `#4 1 GiB at 0xc000_0000`. */
export function blockLabel(index: number, { base, size }: Block): string {
  return `#${index} ${sizeText(size)} at ${gpaText(base)}`;
}
