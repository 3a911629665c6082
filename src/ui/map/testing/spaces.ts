/** Arbitrary layouts and windows up to 2^52 bytes. For tests alone. */
import fc from 'fast-check';
import type { Pieces } from '../maths/fold';
import { MIN_SPAN } from '../maths/window';

/** 2^52 bytes, in pages. */
export const LARGEST = 2 ** 40;

/** Pages of a space of 32 to 52 bits. */
const spaces = fc.integer({ min: 20, max: 40 }).map((bits) => 2 ** bits);

/** A place in a space that is as likely small as large. */
const places = (space: number): fc.Arbitrary<number> =>
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([depth, at]) => Math.floor(at * space ** depth) % space);

/** The pieces of a folded axis. */
const layouts: fc.Arbitrary<Pieces> = spaces.chain((end) =>
  fc.array(places(end), { maxLength: 60 }).chain((cuts) => {
    const starts = Float64Array.from(new Set([0, ...cuts])).sort();
    return fc
      .array(fc.integer({ min: 0, max: 1 }), { minLength: starts.length, maxLength: starts.length })
      .map((empty) => ({ starts, end, empty: Uint8Array.from(empty) }));
  }),
);

/** A window of a space, from MIN_SPAN pages to all of it. */
export const windowsOf = (space: number): fc.Arbitrary<{ start: number; span: number }> =>
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), places(space)).map(([depth, at]) => {
    const span = Math.max(Math.round(space ** depth), MIN_SPAN);
    return { span, start: Math.min(at, space - span) };
  });

/** A layout, a window of it and a width in pixels. */
export const scenes = fc
  .tuple(layouts, fc.integer({ min: 200, max: 2400 }))
  .chain(([pieces, width]) =>
    windowsOf(pieces.end).map((window) => ({ pieces, width, window, space: pieces.end })),
  );
