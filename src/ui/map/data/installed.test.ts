import { describe, expect, it } from 'vitest';
import { plainView } from '../testing/views';
import { overlayOf } from './installed';
import { pairOf } from './names';
import { pagesOf } from './runs';

const leaves = (...list: [start: number, end: number, code: number][]) => ({
  starts: Float64Array.from(list, ([start]) => start),
  ends: Float64Array.from(list, ([, end]) => end),
  codes: Uint8Array.from(list, ([, , code]) => code),
});
const { segments } = plainView(1024, [
  [0, 6],
  [512, 0],
  [600, 255],
]);

describe('leaves over a map', () => {
  it('differ where the policy built another type, another IPAT, or none', () => {
    const { deviant } = overlayOf(leaves([0, 100, 6], [100, 101, 14], [500, 700, 6]), segments, 1024);
    expect([...deviant.starts]).toEqual([100, 512, 600]);
    expect([...deviant.ends]).toEqual([101, 600, 700]);
    expect([...deviant.codes]).toEqual([pairOf(14, 6), pairOf(6, 0), pairOf(6, 255)]);
    expect(pagesOf(deviant)).toBe(189);
  });

  it('are cut at the end of the space', () => {
    const { installed } = overlayOf(leaves([1000, 2000, 6], [4000, 4001, 6]), segments, 1024);
    expect([...installed.starts]).toEqual([1000]);
    expect([...installed.ends]).toEqual([1024]);
  });

  it('say nothing where pieces are not listed', () => {
    const vague = { ...segments, mixed: Float64Array.from([0, 7, 0]) };
    const { deviant } = overlayOf(leaves([0, 600, 14]), vague, 1024);
    expect([...deviant.ends]).toEqual([512]);
  });
});
