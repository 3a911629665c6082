import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, scenes } from '../testing/spaces';
import { foldedWidths, MIN_PIECE } from './fold';

describe('folded widths', () => {
  it('add up to the plot', () => {
    fc.assert(
      fc.property(scenes, ({ pieces, width }) => {
        const sum = foldedWidths(pieces, width).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(width, 6);
      }),
    );
  });

  it('leave every piece a least width while there is room', () => {
    fc.assert(
      fc.property(scenes, ({ pieces, width }) => {
        const count = pieces.starts.length;
        const least = Math.min(MIN_PIECE, (0.6 * width) / count, width / 16);
        for (const px of foldedWidths(pieces, width)) expect(px).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });

  it('give one page beside 2^52 bytes a width that can be hit', () => {
    const pieces = {
      starts: Float64Array.of(0, 0xfee00, 0xfee01),
      end: LARGEST,
      empty: Uint8Array.of(0, 0, 1),
    };
    const [, page, tail] = foldedWidths(pieces, 870);
    expect(page).toBeGreaterThanOrEqual(MIN_PIECE);
    expect(tail).toBeLessThan(500);
  });
});
