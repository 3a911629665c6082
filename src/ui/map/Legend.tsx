/** The legend below the map. */
import { useEffect, useRef } from 'react';
import { words } from '../words/map';
import { fitCanvas } from './dom/canvas';
import { watchTheme } from './dom/theme';
import css from './map.module.css';
import { Brush } from './paint/brush';
import { LEGEND, SWATCH } from './paint/legend';

export function Legend() {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const root = list.current;
    if (!root) return;
    const paint = (): void => {
      root.querySelectorAll('canvas').forEach((canvas, i) => {
        const { ctx, ratio } = fitCanvas(canvas, SWATCH.w, SWATCH.h);
        const box = { x: 0, y: 0, ...SWATCH };
        ctx.clearRect(0, 0, SWATCH.w, SWATCH.h);
        LEGEND[i]?.paint(new Brush(ctx, theme.palette(), theme.hatches(ratio), ratio, SWATCH.w), box);
      });
    };
    const theme = watchTheme(root, paint);
    paint();
    return theme.destroy;
  }, []);
  return (
    <ul ref={list} className={css.legend} aria-label={words.legend}>
      {LEGEND.map(({ text }) => (
        <li key={text}>
          <canvas />
          {text}
        </li>
      ))}
    </ul>
  );
}
