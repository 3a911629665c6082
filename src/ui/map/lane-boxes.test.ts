import { describe, expect, it } from 'vitest';
import { LANES } from '../../store/state';
import { laneBoxes, lanesHeight, scaleFor } from './lane-boxes';

describe('lanes', () => {
  it('lie below each other in the order that the store gives', () => {
    const boxes = laneBoxes(['ept', 'memory'], 1);
    expect(boxes.map(({ id }) => id)).toEqual(['ept', 'memory']);
    expect((boxes[1] as { y: number }).y).toBeGreaterThan((boxes[0] as { y: number; h: number }).h);
  });

  it('are as high together as what is drawn', () => {
    const last = laneBoxes(LANES, 1).at(-1) as { y: number; h: number };
    expect(lanesHeight(LANES, 1)).toBeGreaterThan(last.y + last.h);
  });

  it('fill the room that there is, within bounds', () => {
    for (const room of [300, 340, 400, 450]) {
      expect(lanesHeight(LANES, scaleFor(LANES, room))).toBeLessThanOrEqual(room + LANES.length);
    }
    expect(scaleFor(LANES, 10)).toBe(0.7);
    expect(scaleFor(LANES, 4000)).toBe(2);
  });
});
