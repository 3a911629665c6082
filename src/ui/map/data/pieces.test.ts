import { describe, expect, it } from 'vitest';
import { presetOf, viewOf } from '../testing/views';
import { MOST_PIECES, piecesOf, thinned } from './pieces';

describe('pieces', () => {
  it('are cut at every boundary of anything that is drawn', async () => {
    const doc = presetOf('ovmf-q35-46');
    const view = await viewOf(doc);
    const { starts, end, empty } = piecesOf(view, true);
    expect(end).toBe(2 ** 34);
    for (const cut of [0, 0xa0, 0x100, 0x80000, 0xfee00, 0xfee01, 0x100000, 2 ** 34 - 2 ** 31]) {
      expect(starts).toContain(cut);
    }
    // Empty is what is neither mapped nor in a range: above the RAM, below the window for BARs.
    const names = [...starts].filter((_, i) => empty[i] === 1);
    expect(names).toEqual([0x480000]);
  });

  it('have nothing empty without a memory layout', async () => {
    const view = await viewOf({ version: 1, policy: 'kvm-6.0' });
    expect([...piecesOf(view, false).empty]).toEqual([0]);
  });

  it('do not depend on the window, whatever part of a mask with holes is listed there', async () => {
    const doc = presetOf('seabios-q35-46');
    const msrs = { ...doc.vcpus?.[0]?.msrs, '0x202': '0x1', '0x203': '0x2aaaaaaaa800' };
    const holey = { ...doc, policy: 'bare-metal', vcpus: [{ cr0: '0x10', msrs }] };
    const views = [
      await viewOf(holey),
      await viewOf(holey, 0, { start: 0x40000, span: 4096 }),
      await viewOf(holey, 0, { start: 2 ** 33, span: 2 ** 20 }),
    ];
    expect(views[0]?.ranges[1]?.unlisted).toBeGreaterThan(0);
    const [whole, ...others] = views.map((view) => [...piecesOf(view, true).starts]);
    for (const other of others) expect(other).toEqual(whole);
    expect(whole).toContain(0xfee00);
  });

  it('of a comb are few, and lie evenly', () => {
    const comb = Float64Array.from({ length: 5000 }, (_, i) => i * 8);
    const cuts = thinned(comb, 2 ** 34);
    expect(cuts.length).toBeLessThan(MOST_PIECES);
    expect(cuts[0]).toBe(0);
    // The end of the comb, where the long stretch begins, is kept.
    expect(cuts.at(-1)).toBe(4999 * 8);
    const gaps = cuts.slice(1).map((cut, i) => cut - (cuts[i] as number));
    expect(Math.max(...gaps)).toBeLessThan(5000);
  });

  it('are left alone where they are few', () => {
    const cuts = Float64Array.of(0, 5, 9);
    expect(thinned(cuts, 100)).toBe(cuts);
  });
});
