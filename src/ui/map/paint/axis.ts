/** The axis by a brush, for pictures: what `drawAxis` puts into the page, from the same layout. */
import type { Break } from '../maths/breaks';
import type { Tick } from '../maths/ticks';
import { FOLD_Y, foldLabels, HEX_Y, LINE_Y, MINOR_Y, SIZE_Y, SLANT, TICK_PAD, TICK_Y } from './axis-layout';
import { tearAt } from './breaks';
import type { Brush } from './brush';

const SIZE = 11;

interface AxisParts {
  readonly ticks: readonly Tick[];
  readonly breaks: readonly Break[];
}

/** Paints line, ticks, addresses and what is left out. */
export function paintAxis(brush: Brush, { ticks, breaks }: AxisParts): void {
  const { palette, width } = brush;
  brush.fill({ x: 0, y: LINE_Y - 0.5, w: width, h: 1 }, palette.ruleStrong);
  for (const { px, label, size } of ticks) {
    const x = Math.round(px);
    const top = label === null ? MINOR_Y : TICK_Y;
    brush.fill({ x, y: top, w: 1, h: LINE_Y - top }, palette.ruleStrong);
    write(brush, size ?? '', x + TICK_PAD, SIZE_Y, `600 ${SIZE}px ${palette.mono}`, palette.ink);
    write(brush, label ?? '', x + TICK_PAD, HEX_Y, `400 ${SIZE}px ${palette.mono}`, palette.inkSoft);
  }
  for (const { stretch, text, shift } of foldLabels(breaks, width)) {
    const x = tearAt(stretch);
    // The line is broken first, then the two slants beside the gap are drawn.
    slant(brush, x, palette.paper, 5);
    for (const side of [-SLANT.apart, SLANT.apart]) slant(brush, x + side, palette.inkSoft, 1.2);
    const left = x + shift - brush.textWidth(text, SIZE) / 2;
    write(brush, text, left, FOLD_Y, `italic 400 ${SIZE}px ${palette.mono}`, palette.inkFaint);
  }
}

function slant({ ctx }: Brush, x: number, colour: string, width: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(x - SLANT.dx, LINE_Y + SLANT.dy);
  ctx.lineTo(x + SLANT.dx, LINE_Y - SLANT.dy);
  ctx.stroke();
}

/** A text by its baseline. */
function write({ ctx }: Brush, text: string, x: number, y: number, font: string, ink: string): void {
  if (text === '') return;
  ctx.font = font;
  ctx.fillStyle = ink;
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(text, x, y);
}
