import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scenes } from '../testing/spaces';
import { brushOf, centredAt, dragged, gripAt, overviewOf } from './overview';

const pieces = { starts: Float64Array.of(0, 0x80000, 0x100000), end: 2 ** 34, empty: Uint8Array.of(0, 0, 1) };
const overview = overviewOf(pieces, 600);

describe('brush', () => {
  it('covers the strip at the whole space and is never too narrow to see', () => {
    expect(brushOf(overview, { start: 0, span: 2 ** 34 }, 600)).toEqual({
      x0: 0,
      x1: expect.closeTo(600, 6),
    });
    const { x0, x1 } = brushOf(overview, { start: 0x90000, span: 16 }, 600);
    expect(x1 - x0).toBeGreaterThanOrEqual(6);
  });

  it('is taken by its edges and its body', () => {
    const brush = { x0: 100, x1: 200 };
    expect(gripAt(brush, 98)).toBe('start');
    expect(gripAt(brush, 203)).toBe('end');
    expect(gripAt(brush, 150)).toBe('body');
    expect(gripAt(brush, 80)).toBeUndefined();
    // A narrow one still has a body.
    expect(gripAt({ x0: 100, x1: 106 }, 103)).toBe('body');
  });

  it('always gives a window inside the space', () => {
    const parts = fc.constantFrom('body' as const, 'start' as const, 'end' as const);
    fc.assert(
      fc.property(scenes, parts, fc.integer({ min: -3000, max: 3000 }), (scene, grip, dx) => {
        const here = overviewOf(scene.pieces, scene.width);
        for (const next of [
          dragged(here, scene.window, grip, dx),
          centredAt(here, scene.window, scene.window.start),
        ]) {
          expect(Number.isInteger(next.start) && Number.isInteger(next.span)).toBe(true);
          expect(next.start).toBeGreaterThanOrEqual(0);
          expect(next.span).toBeGreaterThanOrEqual(16);
          expect(next.start + next.span).toBeLessThanOrEqual(scene.space);
        }
      }),
    );
  });

  it('moves one edge and leaves the other where it is', () => {
    const window = { start: 0x80000, span: 0x80000 };
    const left = dragged(overview, window, 'start', -30);
    expect(left.start).toBeLessThan(window.start);
    expect(left.start + left.span).toBe(0x100000);
    expect(dragged(overview, window, 'end', 30).start).toBe(0x80000);
  });

  it('keeps the pages of a window that is a mere mark', () => {
    const moved = dragged(overview, { start: 0x90000, span: 64 }, 'body', 40);
    expect(moved.span).toBe(64);
    expect(moved.start).toBeGreaterThan(0x90000);
  });
});
