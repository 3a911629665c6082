import { type RefObject, useEffect, useRef } from 'react';
import { fitCanvas } from '../map/dom/canvas';
import { watchTheme } from '../map/dom/theme';
import { Brush } from '../map/paint/brush';

/** Paints a canvas as wide as its box: again whenever what is painted, the room or the colours change. */
export function useCanvas(
  box: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  draw: (brush: Brush, width: number) => void,
  height: number,
): void {
  const latest = useRef({ draw, height });
  const repaint = useRef<() => void>(undefined);

  useEffect(() => {
    const [outer, inner] = [box.current, canvas.current];
    if (!outer || !inner) return undefined;
    const theme = watchTheme(outer, () => repaint.current?.());
    repaint.current = () => {
      const width = outer.clientWidth;
      if (width === 0) return;
      const { ctx, ratio } = fitCanvas(inner, width, latest.current.height);
      ctx.clearRect(0, 0, width, latest.current.height);
      latest.current.draw(new Brush(ctx, theme.palette(), theme.hatches(ratio), ratio, width), width);
    };
    const observer = new ResizeObserver(() => repaint.current?.());
    observer.observe(outer);
    return () => {
      observer.disconnect();
      theme.destroy();
    };
  }, [box, canvas]);

  useEffect(() => {
    latest.current = { draw, height };
    repaint.current?.();
  });
}
