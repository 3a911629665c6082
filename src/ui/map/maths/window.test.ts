import { describe, expect, it } from 'vitest';
import { clampWindow, touches, windowBetween } from './window';

describe('window', () => {
  it('is whole pages inside the space', () => {
    expect(clampWindow({ start: -5, span: 100.4 }, 1000)).toEqual({ start: 0, span: 100 });
    expect(clampWindow({ start: 990, span: 100 }, 1000)).toEqual({ start: 900, span: 100 });
    expect(clampWindow({ start: 5, span: 1 }, 1000)).toEqual({ start: 5, span: 16 });
    expect(clampWindow({ start: Number.NaN, span: 1 }, 1000)).toEqual({ start: 0, span: 1000 });
  });

  it('grows about its middle where it would be too short', () => {
    expect(windowBetween(100, 104, 1000)).toEqual({ start: 94, span: 16 });
    expect(windowBetween(100.2, 199.8, 1000)).toEqual({ start: 100, span: 100 });
  });

  it('knows what it shows', () => {
    expect(touches({ start: 10, span: 10 }, 19, 20)).toBe(true);
    expect(touches({ start: 10, span: 10 }, 20, 30)).toBe(false);
  });
});
