import { describe, expect, it } from 'vitest';
import { presetOf, viewOf, writingCr0 } from '../testing/views';
import { modelOf } from './model';
import { probe, segmentAt } from './probe';
import { segmentSpeech } from './speech';

const q35 = presetOf('seabios-q35-46');
/** CD set and cleared again: all of memory becomes UC and WB, and is zapped each time. */
const toggled = writingCr0('0x40000010', '0x10');

describe('model', () => {
  it('answers for a page without asking the worker', async () => {
    const model = modelOf(await viewOf(toggled), toggled.memory ?? []);
    const ram = probe(model, 0x1000);
    expect(ram).toMatchObject({ start: 0x100, end: 0x80000, mtrr: 6, leaf: 6, effective: 6, zapped: true });
    expect(ram.calls).toHaveLength(1);
    const hole = probe(model, 0xd0000);
    expect(hole).toMatchObject({
      mtrr: 0,
      leaf: 255,
      effective: 255,
      region: -1,
      zapped: false,
      ranges: [0],
    });
  });

  it('agrees with the resolver everywhere', async () => {
    const view = await viewOf(toggled);
    const model = modelOf(view, toggled.memory ?? []);
    view.segments.starts.forEach((start, i) => {
      expect(segmentAt(model, start)).toBe(i);
      expect(probe(model, start)).toMatchObject({
        start,
        mtrr: view.segments.mtrr[i],
        leaf: view.segments.leaf[i],
        effective: view.segments.effective[i],
      });
    });
  });

  it('knows the largest leaf of a page, and says it', async () => {
    const model = modelOf(await viewOf(q35), q35.memory ?? []);
    const ram = probe(model, 0x50000);
    expect(ram.largest).toBe(2 ** 18);
    expect(segmentSpeech(model, 0x50000)).toContain('leaves of 1 GiB, 2 MiB');
    expect(probe(model, 0xa0).largest).toBe(0);
    expect(segmentSpeech(model, 0xd0000)).not.toContain('leaves');
  });

  it('tells needless zaps from needed ones, and finds what is stale', async () => {
    // The quirk leaves WB with CD=1, so a zap by a range that changes nothing is needless.
    const events = [
      { type: 'wrmsr' as const, vcpu: 0, msr: '0x200', value: '0x1' },
      { type: 'wrmsr' as const, vcpu: 0, msr: '0x201', value: '0x3fffc0000800' },
    ];
    const doc = { ...q35, vcpus: [{ ...q35.vcpus?.[0], cr0: '0x10' }], events };
    const view = await viewOf(doc);
    const model = modelOf(view, doc.memory ?? []);
    const { audit } = view;
    expect(audit?.zapped).toBe(
      (audit?.needless ?? 0) +
        [...model.needed.starts].reduce((sum, start, i) => sum + (model.needed.ends[i] as number) - start, 0),
    );
    for (const [i, start] of model.needless.starts.entries()) {
      expect(probe(model, start)).toMatchObject({ zapped: true, needless: true });
      expect(probe(model, (model.needless.ends[i] as number) - 1).needless).toBe(true);
    }
  });

  it('speaks a segment', async () => {
    const model = modelOf(await viewOf(q35), q35.memory ?? []);
    expect(segmentSpeech(model, 0x1000)).toBe(
      '0x10_0000 to 0x7fff_ffff, 1.99 GiB: MTRR WB, EPT WB, effective WB. RAM. leaves of 1 GiB, 2 MiB, 4 KiB',
    );
    expect(segmentSpeech(model, 0xfee00)).toBe(
      '0xfee0_0000 to 0xfee0_0fff, 4 KiB: MTRR UC, EPT none, effective none. Local APIC (emulated)',
    );
  });

  it('knows a policy without EPT', async () => {
    const doc = { ...q35, policy: 'bare-metal' };
    const model = modelOf(await viewOf(doc), doc.memory ?? []);
    expect(model.noEpt).toBe(true);
    expect(segmentSpeech(model, 0)).not.toContain('EPT');
  });
});
