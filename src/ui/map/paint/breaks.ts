/** The tear through all lanes where the axis leaves something out. */
import type { Break } from '../maths/breaks';
import type { Brush } from './brush';

/** Pixels: width of the tear, and length of a tooth. */
const WIDTH = 4;
const TOOTH = 7;

/** Where in its stretch the tear lies: at the right, for letters stand at the left. Pixels. */
export function tearAt({ x0, x1 }: Break): number {
  return x1 - Math.min(Math.max(0.15 * (x1 - x0), 6), 14);
}

/** Paints the tears from `y0` to `y1`. */
export function paintTears(brush: Brush, breaks: readonly Break[], y0: number, y1: number): void {
  const { ctx, palette } = brush;
  for (const stretch of breaks) {
    const x = brush.snap(tearAt(stretch));
    const edge = (shift: number, back: boolean): void => {
      const steps = Math.ceil((y1 - y0) / TOOTH);
      for (let i = 0; i <= steps; i++) {
        const step = back ? steps - i : i;
        const y = Math.min(y0 + step * TOOTH, y1);
        ctx.lineTo(x + shift + (step % 2 === 0 ? -2 : 2), y);
      }
    };
    ctx.beginPath();
    edge(-WIDTH / 2, false);
    edge(WIDTH / 2, true);
    ctx.closePath();
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.strokeStyle = palette.rule;
    ctx.lineWidth = 1;
    for (const shift of [-WIDTH / 2, WIDTH / 2]) {
      ctx.beginPath();
      edge(shift, false);
      ctx.stroke();
    }
  }
}
