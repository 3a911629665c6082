import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, scenes } from '../testing/spaces';
import { axisOf, toPage, toPx } from './axis';
import { linearFamily, logFamily } from './family';
import { foldedFamily } from './fold';
import { centred, fitted, panned, revealed, zoomed } from './moves';
import { MIN_SPAN } from './window';

const shares = fc.double({ min: 0, max: 1, noNaN: true });

describe('moves', () => {
  it('always give whole pages inside the space', () => {
    fc.assert(
      fc.property(scenes, shares, fc.double({ min: 0.01, max: 100, noNaN: true }), (scene, share, factor) => {
        const { pieces, width, window, space } = scene;
        for (const family of [
          foldedFamily(pieces, width),
          linearFamily(space, width),
          logFamily(space, width),
        ]) {
          const px = share * width;
          for (const moved of [
            zoomed(family, window, px, factor),
            panned(family, window, (factor - 50) * 20),
            fitted(family, window.start, window.start + 1),
            centred(family, window, window.start),
          ]) {
            expect(Number.isInteger(moved.start)).toBe(true);
            expect(Number.isInteger(moved.span)).toBe(true);
            expect(moved.start).toBeGreaterThanOrEqual(0);
            expect(moved.span).toBeGreaterThanOrEqual(MIN_SPAN);
            expect(moved.start + moved.span).toBeLessThanOrEqual(space);
          }
        }
      }),
    );
  });

  it('keep what lies under the pointer there while zooming in', () => {
    fc.assert(
      fc.property(scenes, shares, ({ pieces, width, window, space }, share) => {
        for (const family of [foldedFamily(pieces, width), linearFamily(space, width)]) {
          const px = share * width;
          const page = toPage(axisOf(family, window), px);
          const next = zoomed(family, window, px, 1.5);
          const axis = axisOf(family, next);
          // Not where an end of the space or the rounding to whole pages is in the way.
          if (next.span < 4096 || next.start === 0 || next.start + next.span === space) continue;
          expect(Math.abs(toPx(axis, page) - px)).toBeLessThan(2);
        }
      }),
    );
  });

  it('zoom in to sixteen pages and out to everything, and end there', () => {
    const family = linearFamily(LARGEST, 1237);
    let window = { start: 0, span: LARGEST };
    for (let i = 0; i < 200; i++) window = zoomed(family, window, 617, 1.4);
    expect(window.span).toBe(MIN_SPAN);
    for (let i = 0; i < 200; i++) window = zoomed(family, window, 617, 1 / 1.4);
    expect(window).toEqual({ start: 0, span: LARGEST });
  });

  it('does not drift: a hundred steps keep the page under the pointer', () => {
    const family = linearFamily(LARGEST, 1237);
    const page = 0x3_fee0_0123;
    let window = { start: 0, span: LARGEST };
    const px = toPx(axisOf(family, window), page);
    for (let i = 0; i < 100; i++) window = zoomed(family, window, px, 1.4, px, page);
    expect(window.span).toBe(MIN_SPAN);
    expect(page - window.start).toBeGreaterThanOrEqual(0);
    expect(page - window.start).toBeLessThan(MIN_SPAN);
  });

  it('pan by pixels', () => {
    const family = linearFamily(2 ** 34, 1000);
    expect(panned(family, { start: 1000, span: 1000 }, 100)).toEqual({ start: 900, span: 1000 });
    expect(panned(family, { start: 1000, span: 1000 }, 5000)).toEqual({ start: 0, span: 1000 });
  });

  it('fit a stretch to four fifths', () => {
    expect(fitted(linearFamily(2 ** 34, 1000), 8000, 16000)).toEqual({ start: 7000, span: 10000 });
  });

  it('reveal only what is out of sight', () => {
    const family = linearFamily(2 ** 34, 1000);
    const window = { start: 1000, span: 1000 };
    expect(revealed(family, window, 1500)).toEqual(window);
    expect(revealed(family, window, 5000)).toEqual({ start: 4500, span: 1000 });
  });
});
