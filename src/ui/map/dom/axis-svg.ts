/** The axis above the lanes: ticks with addresses, and the glyphs of what is left out. */
import { select } from 'd3';
import type { Break } from '../maths/breaks';
import type { Tick } from '../maths/ticks';
import {
  AXIS_HEIGHT,
  FOLD_Y,
  foldLabels,
  HEX_Y,
  LINE_Y,
  MINOR_Y,
  SIZE_Y,
  SLANT,
  TICK_PAD,
  TICK_Y,
} from '../paint/axis-layout';
import { tearAt } from '../paint/breaks';

/** The broken line that everybody knows from charts: a gap between two slants. */
const GAP = `M${[
  [-SLANT.dx, SLANT.dy],
  [SLANT.dx, -SLANT.dy],
].join('L')}` as string;
const SLANTS = [-SLANT.apart, SLANT.apart]
  .map((x) => `M${x - SLANT.dx},${SLANT.dy}L${x + SLANT.dx},${-SLANT.dy}`)
  .join('');

export interface AxisPicture {
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
  readonly width: number;
}

/** What each element shows. Most answers change types and leave the axis as it is: then the DOM is left alone too. */
const drawn = new WeakMap<SVGSVGElement, string>();

/** Draws ticks and breaks into the element. */
export function drawAxis(svg: SVGSVGElement, picture: AxisPicture): void {
  const { ticks, breaks, width } = picture;
  const key = JSON.stringify(picture);
  if (drawn.get(svg) === key) return;
  drawn.set(svg, key);
  const root = select(svg).attr('width', width).attr('height', AXIS_HEIGHT);
  root
    .selectAll<SVGPathElement, number>('path.base')
    .data([width])
    .join((enter) => enter.append('path').attr('class', 'base'))
    .attr('d', (w) => `M0,${LINE_Y}H${w}`);

  const tick = root
    .selectAll<SVGGElement, Tick>('g.tick')
    .data([...ticks], ({ page }) => page)
    .join((enter) => {
      const g = enter.append('g').attr('class', 'tick');
      g.append('line').attr('y2', LINE_Y);
      g.append('text').attr('class', 'size').attr('x', TICK_PAD).attr('y', SIZE_Y);
      g.append('text').attr('class', 'hex').attr('x', TICK_PAD).attr('y', HEX_Y);
      return g;
    })
    .attr('transform', ({ px }) => `translate(${Math.round(px) + 0.5},0)`)
    .classed('minor', ({ label }) => label === null);
  tick.select('line').attr('y1', ({ label }) => (label === null ? MINOR_Y : TICK_Y));
  tick.select('text.size').text(({ size }) => size ?? '');
  tick.select('text.hex').text(({ label }) => label ?? '');

  const shown = foldLabels(breaks, width);
  const fold = root
    .selectAll<SVGGElement, (typeof shown)[number]>('g.fold')
    .data(shown, ({ stretch }) => stretch.start)
    .join((enter) => {
      const g = enter.append('g').attr('class', 'fold');
      g.append('path').attr('class', 'gap').attr('d', GAP);
      g.append('path').attr('class', 'slants').attr('d', SLANTS);
      g.append('text').attr('text-anchor', 'middle');
      return g;
    })
    .attr('transform', ({ stretch }) => `translate(${tearAt(stretch)},0)`);
  fold.selectAll('path').attr('transform', `translate(0,${LINE_Y})`);
  fold
    .select('text')
    .attr('y', FOLD_Y)
    .attr('x', ({ shift }) => shift)
    .text(({ text }) => text);
}
