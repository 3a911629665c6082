import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Edge, edgeOf, extremes, nextText, snapped, stepped } from './edges';

const GIB = 2 ** 18;
const SPACE = 2 ** 24;

/** A space of 32 to 52 bits, a block in it that registers can express, and one of its edges. */
const scenes = fc.integer({ min: 20, max: 40 }).chain((bits) =>
  fc.integer({ min: 0, max: bits }).chain((log) =>
    fc.record({
      space: fc.constant(2 ** bits),
      edge: fc.constantFrom<Edge>('start', 'end'),
      block: fc
        .double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
        .map((at): Block => ({ size: 2 ** log, base: Math.floor(at * 2 ** (bits - log)) * 2 ** log })),
    }),
  ),
);
const places = fc.double({ min: -0.5, max: 1.5, noNaN: true });

function expectExpressible({ base, size }: Block, space: number): void {
  expect(Number.isInteger(Math.log2(size))).toBe(true);
  expect(size).toBeGreaterThanOrEqual(1);
  expect(base % size).toBe(0);
  expect(base).toBeGreaterThanOrEqual(0);
  expect(base + size).toBeLessThanOrEqual(space);
}

const other = (edge: Edge): Edge => (edge === 'start' ? 'end' : 'start');

describe('edges of a variable range', () => {
  it('snap to what base and mask can express, and the other edge stays', () => {
    fc.assert(
      fc.property(scenes, places, ({ space, edge, block }, at) => {
        const next = snapped(block, edge, at * space, space);
        expectExpressible(next, space);
        expect(edgeOf(next, other(edge))).toBe(edgeOf(block, other(edge)));
      }),
    );
  });

  it('follow the hand: a place further up never gives an edge further down', () => {
    fc.assert(
      fc.property(scenes, places, places, ({ space, edge, block }, a, b) => {
        const [low, high] = [Math.min(a, b) * space, Math.max(a, b) * space];
        const [under, over] = [snapped(block, edge, low, space), snapped(block, edge, high, space)];
        expect(edgeOf(under, edge)).toBeLessThanOrEqual(edgeOf(over, edge));
      }),
    );
  });

  it('take the nearest of all legal places', () => {
    fc.assert(
      fc.property(scenes, places, ({ space, edge, block }, at) => {
        const gap = (candidate: Block): number => Math.abs(edgeOf(candidate, edge) - at * space);
        const best = gap(snapped(block, edge, at * space, space));
        let { low } = extremes(block, edge, space);
        for (let last: Block | null = null; last !== low; ) {
          expect(best).toBeLessThanOrEqual(gap(low));
          last = low;
          low = stepped(low, edge, 1, space);
        }
      }),
    );
  });

  it('step from one legal place to the next, and back', () => {
    fc.assert(
      fc.property(scenes, fc.constantFrom<1 | -1>(1, -1), ({ space, edge, block }, step) => {
        const next = stepped(block, edge, step, space);
        expectExpressible(next, space);
        const { low, high } = extremes(block, edge, space);
        expectExpressible(low, space);
        expectExpressible(high, space);
        if (edgeOf(block, edge) === edgeOf(step > 0 ? high : low, edge)) expect(next).toBe(block);
        else {
          expect(Math.sign(edgeOf(next, edge) - edgeOf(block, edge))).toBe(step);
          expect(stepped(next, edge, -step as 1 | -1, space)).toEqual(block);
        }
        // Where it lies already it stays.
        expect(snapped(block, edge, edgeOf(block, edge), space)).toEqual(block);
      }),
    );
  });

  it('say what is next, and why nothing is', () => {
    const top = { base: 3 * GIB, size: GIB };
    expect(nextText(top, 'end', SPACE)).toBe('next size is 2 GiB: base must be aligned to it');
    expect(nextText({ base: 2 * GIB, size: GIB }, 'end', SPACE)).toBe('next size is 2 GiB');
    expect(nextText({ base: 0, size: GIB }, 'start', SPACE)).toContain('end must be aligned');
    expect(nextText(top, 'start', SPACE)).toBe('next size is 2 GiB');
    expect(nextText({ base: 0, size: SPACE }, 'end', SPACE)).toBe('it is the whole space');
  });
});
