import { describe, expect, it } from 'vitest';
import { LANES, type LaneId } from '../../../store/state';
import { modelOf } from '../data/model';
import { laneBoxes, lanesHeight } from '../lane-boxes';
import { paintLargest } from '../lanes/largest';
import { rowBox } from '../lanes/variable';
import { axisOf } from '../maths/axis';
import { linearFamily } from '../maths/family';
import { foldedFamily } from '../maths/fold';
import { type Drawn, recorder } from '../testing/recorder';
import { plainView, presetOf, viewOf, writingCr0 } from '../testing/views';
import { barsOn, paintLanes } from './lanes';
import { paintCount } from './notes';

async function painted(
  doc: ReturnType<typeof presetOf>,
  cursor?: number,
  lanes: readonly LaneId[] = LANES,
): Promise<Drawn[]> {
  const model = modelOf(await viewOf(doc, cursor), doc.memory ?? []);
  const axis = axisOf(foldedFamily(model.pieces, 800), { start: 0, span: model.space });
  return paint(model, axis, lanes);
}

function paint(
  model: ReturnType<typeof modelOf>,
  axis: ReturnType<typeof axisOf>,
  lanes: readonly LaneId[] = LANES,
): Drawn[] {
  const { brush, drawn } = recorder(800);
  const frame = { model, axis, bars: barsOn(axis), lanes };
  paintLanes(brush, { ...frame, ticks: [], breaks: [], pages: false, scale: 1, flash: 0 });
  return drawn;
}

const inLane = (drawn: Drawn[], id: (typeof LANES)[number]): Drawn[] => {
  const box = laneBoxes(LANES, 1).find((lane) => lane.id === id) as { y: number; h: number };
  return drawn.filter(({ y, h }) => y >= box.y - 0.5 && y + h <= box.y + box.h + 0.5);
};
const texts = (drawn: Drawn[]): string[] =>
  drawn.filter(({ what }) => what === 'text').map(({ text }) => text);

const q35 = presetOf('seabios-q35-46');

