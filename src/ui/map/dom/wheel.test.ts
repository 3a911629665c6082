import { describe, expect, it } from 'vitest';
import { isLast, Wheel, wheelStep } from './wheel';

const event = (over: object) => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  shiftKey: false,
  ...over,
});

describe('wheel', () => {
  it('zooms by turning, pans sideways', () => {
    expect(wheelStep(event({ deltaY: -100 })).factor).toBeGreaterThan(1.5);
    expect(wheelStep(event({ deltaY: 100 })).factor).toBeLessThan(0.7);
    expect(wheelStep(event({ deltaX: 30, deltaY: 5 }))).toEqual({ pan: 30, factor: 1 });
    expect(wheelStep(event({ deltaY: 30, shiftKey: true }))).toEqual({ pan: 30, factor: 1 });
  });

  it('takes a pinch of a touchpad, whose numbers are small', () => {
    const { factor } = wheelStep(event({ deltaY: -10, ctrlKey: true }));
    expect(factor).toBeGreaterThan(1.1);
    expect(factor).toBeLessThan(1.2);
  });

  it('counts lines and pages, and bounds a jump', () => {
    expect(wheelStep(event({ deltaY: -3, deltaMode: 1 }))).toEqual(wheelStep(event({ deltaY: -48 })));
    expect(wheelStep(event({ deltaY: -9000 }))).toEqual(wheelStep(event({ deltaY: -240 })));
  });

  it('keeps to one page in a series, and sums up small turns', () => {
    const wheel = new Wheel();
    expect(wheel.next(100, 1.1, 0, () => 7)).toEqual({ page: 7, factor: 1.1 });
    expect(wheel.next(101, 1.1, 50, () => 8)).toEqual({ page: 7, factor: expect.closeTo(1.21, 9) });
    wheel.done();
    expect(wheel.next(101, 1.1, 100, () => 8)).toEqual({ page: 7, factor: 1.1 });
    // Elsewhere, or later, it is another series.
    expect(wheel.next(150, 1.1, 150, () => 9).page).toBe(9);
    expect(wheel.next(150, 1.1, 900, () => 10).page).toBe(10);
  });

  it('lets the page scroll on only after the swing is over', () => {
    const wheel = new Wheel();
    wheel.next(0, 0.5, 1000, () => 0);
    expect(isLast(wheel, 1100)).toBe(false);
    expect(isLast(wheel, 1350)).toBe(false);
    expect(isLast(wheel, 1700)).toBe(true);
  });
});
