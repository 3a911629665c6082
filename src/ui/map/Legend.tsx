/** What colours, hatches and marks mean. Painted by the painters of the lanes, so it can never say something else. */
import { useEffect, useRef } from 'react';
import type { Look } from './data/names';
import { fitCanvas } from './dom/canvas';
import { watchTheme } from './dom/theme';
import css from './map.module.css';
import { type Box, Brush } from './paint/brush';
import { words } from './words';

const LOOKS: readonly Look[] = ['WB', 'WT', 'WP', 'WC', 'UC', 'undefined'];
const WIDTH = 22;
const HEIGHT = 14;

interface Item {
  readonly text: string;
  paint(brush: Brush, box: Box): void;
}

const ITEMS: readonly Item[] = [
  ...LOOKS.map((look): Item => ({ text: look, paint: (brush, box) => brush.look(box, look) })),
  {
    text: words.legendItems.ipat,
    paint: (brush, box) => {
      brush.look(box, 'WB');
      brush.fill({ ...box, h: 3 }, brush.palette.ink);
    },
  },
  { text: words.legendItems.mixed, paint: (brush, box) => brush.look(box, 'mixed') },
  {
    text: words.legendItems.zapped,
    paint: (brush, box) => {
      brush.look(box, 'WB');
      brush.hatch(box, 'zap', brush.palette.zap);
    },
  },
  {
    text: words.legendItems.needless,
    paint: (brush, box) => {
      brush.hatch(box, 'needless', brush.palette.inkFaint);
      brush.frame(box, brush.palette.inkFaint);
    },
  },
  {
    text: words.legendItems.stale,
    paint: (brush, box) => {
      brush.look(box, 'WB');
      brush.frame(box, brush.palette.stale, 3);
    },
  },
];

export function Legend() {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const root = list.current;
    if (!root) return;
    const paint = (): void => {
      root.querySelectorAll('canvas').forEach((canvas, i) => {
        const { ctx, ratio } = fitCanvas(canvas, WIDTH, HEIGHT);
        const box = { x: 0, y: 0, w: WIDTH, h: HEIGHT };
        ctx.clearRect(0, 0, WIDTH, HEIGHT);
        ITEMS[i]?.paint(new Brush(ctx, theme.palette(), theme.hatches(ratio), ratio, WIDTH), box);
      });
    };
    const theme = watchTheme(root, paint);
    paint();
    return theme.destroy;
  }, []);
  return (
    <ul ref={list} className={css.legend} aria-label={words.legend}>
      {ITEMS.map(({ text }) => (
        <li key={text}>
          <canvas />
          {text}
        </li>
      ))}
    </ul>
  );
}
