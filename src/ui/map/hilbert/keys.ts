/** The keys on the curve. */
import { beside, blockAt, blockOf, type Camera, cameraOf, levelOf, STEP, zoomedAt } from './camera';
import { pageOf } from './curve';
import type { HilbertNow } from './stage';

/** What a key does: either may be absent. */
export interface HilbertDeed {
  readonly camera?: Camera;
  readonly select?: number;
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const MIDDLE = { x: 0.5, y: 0.5 };
/** Of one press. */
const ZOOM = 2;

/** The deed of a key, or undefined where it means nothing here. */
export function hilbertDeed(key: string, now: HilbertNow): HilbertDeed | undefined {
  const { camera, order, step, selection, model } = now;
  const arrow = ARROWS[key];
  if (arrow) {
    if (selection === null) return { select: blockAt(blockOf(camera, order).start, step).start };
    const { start } = beside(blockAt(selection, step), ...arrow, order);
    // Where the space has no square's size, the picture ends in nothing.
    return { select: start < model.space ? start : selection };
  }
  switch (key) {
    case 'Enter':
      return { camera: cameraOf(blockAt(selection ?? middlePage(now), step), order) };
    case 'Escape':
    case 'Backspace':
      return levelOf(camera) < order ? { camera: ascended(now) } : undefined;
    case '+':
    case '=':
      return { camera: zoomedAt(camera, order, MIDDLE, ZOOM) };
    case '-':
    case '_':
      return { camera: zoomedAt(camera, order, MIDDLE, 1 / ZOOM) };
    case '0':
    case 'Home':
      return { camera: cameraOf({ start: 0, level: order }, order) };
    default:
      return undefined;
  }
}

const middlePage = ({ camera, order }: HilbertNow): number =>
  pageOf({ x: Math.floor(camera.x + camera.cells / 2), y: Math.floor(camera.y + camera.cells / 2) }, order);

/** As far up as Enter goes down. */
function ascended({ camera, order }: HilbertNow): Camera {
  const { start, level } = blockOf(camera, order);
  const up = Math.min(level + STEP, order);
  return cameraOf(blockAt(start, up), order);
}
