/** The way from one window to another, for the eye to follow. */
import { easeCubicOut, interpolateZoom } from 'd3';
import type { Gfn } from '../../../arch/gfn';
import type { WindowWire } from '../../../store/state';
import { type Family, rulerAt } from '../maths/family';
import { advance, pxBetween } from '../maths/ruler';

/** Its types do not know the curvature; a small one makes short ways straight. */
const gentle = interpolateZoom as typeof interpolateZoom & { rho(rho: number): typeof interpolateZoom };

/** Milliseconds of every movement that the map makes by itself. */
export const QUICK = 180;

/** How far a movement is at a time: 0 at its beginning, 1 from its end on. */
export function progress(begun: number, now: number, length: number): number {
  return length <= 0 ? 1 : easeCubicOut(Math.min(Math.max((now - begun) / length, 0), 1));
}

/** The windows between two, on van Wijk's way over the picture of the whole space. Not in whole pages: they are only shown. */
export function pathBetween(family: Family, from: WindowWire, to: WindowWire): (t: number) => WindowWire {
  const ruler = rulerAt(family, 0);
  const place = (page: number): number => pxBetween(ruler, 0, page);
  const viewOf = ({ start, span }: WindowWire): [number, number, number] => {
    const width = pxBetween(ruler, start, start + span);
    return [place(start) + width / 2, 0, width];
  };
  const way = gentle.rho(0.6)(viewOf(from), viewOf(to));
  return (t) => {
    if (t >= 1) return to;
    const [centre, , width] = way(t) as [number, number, number];
    const start = advance(ruler, 0, centre - width / 2);
    const end = advance(ruler, start, width);
    // Near its end the way is finer than a double: then it is at its end.
    return end > start ? inside({ start, span: end - start }, family.end) : to;
  };
}

function inside({ start, span }: WindowWire, space: Gfn): WindowWire {
  const from = Math.min(Math.max(start, 0), space - span);
  return { start: Math.max(from, 0), span: Math.min(span, space) };
}
