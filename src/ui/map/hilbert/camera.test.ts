import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beside,
  between,
  blockAt,
  blockOf,
  type Camera,
  cameraOf,
  cellAt,
  clampCamera,
  levelOf,
  revealing,
  zoomedAt,
} from './camera';
import { cellOf, rectOf } from './curve';

const ORDER = 20;
const shares = fc.double({ min: 0, max: 1, noNaN: true });
const pages = fc.bigInt({ min: 0n, max: 2n ** 40n - 1n }).map(Number);
const levels = fc.integer({ min: 2, max: ORDER });

describe('the camera', () => {
  it('keeps what lies under the pointer while one zooms in, and stays inside', () => {
    fc.assert(
      fc.property(shares, shares, shares, levels, pages, (fx, fy, step, level, page) => {
        const camera = cameraOf(blockAt(page, level), ORDER);
        const at = { x: fx, y: fy };
        const next = zoomedAt(camera, ORDER, at, 1 + step);
        expect(next.x + fx * next.cells).toBeCloseTo(camera.x + fx * camera.cells, 3);
        expect(clampCamera(next, ORDER)).toEqual(next);
      }),
    );
  });

  it('goes from four pages to everything and ends there', () => {
    let camera: Camera = cameraOf({ start: 0, level: ORDER }, ORDER);
    for (let i = 0; i < 100; i++) camera = zoomedAt(camera, ORDER, { x: 0.3, y: 0.9 }, 1.7);
    expect(camera.cells).toBe(4);
    for (let i = 0; i < 100; i++) camera = zoomedAt(camera, ORDER, { x: 0.3, y: 0.9 }, 1 / 1.7);
    expect(camera).toEqual({ x: 0, y: 0, cells: 2 ** ORDER });
  });

  it('shows a block that it is told to show', () => {
    fc.assert(
      fc.property(pages, levels, (page, level) => {
        const block = blockAt(page, level);
        const camera = cameraOf(block, ORDER);
        expect(blockOf(camera, ORDER)).toEqual(block);
        expect(levelOf(camera)).toBe(level);
      }),
    );
  });

  it('moves to what is out of sight, and only then', () => {
    fc.assert(
      fc.property(pages, pages, levels, (a, b, level) => {
        const camera = cameraOf(blockAt(a, level), ORDER);
        const small = blockAt(b, level - 2);
        const seen = revealing(camera, small, ORDER);
        const { x, y, w } = rectOf(small.start, 4 ** small.level, ORDER);
        expect(x >= seen.x && x + w <= seen.x + seen.cells).toBe(true);
        expect(y >= seen.y && y + w <= seen.y + seen.cells).toBe(true);
        expect(revealing(seen, small, ORDER)).toEqual(seen);
      }),
    );
  });

  it('ends where it goes to', () => {
    const [a, b] = [cameraOf({ start: 0, level: 20 }, 20), cameraOf(blockAt(0xfee00, 3), 20)];
    expect(between(a, b, 0)).toEqual(a);
    const end = between(a, b, 1);
    expect(end.x).toBeCloseTo(b.x, 6);
    expect(end.cells).toBeCloseTo(b.cells, 6);
  });
});

describe('blocks', () => {
  it('are walked to the neighbour and back', () => {
    fc.assert(
      fc.property(
        pages,
        levels,
        fc.constantFrom([1, 0], [-1, 0], [0, 1], [0, -1]),
        (page, level, [dx = 0, dy = 0]) => {
          const block = blockAt(page, level);
          const next = beside(block, dx, dy, ORDER);
          if (next.start === block.start) return;
          expect(beside(next, -dx, -dy, ORDER)).toEqual(block);
          const [from, to] = [rectOf(block.start, 4 ** level, ORDER), rectOf(next.start, 4 ** level, ORDER)];
          expect([to.x - from.x, to.y - from.y]).toEqual([dx * 2 ** level, dy * 2 ** level]);
        },
      ),
    );
  });

  it('are found under a place of the picture', () => {
    const camera = cameraOf({ start: 0, level: 4 }, ORDER);
    for (const page of [0, 17, 255]) {
      const { x, y } = cellOf(page, ORDER);
      expect(cellAt(camera, { x: (x + 0.5) / 16, y: (y + 0.5) / 16 }, ORDER)).toEqual({ x, y });
    }
  });
});
