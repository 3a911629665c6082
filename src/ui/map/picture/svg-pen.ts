/** A pen that writes SVG: it understands just the calls that the painters make of a canvas context. */
import type { Pen } from '../paint/brush';
import { type HatchName, type HatchSource, paintTile, SIDE } from '../paint/hatch';
import { attributes, shortNumber, xmlText } from './xml';

/** Pixels of a text in a font. */
export type Measure = (text: string, font: string) => number;

/** Of a font's size: from the middle of its letters, where canvas puts a text, down to the baseline. */
const MIDDLE = 0.35;
const FONT = /^(?:(italic) )?(\d{3}) ([\d.]+)px (.+)$/;

export class SvgPen implements Pen {
  fillStyle: Pen['fillStyle'] = '#000';
  strokeStyle: Pen['strokeStyle'] = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '400 12px sans-serif';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private path = '';
  private readonly parts: string[] = [];

  constructor(private readonly measure: Measure) {}

  /** Everything that was drawn, as elements. */
  markup(): string {
    return this.parts.join('');
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.add('rect', { x, y, width, height, ...this.paint('fill', this.fillStyle) });
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.add('rect', { x, y, width, height, ...this.outline() });
  }

  beginPath(): void {
    this.path = '';
  }

  closePath(): void {
    this.path += 'Z';
  }

  moveTo(x: number, y: number): void {
    this.path += `M${shortNumber(x)} ${shortNumber(y)}`;
  }

  /** As canvas has it: the first point of a path is one that it moves to. */
  lineTo(x: number, y: number): void {
    this.path += `${this.path === '' ? 'M' : 'L'}${shortNumber(x)} ${shortNumber(y)}`;
  }

  /** A rectangle as part of the path. */
  roundRect(x: number, y: number, width: number, height: number, radius = 0): void {
    const r = shortNumber(Math.min(radius as number, width / 2, height / 2));
    const arc = (dx: string, dy: string): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
    const [w, h] = [width, height].map((side) => shortNumber(side - 2 * Number(r)));
    this.path += `M${shortNumber(x + Number(r))} ${shortNumber(y)}h${w}${arc(r, r)}v${h}${arc(`-${r}`, r)}`;
    this.path += `h-${w}${arc(`-${r}`, `-${r}`)}v-${h}${arc(r, `-${r}`)}Z`;
  }

  fill(): void {
    this.add('path', { d: this.path, ...this.paint('fill', this.fillStyle) });
  }

  stroke(): void {
    this.add('path', { d: this.path, ...this.outline() });
  }

  fillText(text: string, x: number, y: number): void {
    const [, italic, weight = '400', size = '12', family = 'sans-serif'] = FONT.exec(this.font) ?? [];
    const down = this.textBaseline === 'middle' ? MIDDLE * Number(size) : 0;
    this.add(
      'text',
      {
        ...{ x, y: y + down, 'font-family': family, 'font-size': Number(size) },
        'font-weight': weight === '400' ? undefined : weight,
        'font-style': italic,
        ...this.paint('fill', this.fillStyle),
      },
      xmlText(text),
    );
  }

  measureText(text: string): TextMetrics {
    return { width: this.measure(text, this.font) } as TextMetrics;
  }

  private outline(): Record<string, string | number | undefined> {
    return { fill: 'none', ...this.paint('stroke', this.strokeStyle), 'stroke-width': this.lineWidth };
  }

  private paint(
    name: 'fill' | 'stroke',
    style: Pen['fillStyle'],
  ): Record<string, string | number | undefined> {
    const { colour, opacity } = plainColour(String(style));
    const all = opacity * this.globalAlpha;
    return { [name]: colour, [`${name}-opacity`]: all < 1 ? all : undefined };
  }

  private add(name: string, values: Parameters<typeof attributes>[0], content?: string): void {
    const head = `<${name}${attributes(values)}`;
    this.parts.push(content === undefined ? `${head}/>` : `${head}>${content}</${name}>`);
  }
}

/** A colour as every reader of SVG knows it: `rgb(20 22 26 / 28%)` is one that only browsers do. */
export function plainColour(style: string): { colour: string; opacity: number } {
  const match = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)%\)$/.exec(style);
  if (!match) return style === 'transparent' ? { colour: 'none', opacity: 1 } : { colour: style, opacity: 1 };
  return { colour: `rgb(${match.slice(1, 4).join(',')})`, opacity: Number(match[4]) / 100 };
}

/** Hatches as patterns of the document. */
export class SvgHatches implements HatchSource {
  private readonly made = new Map<string, { id: string; markup: string }>();

  get(name: HatchName, colour: string): string {
    const key = `${name} ${colour}`;
    let pattern = this.made.get(key);
    if (!pattern) {
      const id = `hatch-${this.made.size}`;
      const pen = new SvgPen(() => 0);
      paintTile(pen, name, colour);
      const side = SIDE[name];
      const head = attributes({ id, width: side, height: side, patternUnits: 'userSpaceOnUse' });
      pattern = { id, markup: `<pattern${head}>${pen.markup()}</pattern>` };
      this.made.set(key, pattern);
    }
    return `url(#${pattern.id})`;
  }

  /** All patterns that were asked for. */
  markup(): string {
    return [...this.made.values()].map(({ markup }) => markup).join('');
  }
}
