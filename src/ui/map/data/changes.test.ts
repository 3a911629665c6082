import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_LANES } from '../../../store/state';
import { presetOf, viewOf } from '../testing/views';
import { changeBeside, changesOf, laneText } from './changes';
import { type Model, modelOf } from './model';

let model: Model;
beforeAll(async () => {
  const doc = presetOf('netbook-945g');
  model = modelOf(await viewOf(doc), doc.memory ?? []);
});

describe('the changes of a lane', () => {
  it('are where what it says changes, and nowhere else in a column', () => {
    for (const lane of ['mtrr', 'ept', 'effective', 'built'] as const) {
      const changes = [...changesOf(model, lane)];
      expect(changes[0]).toBe(0);
      for (const [i, page] of changes.entries()) {
        const end = (changes[i + 1] ?? model.space) - 1;
        expect(laneText(model, lane, end)).toBe(laneText(model, lane, page));
        if (i > 0) expect(laneText(model, lane, page - 1)).not.toBe(laneText(model, lane, page));
      }
    }
  });

  it('are fewer than the segments where other lanes make those', () => {
    expect(changesOf(model, 'variable').length).toBeGreaterThan(3);
    expect(changesOf(model, 'mtrr').length).toBeLessThan(model.view.segments.starts.length);
  });

  it('exist for every lane, with words', () => {
    for (const lane of ALL_LANES) {
      expect(changesOf(model, lane)[0]).toBe(0);
      expect(laneText(model, lane, 0)).not.toBe('');
    }
    expect(laneText(model, 'variable', 0x40000)).toBe('#4 WC');
    expect(laneText(model, 'variable', 0x3f600)).toContain('#0 WB, #2 UC');
  });

  it('are found on either side of a page', () => {
    const changes = Float64Array.of(0, 10, 20);
    expect(changeBeside(changes, 0, 1)).toBe(10);
    expect(changeBeside(changes, 15, 1)).toBe(20);
    expect(changeBeside(changes, 15, -1)).toBe(10);
    expect(changeBeside(changes, 10, -1)).toBe(0);
    expect(changeBeside(changes, 20, 1)).toBeUndefined();
    expect(changeBeside(changes, 0, -1)).toBeUndefined();
  });
});
