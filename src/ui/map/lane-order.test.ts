import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_LANES, LANES, type LaneId } from '../../store/state';
import { listedLanes, movedLane, toggledLane } from './lane-order';

const lists = fc.shuffledSubarray([...ALL_LANES]);
const lanes = fc.constantFrom(...ALL_LANES);

describe('the order of the lanes', () => {
  it('brings a lane back to where it usually lies', () => {
    const hidden = toggledLane(LANES, 'mtrr');
    expect(hidden).not.toContain('mtrr');
    expect(toggledLane(hidden, 'mtrr')).toEqual(LANES);
    expect(toggledLane(LANES, 'built')).toEqual([...LANES, 'built']);
  });

  it('lists every lane once, the shown ones first', () => {
    fc.assert(
      fc.property(lists, (shown) => {
        const listed = listedLanes(shown);
        expect(listed.slice(0, shown.length)).toEqual(shown);
        expect([...listed].sort()).toEqual([...ALL_LANES].sort());
      }),
    );
  });

  it('moves one lane by one place and keeps the order of the others', () => {
    fc.assert(
      fc.property(lists, lanes, fc.constantFrom(1 as const, -1 as const), (shown, id, step) => {
        const moved = movedLane(shown, id, step);
        const rest = (list: LaneId[]): LaneId[] => list.filter((other) => other !== id);
        expect(rest(moved)).toEqual(rest(shown));
        if (moved.indexOf(id) !== shown.indexOf(id)) expect(movedLane(moved, id, -step as 1)).toEqual(shown);
        else expect(moved).toEqual(shown);
      }),
    );
  });
});
