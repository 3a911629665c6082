/** A picture as files. */

import { type Palette, paletteOf } from '../map/paint/palette';
import { drawOn, svgOf } from '../map/picture/draw';
import type { Picture } from '../map/picture/picture';
import { type Choice, PNG_RATIO, SIZES } from './options';

/** The colours of a theme, whichever the page has now, also where the system forces its own on the page. */
export function themePalette(theme: 'light' | 'dark'): Palette {
  const sample = document.createElement('div');
  sample.dataset.theme = theme;
  sample.hidden = true;
  document.body.append(sample);
  const style = getComputedStyle(sample);
  const palette = paletteOf((name) => style.getPropertyValue(`--${name}`).trim());
  sample.remove();
  return palette;
}

/** The picture as an SVG document. */
export function svgFile(picture: Picture, { size, theme }: Choice): string {
  const ctx = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  const measure = (text: string, font: string): number => {
    ctx.font = font;
    return ctx.measureText(text).width;
  };
  return svgOf(picture, themePalette(theme), SIZES[size].width, measure);
}

/** The picture as PNG. Rejects where the browser cannot draw one that large. */
export async function pngFile(picture: Picture, { size, theme }: Choice): Promise<Blob> {
  const canvas = new OffscreenCanvas(1, 1);
  drawOn(canvas, picture, themePalette(theme), (PNG_RATIO * SIZES[size].width) / picture.width);
  return canvas.convertToBlob({ type: 'image/png' });
}
