import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, scenes } from '../testing/spaces';
import { axisOf, mixAxes, pageAt, toPage, toPx, walker } from './axis';
import { type Family, levelFor, linearFamily, logFamily } from './family';
import { foldedFamily } from './fold';

const families = ({
  pieces,
  width,
}: {
  pieces: Parameters<typeof foldedFamily>[0];
  width: number;
}): Family[] => [foldedFamily(pieces, width), linearFamily(pieces.end, width), logFamily(pieces.end, width)];

describe('axis', () => {
  it('rises everywhere and spans exactly the plot', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        for (const family of families(scene)) {
          const { pages, px } = axisOf(family, scene.window);
          expect(pages[0]).toBe(scene.window.start);
          expect(pages.at(-1)).toBe(scene.window.start + scene.window.span);
          expect(px[0]).toBe(0);
          expect(px.at(-1)).toBeCloseTo(scene.width, 6);
          for (let i = 1; i < pages.length; i++) {
            expect(pages[i]).toBeGreaterThan(pages[i - 1] as number);
            expect(px[i]).toBeGreaterThan(px[i - 1] as number);
          }
        }
      }),
    );
  });

  it('goes from pixel to page and back', () => {
    fc.assert(
      fc.property(scenes, fc.double({ min: 0, max: 1, noNaN: true }), (scene, share) => {
        for (const family of families(scene)) {
          const axis = axisOf(family, scene.window);
          const px = share * scene.width;
          expect(toPx(axis, toPage(axis, px))).toBeCloseTo(px, 3);
          expect(pageAt(axis, px)).toBeGreaterThanOrEqual(scene.window.start);
          expect(pageAt(axis, px)).toBeLessThan(scene.window.start + scene.window.span);
        }
      }),
    );
  });

  it('gives a page back from the pixel in its middle, where pages are wider than a pixel', () => {
    fc.assert(
      fc.property(scenes, fc.nat(15), (scene, offset) => {
        const window = { start: Math.min(scene.window.start, scene.space - 16), span: 16 };
        for (const family of families(scene)) {
          const axis = axisOf(family, window);
          const page = window.start + offset;
          const middle = (toPx(axis, page) + toPx(axis, page + 1)) / 2;
          expect(pageAt(axis, middle)).toBe(page);
        }
      }),
    );
  });

  it('is linear at sixteen pages, also at the end of 2^52', () => {
    const pieces = {
      starts: Float64Array.of(0, 1, 0xfee00, 0xfee01, LARGEST - 9, LARGEST - 8),
      end: LARGEST,
      empty: new Uint8Array(6),
    };
    for (const start of [0xfedf8, LARGEST - 16]) {
      for (const family of [foldedFamily(pieces, 870), linearFamily(LARGEST, 870)]) {
        const axis = axisOf(family, { start, span: 16 });
        for (let page = 0; page <= 16; page++) {
          expect(toPx(axis, start + page)).toBeCloseTo((page * 870) / 16, 6);
        }
      }
    }
  });

  it('walks as it searches', () => {
    fc.assert(
      fc.property(scenes, fc.array(fc.double({ min: -0.2, max: 1.2, noNaN: true })), (scene, shares) => {
        for (const family of families(scene)) {
          const axis = axisOf(family, scene.window);
          const walk = walker(axis);
          for (const share of shares.sort((a, b) => a - b)) {
            const page = scene.window.start + share * scene.window.span;
            expect(walk(page)).toBe(toPx(axis, page));
          }
        }
      }),
    );
  });

  it('mixes two axes without ever falling', () => {
    fc.assert(
      fc.property(scenes, fc.double({ min: 0, max: 1, noNaN: true }), (scene, t) => {
        const [folded, linear] = families(scene) as [Family, Family];
        const a = axisOf(folded, scene.window);
        const b = axisOf(linear, scene.window);
        const { px } = mixAxes(a, b, t);
        for (let i = 1; i < px.length; i++) expect(px[i]).toBeGreaterThanOrEqual(px[i - 1] as number);
        expect(px.at(-1)).toBeCloseTo(scene.width, 6);
      }),
    );
  });
});

describe('level', () => {
  it('is that of the window: 0 for all of the space, 1 for sixteen pages', () => {
    const family = linearFamily(LARGEST, 870);
    expect(levelFor(family, 0, LARGEST, 870)).toBeCloseTo(0, 9);
    expect(levelFor(family, 5, 21, 870)).toBeCloseTo(1, 9);
    expect(levelFor(family, 0, LARGEST, 1)).toBe(0);
    expect(levelFor(family, 0, 1, 1e9)).toBe(1);
  });
});
