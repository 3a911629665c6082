import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedFamily } from '../maths/fold';
import { scenes, windowsOf } from '../testing/spaces';
import { pathBetween, progress } from './path';

describe('path', () => {
  it('ends at its end and stays inside the space', () => {
    const ways = scenes.chain((scene) => windowsOf(scene.space).map((to) => ({ ...scene, to })));
    fc.assert(
      fc.property(ways, fc.double({ min: 0, max: 0.999, noNaN: true }), (scene, t) => {
        const path = pathBetween(foldedFamily(scene.pieces, scene.width), scene.window, scene.to);
        expect(path(1)).toEqual(scene.to);
        const at = path(t);
        expect(at.start).toBeGreaterThanOrEqual(0);
        expect(at.span).toBeGreaterThan(0);
        expect(at.start + at.span).toBeLessThanOrEqual(scene.space * (1 + 1e-12));
      }),
    );
  });

  it('takes no time where nothing may move', () => {
    expect(progress(0, 0, 0)).toBe(1);
    expect(progress(0, 0, 180)).toBe(0);
    expect(progress(0, 200, 180)).toBe(1);
    expect(progress(Number.NEGATIVE_INFINITY, 5, 180)).toBe(1);
  });
});
