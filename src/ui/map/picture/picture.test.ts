import { describe, expect, it } from 'vitest';
import { ALL_LANES } from '../../../store/state';
import { modelOf } from '../data/model';
import { LANE_SPECS } from '../lanes';
import { wholeOf } from '../maths/window';
import { paletteOf } from '../paint/palette';
import { presetOf, viewOf } from '../testing/views';
import { svgOf } from './draw';
import { type PictureSpec, pictureOf } from './picture';

const HOSTILE = '"><script>alert(1)</script><a href="javascript:0">&amp;\u0000';

async function spec(more: Partial<PictureSpec> = {}): Promise<PictureSpec> {
  const doc = presetOf('netbook-945g');
  const memory = (doc.memory ?? []).map((range) => ({ ...range, name: HOSTILE }));
  const model = modelOf(await viewOf({ ...doc, memory }), memory);
  return {
    model,
    kind: 'folded',
    window: wholeOf(model.space),
    lanes: ALL_LANES,
    width: 800,
    title: HOSTILE,
    policy: 'KVM 6.0',
    place: 'after event 1 of 1: CD=1',
    link: 'https://example.org/gpatlas/#/s/1.abc?e=1&p=0x1000',
    ...more,
  };
}

const svg = async (more?: Partial<PictureSpec>): Promise<string> =>
  svgOf(
    pictureOf(await spec(more)),
    paletteOf((name) => (name.startsWith('font') ? 'monospace' : '#123456')),
    1600,
    (text, font) => text.length * 0.5 * Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1]),
  );

/** The names of all elements, each closed in its turn; throws where one is not. */
function elements(text: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  for (const [, end, name = '', alone] of text.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(name);
    else {
      names.push(name);
      if (!alone) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return names;
}

describe('a picture', () => {
  it('is whole XML, and what it is told stays text', async () => {
    const text = await svg();
    expect(new Set(elements(text))).toEqual(
      new Set('svg title desc defs pattern rect path text g a'.split(' ')),
    );
    expect(text).not.toContain('<script');
    expect(text).not.toContain('\u0000');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text.match(/href="([^"]+)"/g)).toEqual([
      'href="https://example.org/gpatlas/#/s/1.abc?e=1&amp;p=0x1000"',
    ]);
  });

  it('needs nothing else: every pattern that is used is in it', async () => {
    const text = await svg();
    const used = new Set([...text.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id));
    const made = new Set([...text.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id));
    expect(used.size).toBeGreaterThan(3);
    expect([...used].filter((id) => !made.has(id))).toEqual([]);
    expect(text).not.toMatch(/NaN|undefined"|Infinity/);
  });

  it('names policy, point in time, window, lanes and amounts', async () => {
    const text = await svg();
    for (const said of ['KVM 6.0 · after event 1 of 1: CD=1', '0x0 to 0xf_ffff_ffff, 64 GiB']) {
      expect(text).toContain(said);
    }
    for (const id of ALL_LANES) expect(text).toContain(`>${LANE_SPECS[id].title}</text>`);
    expect(/<desc[^>]*>([^<]+)</.exec(text)?.[1]).toMatch(
      /^Map of .* Effective types: WC 256 MiB, WP 256 KiB, WB 1023 MiB, none 62.7 GiB.$/,
    );
  });

  it('is as wide as it is asked for, whatever is in it', async () => {
    expect(await svg()).toMatch(/^<svg [^>]*width="1600" height="[\d.]+" viewBox="0 0 800 \d+"/);
    const few = pictureOf(await spec({ lanes: ['ept'] }));
    expect(few.height).toBeLessThan(pictureOf(await spec()).height);
    const long = pictureOf(await spec({ link: `https://example.org/${'x'.repeat(9000)}` }));
    expect(long.height).toBeLessThan(few.height + 600);
  });
});
