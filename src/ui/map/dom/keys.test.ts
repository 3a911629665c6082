import { beforeAll, describe, expect, it } from 'vitest';
import { LANES } from '../../../store/state';
import { modelOf } from '../data/model';
import { foldedFamily } from '../maths/fold';
import { presetOf, viewOf } from '../testing/views';
import type { MapState } from './deeds';
import { keyDeed } from './keys';
import { brushKey } from './overview';

const doc = presetOf('seabios-q35-46');
let state: MapState;
const key = (name: string, over: object = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...over,
});

beforeAll(async () => {
  const model = modelOf(await viewOf(doc), doc.memory ?? []);
  const window = { start: 0, span: model.space };
  state = {
    model,
    family: foldedFamily(model.pieces, 760),
    window,
    selection: null,
    lanes: LANES,
    lane: null,
  };
});

describe('keys', () => {
  it('walk the segments and say them', () => {
    expect(keyDeed(key('ArrowRight'), state)).toMatchObject({ select: 0 });
    expect(keyDeed(key('ArrowRight'), { ...state, selection: 0 })).toMatchObject({
      select: 0xa0,
      say: expect.stringContaining('0xa_0000 to 0xb_ffff, 128 KiB: MTRR UC'),
    });
    expect(keyDeed(key('ArrowLeft'), { ...state, selection: 0xa0 })).toMatchObject({ select: 0 });
    // From the middle of a segment back to its own beginning.
    expect(keyDeed(key('ArrowLeft'), { ...state, selection: 0xa5 })).toMatchObject({ select: 0xa0 });
    expect(keyDeed(key('ArrowLeft'), { ...state, selection: 0 })).toMatchObject({ select: 0 });
  });

  it('go to the ends', () => {
    expect(keyDeed(key('Home'), { ...state, selection: 5000 })).toMatchObject({ select: 0 });
    const last = state.model.view.segments.starts.at(-1);
    expect(keyDeed(key('End'), state)).toMatchObject({ select: last });
    expect(keyDeed(key('ArrowRight'), { ...state, selection: last as number })).toMatchObject({
      select: last,
    });
  });

  it('bring what they select into view', () => {
    const deed = keyDeed(key('End'), { ...state, window: { start: 0, span: 64 } });
    expect(deed?.window?.start).toBeGreaterThan(64);
  });

  it('walk the changes of one lane, and choose it', () => {
    const shift = { shiftKey: true };
    const at = (selection: number, lane: MapState['lane']) => ({ ...state, selection, lane });
    // The leaves first: the memory layout and the MTRRs change more often.
    expect(keyDeed(key('ArrowRight', shift), at(0, null))).toMatchObject({
      lane: 'ept',
      say: expect.stringMatching(/^EPT: /),
    });
    const mtrr = keyDeed(key('ArrowRight', shift), at(0, 'mtrr'));
    expect(mtrr).toMatchObject({ select: 0xa0, say: 'MTRR: UC, 0xa_0000 to 0xb_ffff, 128 KiB' });
    expect(keyDeed(key('ArrowLeft', shift), at(0xa5, 'mtrr'))).toMatchObject({ select: 0xa0 });
    expect(keyDeed(key('ArrowLeft', shift), at(0, 'mtrr'))).toEqual({
      lane: 'mtrr',
      say: 'MTRR: WB, no change beyond',
    });
    expect(keyDeed(key('ArrowDown'), at(0, 'memory'))).toMatchObject({
      lane: 'variable',
      say: expect.stringMatching(/^Variable: /),
    });
    expect(keyDeed(key('ArrowUp'), at(0, 'memory'))).toMatchObject({ lane: 'memory' });
  });

  it('pan', () => {
    const near = { ...state, window: { start: 0x80000, span: 0x80000 } };
    expect(keyDeed(key('PageDown'), near)?.window?.start).toBeGreaterThan(0x80000);
    expect(keyDeed(key('PageUp'), near)?.window?.start).toBeLessThan(0x80000);
  });

  it('zoom, fit and show the whole', () => {
    const zoomedIn = keyDeed(key('+'), state)?.window;
    expect(zoomedIn?.span).toBeLessThan(state.model.space);
    expect(keyDeed(key('0'), { ...state, window: { start: 9, span: 99 } })?.window).toEqual({
      start: 0,
      span: state.model.space,
    });
    const fit = keyDeed(key('f'), { ...state, selection: 0x90000 })?.window;
    expect(fit?.start).toBeLessThan(0x80000);
    expect(fit?.start).toBeGreaterThan(0);
  });

  it('leave to the page what is not theirs', () => {
    for (const name of ['Tab', '[', ']', 'g', '?', 'a']) expect(keyDeed(key(name), state)).toBeUndefined();
    expect(keyDeed(key('ArrowRight', { ctrlKey: true }), state)).toBeUndefined();
    expect(keyDeed(key('Escape'), state)).toBeUndefined();
  });

  it('move the brush of the overview', () => {
    const here = { family: state.family, window: { start: 0x80000, span: 0x80000 } };
    expect(brushKey('ArrowRight', here)?.start).toBeGreaterThan(0x80000);
    expect(brushKey('ArrowLeft', here)?.start).toBeLessThan(0x80000);
    expect(brushKey('Home', here)?.start).toBe(0);
    expect(brushKey('x', here)).toBeUndefined();
  });
});
