/** What a visitor chooses of a picture. */
import type { LaneId, Theme } from '../../store/state';
import { ownLanes } from '../map/lanes-beside';
import type { MapInput } from '../map/source';

export interface Choice {
  part: 'window' | 'whole';
  size: PictureSize;
  theme: 'light' | 'dark';
  /** In their order. */
  lanes: readonly LaneId[];
}

export type PictureSize = 'mail' | 'slide';

/** Pixels: the width of the picture, and of the layout that is scaled to it. Letters on a slide are larger. */
export const SIZES: Readonly<Record<PictureSize, { width: number; layout: number }>> = {
  mail: { width: 800, layout: 800 },
  slide: { width: 1600, layout: 1040 },
};

/** Pixels of a PNG for each of the picture's, so that it stays sharp where it is enlarged. */
export const PNG_RATIO = 2;

/** The first choice: as the map is shown. */
export function firstChoice(theme: Theme, { lanes }: MapInput): Choice {
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return {
    part: 'window',
    size: 'mail',
    theme: dark ? 'dark' : 'light',
    lanes: ownLanes(lanes).filter((lane) => lane !== 'difference'),
  };
}
