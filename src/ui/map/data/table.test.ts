import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainView, presetOf, viewOf, writingCr0 } from '../testing/views';
import { modelOf } from './model';
import { drawnFrom, orderedSegments, SORTED, segmentRow, typesIn } from './table';

const q35 = presetOf('seabios-q35-46');
/** CD set and cleared again: all of memory becomes UC and WB, and is zapped each time. */
const toggled = writingCr0('0x40000010', '0x10');

describe('table', () => {
  it('says of a segment what the lanes show', async () => {
    const model = modelOf(await viewOf(toggled), toggled.memory ?? []);
    expect(segmentRow(model, 3)).toEqual({
      index: 3,
      page: 0x100,
      start: '0x10_0000',
      end: '0x7fff_ffff',
      size: '1.99 GiB',
      memory: 'RAM',
      mtrr: 'WB',
      ept: 'WB',
      ipat: 'no',
      effective: 'WB',
      built: 'WB',
      state: 'zapped',
    });
  });

  it('is sorted by size', async () => {
    const model = modelOf(await viewOf(q35), q35.memory ?? []);
    const { starts } = model.view.segments;
    const sizeOf = (i: number): number => (starts[i + 1] ?? model.space) - (starts[i] as number);
    const sizes = orderedSegments(model, { by: 'size', down: true, filter: '' }).map(sizeOf);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes).toHaveLength(starts.length);
  });

  it('is filtered by one type of one column', async () => {
    const model = modelOf(await viewOf(q35), q35.memory ?? []);
    expect(typesIn(model, 'mtrr').sort()).toEqual(['UC', 'WB', 'WP']);
    const kept = orderedSegments(model, { by: 'start', down: false, filter: 'mtrr UC' });
    expect(kept.length).toBeGreaterThan(0);
    for (const i of kept) expect(segmentRow(model, i).mtrr).toBe('UC');
  });

  it('keeps segments whose pieces are not listed, whatever the filter', () => {
    const view = plainView(100, [
      [0, 6],
      [50, 0],
    ]);
    view.segments.mixed[0] = 7;
    const model = modelOf(view, []);
    expect(orderedSegments(model, { by: 'start', down: false, filter: 'mtrr UC' })).toEqual([0, 1]);
    expect(segmentRow(model, 0).state).toBe('and 7 pieces not listed');
  });

  it('draws what is in sight, from row to row, and never past the end', () => {
    fc.assert(
      fc.property(fc.nat(70_000), fc.nat(70_000), (top, count) => {
        fc.pre(top < count);
        const drawn = 120;
        const from = drawnFrom(top, count, drawn);
        expect(from).toBeLessThanOrEqual(top);
        // Sixty rows are more than any screen shows.
        expect(from + drawn).toBeGreaterThanOrEqual(Math.min(top + 60, count));
        expect(from).toBeLessThanOrEqual(Math.max(count - drawn, 0));
      }),
    );
  });

  it('is sorted by what stands in any other column, in the order of the addresses where that is the same', async () => {
    const model = modelOf(await viewOf(toggled), toggled.memory ?? []);
    for (const by of SORTED) {
      if (by === 'start' || by === 'size') continue;
      const rows = orderedSegments(model, { by, down: false, filter: '' }).map((i) => segmentRow(model, i));
      expect(rows).toHaveLength(model.view.segments.starts.length);
      for (const [i, row] of rows.slice(1).entries()) {
        const before = rows[i] as (typeof rows)[0];
        expect(before[by] < row[by] || (before[by] === row[by] && before.page < row.page)).toBe(true);
      }
    }
  });
});
