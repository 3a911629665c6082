/** The axis above the lanes: ticks with addresses, and the glyphs of what is left out. */
import { line, select } from 'd3';
import { sizeText } from '../../base/format';
import type { Break } from '../maths/breaks';
import { CHAR, type Tick } from '../maths/ticks';
import { tearAt } from '../paint/breaks';

/** Pixels of the axis: the line is at the bottom. */
export const AXIS_HEIGHT = 50;
const LINE = AXIS_HEIGHT - 0.5;
/** Baselines of a tick's two lines of text, and of the sizes that are left out. */
const SIZE_Y = AXIS_HEIGHT - 24;
const HEX_Y = AXIS_HEIGHT - 10;
const FOLD_Y = 11;

/** The broken line that everybody knows from charts: a gap between two slants. */
const GAP = line()([
  [-2.5, 6],
  [2.5, -6],
]) as string;
const SLANTS = [-3, 3].map((x) => `M${x - 2.5},6L${x + 2.5},-6`).join('');

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
    .attr('d', (w) => `M0,${LINE}H${w}`);

  const tick = root
    .selectAll<SVGGElement, Tick>('g.tick')
    .data([...ticks], ({ page }) => page)
    .join((enter) => {
      const g = enter.append('g').attr('class', 'tick');
      g.append('line').attr('y2', LINE);
      g.append('text').attr('class', 'size').attr('x', 5).attr('y', SIZE_Y);
      g.append('text').attr('class', 'hex').attr('x', 5).attr('y', HEX_Y);
      return g;
    })
    .attr('transform', ({ px }) => `translate(${Math.round(px) + 0.5},0)`)
    .classed('minor', ({ label }) => label === null);
  tick.select('line').attr('y1', ({ label }) => (label === null ? LINE - 5 : AXIS_HEIGHT - 32));
  tick.select('text.size').text(({ size }) => size ?? '');
  tick.select('text.hex').text(({ label }) => label ?? '');

  const shown = withRoom(breaks, width);
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
  fold.selectAll('path').attr('transform', `translate(0,${LINE})`);
  fold
    .select('text')
    .attr('y', FOLD_Y)
    .attr('x', ({ shift }) => shift)
    .text(({ text }) => text);
}

/** The text of each break, and how far it is pushed off its glyph to stay inside; empty where another is in the way. */
function withRoom(
  breaks: readonly Break[],
  width: number,
): { stretch: Break; text: string; shift: number }[] {
  const taken: { from: number; to: number }[] = [];
  return breaks.map((stretch) => {
    const text = sizeText(stretch.end - stretch.start);
    const half = (text.length * CHAR) / 2 + 2;
    const x = Math.min(Math.max(tearAt(stretch), half), width - half);
    const free = taken.every((t) => x + half + 6 <= t.from || x - half - 6 >= t.to);
    if (free) taken.push({ from: x - half, to: x + half });
    return { stretch, text: free ? text : '', shift: x - tearAt(stretch) };
  });
}
