/** A picture as SVG and on a canvas: one layout, one set of painters, two pens. */
import { Brush } from '../paint/brush';
import { Hatches } from '../paint/hatch';
import type { Palette } from '../paint/palette';
import type { Picture } from './picture';
import { type Measure, SvgHatches, SvgPen } from './svg-pen';
import { attributes, xmlText } from './xml';

/** The picture as an SVG document that needs nothing else. `width` in pixels; a brush's own pixels are scaled to it. */
export function svgOf(picture: Picture, palette: Palette, width: number, measure: Measure): string {
  const { title, about, parts } = picture;
  const hatches = new SvgHatches();
  const body = parts.map(({ x, y, width: own, href, paint }) => {
    const pen = new SvgPen(measure);
    paint(new Brush(pen, palette, hatches, 1, own));
    const group = `<g transform="translate(${x} ${y})">${pen.markup()}</g>`;
    return href === undefined ? group : `<a${attributes({ href })}>${group}</a>`;
  });
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height: (picture.height * width) / picture.width,
    viewBox: `0 0 ${picture.width} ${picture.height}`,
    role: 'img',
    'aria-labelledby': 'title about',
  });
  const paper = attributes({ width: picture.width, height: picture.height, fill: palette.paper });
  return [
    `<svg${root}>`,
    `<title id="title">${xmlText(title)}</title><desc id="about">${xmlText(about)}</desc>`,
    `<defs>${hatches.markup()}</defs><rect${paper}/>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

/** Draws the picture into a canvas whose width it takes: `ratio` device pixels for one of the picture's. */
export function drawOn(
  canvas: HTMLCanvasElement | OffscreenCanvas,
  picture: Picture,
  palette: Palette,
  ratio: number,
): void {
  canvas.width = Math.round(picture.width * ratio);
  canvas.height = Math.round(picture.height * ratio);
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const hatches = new Hatches(ratio);
  for (const { x, y, width, paint } of picture.parts) {
    ctx.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    paint(new Brush(ctx, palette, hatches, ratio, width));
  }
}
