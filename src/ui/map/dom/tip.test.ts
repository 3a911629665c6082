import { describe, expect, it } from 'vitest';
import { modelOf } from '../data/model';
import { axisOf } from '../maths/axis';
import { linearFamily } from '../maths/family';
import { presetOf, viewOf } from '../testing/views';
import { tipPlace, tipText } from './tip';

const doc = presetOf('seabios-q35-46');

describe('tooltip', () => {
  it('tells all about the page under the pointer', async () => {
    const model = modelOf(await viewOf(doc), doc.memory ?? []);
    const axis = axisOf(linearFamily(model.space, 800), { start: 0xfee00 - 8, span: 16 });
    const text = tipText(model, axis, 8.5 * 50);
    expect(text).toMatchObject({ title: '0xfee0_0000', detail: 'gfn 0xf_ee00' });
    expect(Object.fromEntries(text.lines.map(({ name, value }) => [name, value]))).toEqual({
      Segment: '0xfee0_0000 to 0xfee0_0fff',
      Size: '4 KiB',
      Memory: 'Local APIC (emulated)',
      MTRR: 'UC by #0',
      EPT: 'none',
      Effective: 'no access',
      'Largest leaf': 'none',
    });
  });

  it('names no type where one pixel holds several segments', async () => {
    const model = modelOf(await viewOf(doc), doc.memory ?? []);
    const axis = axisOf(linearFamily(model.space, 800), { start: 0, span: model.space });
    expect(tipText(model, axis, 0.2).lines).toEqual([
      { name: 'Here', value: expect.stringMatching(/^\d+ segments in one pixel: zoom in$/) },
    ]);
  });

  it('stays inside', () => {
    expect(tipPlace(100, 200, 800)).toBe(114);
    expect(tipPlace(700, 200, 800)).toBe(486);
    expect(tipPlace(100, 200, 250)).toBe(0);
  });
});
