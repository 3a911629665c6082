import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST, scenes } from '../testing/spaces';
import { axisOf } from './axis';
import { linearFamily, logFamily } from './family';
import { foldedFamily } from './fold';
import { exactSize } from './size';
import { CHAR, TICK_GAP, ticksOf } from './ticks';

describe('ticks', () => {
  it('never lets two labels touch, on any axis', () => {
    fc.assert(
      fc.property(scenes, ({ pieces, width, window }) => {
        for (const family of [
          foldedFamily(pieces, width),
          linearFamily(pieces.end, width),
          logFamily(pieces.end, width),
        ]) {
          const labelled = ticksOf(axisOf(family, window), true).filter((tick) => tick.label !== null);
          labelled.forEach((tick, i) => {
            const room = (labelled[i + 1]?.px ?? width) - tick.px;
            expect(room).toBeGreaterThan((tick.label as string).length * CHAR - 1e-6);
            if (i + 1 < labelled.length) expect(room).toBeGreaterThan(TICK_GAP - 1e-6);
          });
        }
      }),
    );
  });

  it('steps by powers of two on a linear axis', () => {
    const ticks = ticksOf(axisOf(linearFamily(2 ** 20, 760), { start: 0, span: 2 ** 20 }), false);
    const labels = ticks.filter((tick) => tick.label !== null).map(({ label, size }) => [label, size]);
    expect(labels).toEqual([
      ['0x0', '0'],
      ['0x2000_0000', '512 MiB'],
      ['0x4000_0000', '1 GiB'],
      ['0x6000_0000', '1.5 GiB'],
      ['0x8000_0000', '2 GiB'],
      ['0xa000_0000', '2.5 GiB'],
      ['0xc000_0000', '3 GiB'],
      ['0xe000_0000', '3.5 GiB'],
    ]);
  });

  it('shows every page at sixteen pages, at the end of 2^52 as well', () => {
    const window = { start: LARGEST - 16, span: 16 };
    const ticks = ticksOf(axisOf(linearFamily(LARGEST, 870), window), false);
    expect(ticks.map((tick) => tick.page)).toEqual(Array.from({ length: 16 }, (_, i) => LARGEST - 16 + i));
  });

  it('names the boundaries of a folded axis before anything else', () => {
    const pieces = {
      starts: Float64Array.of(0, 0xc0000, 0x100000),
      end: 2 ** 34,
      empty: new Uint8Array(3),
    };
    const ticks = ticksOf(axisOf(foldedFamily(pieces, 870), { start: 0, span: 2 ** 34 }), true);
    const names = ticks.filter((tick) => tick.label !== null).map((tick) => tick.label);
    expect(names).toEqual(expect.arrayContaining(['0x0', '0xc000_0000', '0x1_0000_0000']));
  });
});

describe('exact sizes', () => {
  it.each([
    [0, '0'],
    [1, '4 KiB'],
    [0xa0, '640 KiB'],
    [0x100, '1 MiB'],
    [0xe0000, '3.5 GiB'],
    [0xfee00, null],
    [LARGEST, '4 PiB'],
  ])('%i pages', (pages, text) => expect(exactSize(pages)).toBe(text));
});
