/** What colours, hatches and marks mean. Painted by the painters of the lanes, so it can never say something else. */

import { words } from '../../words/map';
import type { Look } from '../data/names';
import type { Box, Brush } from './brush';

const LOOKS: readonly Look[] = ['WB', 'WT', 'WP', 'WC', 'UC', 'undefined'];
/** Pixels of a swatch. */
export const SWATCH = { w: 22, h: 14 } as const;

export interface LegendItem {
  readonly text: string;
  paint(brush: Brush, box: Box): void;
}

export const LEGEND: readonly LegendItem[] = [
  ...LOOKS.map((look): LegendItem => ({ text: look, paint: (brush, box) => brush.look(box, look) })),
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