describe('lanes', () => {
  it('tell a type by colour, hatch and letters', async () => {
    const mtrr = inLane(await painted(q35), 'mtrr');
    expect(texts(mtrr)).toEqual(['WB', 'UC', 'WP', 'WB', 'UC', 'WB']);
    for (const style of ['type-WB', 'type-UC', 'hatch UC', 'type-WP', 'hatch WP']) {
      expect(mtrr.some((shape) => shape.style === style)).toBe(true);
    }
  });

  it('never draw outside of their height', async () => {
    for (const shape of await painted(presetOf('netbook-945g'))) {
      expect(shape.y).toBeGreaterThanOrEqual(0);
      expect(shape.y + shape.h).toBeLessThanOrEqual(lanesHeight(LANES, 1));
    }
  });

  it('hatch what was zapped, with the type below, and outline what is stale as nothing else', async () => {
    const drawn = await painted(writingCr0('0x40000010'));
    const zapped = inLane(drawn, 'zapped').map(({ style }) => style);
    expect(zapped).toContain('hatch zap');
    expect(zapped).toContain('type-UC');
    expect(inLane(drawn, 'ept').map(({ style }) => style)).toContain('hatch zap');
    expect(drawn.some(({ style }) => style === 'stale')).toBe(false);

    const left = { ...q35, events: [{ type: 'cr0' as const, vcpu: 0, value: '0x40000010' }] };
    const stale = (await painted(left)).filter(({ style }) => style === 'stale');
    expect(stale.length).toBeGreaterThan(0);
    expect(inLane(stale, 'stale')).toHaveLength(stale.length);
  });

  it('show the largest leaves as three heights, and how many there are', async () => {
    const drawn = inLane(await painted(q35), 'largest');
    expect(texts(drawn)).toEqual(
      expect.arrayContaining(['1G', '2M', expect.stringMatching(/^[\d,]+ leaves$/)]),
    );
    const heights = new Set(drawn.filter(({ style }) => style === 'rule').map(({ h }) => h));
    expect(heights.size).toBeGreaterThanOrEqual(3);
    expect(drawn.some(({ style }) => style.startsWith('type-'))).toBe(false);
  });

  it('keep the letters of the largest leaves off their count', async () => {
    const { brush, drawn } = recorder(800);
    const bar = { start: 0, end: 1, code: 512, count: 1, codes: [512], unlisted: 0 };
    const place = { y: 0, h: 26 };
    const count = '17 leaves';
    paintLargest(brush, [{ ...bar, x0: 740, x1: 800 }], place, count);
    expect(texts(drawn)).toEqual([]);
    paintLargest(brush, [{ ...bar, x0: 640, x1: 800 }], place, count);
    paintCount(brush, place, count);
    expect(texts(drawn)).toEqual(['2M', '17 leaves']);
    expect(drawn.at(-1)?.x).toBeGreaterThan(720);
  });

  it('say why they are empty', async () => {
    expect(texts(await painted({ version: 1, policy: 'bare-metal' }))).toEqual(
      expect.arrayContaining(['no variable range is valid', 'this policy has no EPT', 'before any event']),
    );
  });

  it('show the fixed ranges with their types, and hollow where they do not count', async () => {
    const full = await painted(q35, undefined, ['fixed']);
    expect(texts(full)).toEqual(['WB', 'UC', 'WP']);
    expect(full.map(({ style }) => style)).toEqual(
      expect.arrayContaining(['type-WB', 'hatch UC', 'type-WP']),
    );
    for (const [defType, said] of [
      ['0x800', 'FE is 0: the fixed ranges do not count'],
      ['0x400', 'E is 0: no MTRR counts'],
    ] as const) {
      const off = { type: 'wrmsr' as const, vcpu: 0, msr: '0x2ff', value: defType };
      const drawn = await painted({ ...q35, events: [off] }, undefined, ['fixed']);
      expect(texts(drawn)).toEqual(['WB', 'UC', 'WP', said]);
      expect(drawn.some(({ style }) => style.startsWith('type-'))).toBe(false);
    }
  });

  it('give what was needless a lane of its own, with the type that stays', async () => {
    // One byte of eight changes, and the whole register's range is zapped.
    const toggle = { type: 'wrmsr' as const, vcpu: 0, msr: '0x250', value: '0x606060606060600' };
    const doc = { ...q35, policy: 'kvm-6.0', vm: { noncoherentDma: 1 }, events: [toggle] };
    const model = modelOf(await viewOf(doc), doc.memory ?? []);
    const axis = axisOf(linearFamily(model.space, 800), { start: 0, span: 0x100 });
    const drawn = paint(model, axis, ['needless']);
    expect(texts(drawn)).toEqual(['needless 448 KiB, stays WB']);
    expect(drawn.map(({ style }) => style)).toContain('hatch needless');
    expect(texts(await painted({ ...doc, events: [] }, 0, ['needless']))).toEqual(['nothing was needless']);
  });

  it('say how many and which where several share a pixel, in every lane', () => {
    const comb = Array.from({ length: 4000 }, (_, i): [number, number] => [i, i % 2 === 0 ? 6 : 0]);
    const view = plainView(2 ** 34, [...comb, [4000, 4]]);
    const spans = Float64Array.from({ length: 8000 }, (_, i) => (i >> 1) + (i & 1));
    const odd = spans.filter((_, i) => (i >> 1) % 2 === 1);
    const audit = {
      ...{ calls: 1, zapped: 4000, changed: 2000, needless: 2000, stale: 4000 },
      ...{ why: [], zaps: [], zappedSpans: spans, changedSpans: odd, needlessSpans: odd, staleSpans: spans },
    };
    const zaps = [{ start: 0, end: 4000, call: 'kvm_zap_gfn_range', times: 1 }];
    const built = view.segments.leaf.map((code) => (code === 6 ? 1 : 5));
    const regions = view.segments.starts.map((_, i) => i % 3);
    const model = modelOf(
      {
        ...view,
        cursor: 1,
        audit: { ...audit, zaps },
        segments: { ...view.segments, built, region: Int32Array.from(regions) },
        ranges: [{ index: 3, type: 0, spans: odd, unlisted: 5 }],
        largest: {
          starts: view.segments.starts,
          sizes: Float64Array.from(view.segments.starts, (_, i) => (i % 2 ? 1 : 512)),
          leaves: 3,
        },
      },
      (['ram', 'mmio', 'emulated'] as const).map((kind) => ({ start: '0x0', end: '0x1000', kind })),
    );
    const axis = axisOf(linearFamily(2 ** 34, 800), { start: 0, span: 8000 });
    const said = (id: LaneId): string[] => texts(paint(model, axis, [id]));
    expect(said('memory')[0]).toBe('4000 × RAM, device MMIO, emulated');
    expect(said('variable')[0]).toMatch('#3 UC 2000 pieces');
    expect(said('variable')[1]).toBe('#3 UC: 5 pieces not listed');
    for (const id of ['mtrr', 'ept', 'effective'] as const) expect(said(id)[0]).toBe('4000 × UC WB');
    expect(said('built')[0]).toBe('3999 × WC WP');
    expect(said('zapped')).toEqual(expect.arrayContaining(['2000 × WB', '2000 × UC needless']));
    expect(said('needless')[0]).toBe('2000 × UC needless');
    expect(said('stale')[0]).toBe('4000 × still WC WP');
    expect(said('largest')[0]).toBe('4000 × 2M 4K');
  });

  it('say how many pieces of a mask are not listed', () => {
    const view = plainView(2 ** 34, [
      [0, 6],
      [100, 0],
    ]);
    const mixed = Float64Array.of(2 ** 30, 0);
    const model = modelOf({ ...view, segments: { ...view.segments, mixed } }, []);
    const axis = axisOf(linearFamily(2 ** 34, 800), { start: 0, span: 200 });
    expect(texts(paint(model, axis, ['ept']))).toEqual(['1,073,741,824 pieces not listed', 'UC']);
  });

  it('show a thousand segments in a pixel as mixed', () => {
    const comb = Array.from({ length: 4000 }, (_, i): [number, number] => [i, i % 2 === 0 ? 6 : 0]);
    const model = modelOf(plainView(2 ** 34, [...comb, [4000, 4]]), []);
    const drawn = paint(model, axisOf(linearFamily(2 ** 34, 800), { start: 0, span: 2 ** 24 }));
    expect(inLane(drawn, 'mtrr').map(({ style }) => style)).toContain('hatch mixed');
    expect(inLane(drawn, 'mtrr').some(({ style }) => style === 'type-UC')).toBe(false);
  });
});

describe('rows of the variable lane', () => {
  it('share a height that does not change', () => {
    expect(rowBox(0, 1, 60)).toEqual({ y: 0, h: 18 });
    expect(rowBox(2, 3, 60)).toEqual({ y: 40, h: 18 });
    for (const rows of [1, 3, 8, 40]) {
      const { y, h } = rowBox(rows - 1, rows, 62);
      expect(y + h).toBeLessThanOrEqual(62);
      expect(h).toBeGreaterThan(0);
    }
  });
});
