/** What is written over a lane once everything is painted. */
import type { Place } from '../lane';
import type { Brush } from './brush';

/** Pixels of the letters of a count. */
export const COUNT_SIZE = 10.5;

/** Words in a lane, from pixel `x`: with nothing in it, it says so. */
export function paintNote(brush: Brush, { y, h }: Place, text: string, x = 2): void {
  const { ctx, palette } = brush;
  ctx.font = `400 11px ${palette.text}`;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(x, y + h / 2 - 8, ctx.measureText(text).width + 8, 16);
  ctx.fillStyle = palette.inkFaint;
  ctx.textBaseline = 'middle';
  ctx.fillText(text, x + 4, y + h / 2 + 0.5);
}

/** Pixels from the left at which a count begins. */
export const countAt = (brush: Brush, count: string): number =>
  brush.width - brush.textWidth(count, COUNT_SIZE) - 14;

/** Paints at the right how many there are. */
export function paintCount(brush: Brush, { y, h }: Place, count: string): void {
  const { palette } = brush;
  const x = countAt(brush, count);
  const box = { x, y, w: brush.width - x, h: Math.min(COUNT_SIZE + 4, h) };
  brush.label(box, [count], palette.inkSoft, { size: COUNT_SIZE, under: palette.paper });
}
