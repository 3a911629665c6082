import { describe, expect, it } from 'vitest';
import { presetOf, viewOf } from '../testing/views';
import { blockEdit, blocksOf, writesBase } from './blocks';
import { modelOf } from './model';

const q35 = presetOf('seabios-q35-46');
const of = async (msrs: Record<string, string>, policy = 'kvm-6.0') => {
  const doc = { ...q35, policy, vcpus: [{ ...q35.vcpus?.[0], msrs: { '0x2ff': '0xc06', ...msrs } }] };
  return blocksOf(modelOf(await viewOf(doc), doc.memory ?? []));
};

describe('ranges with handles', () => {
  it('are those without holes', async () => {
    const [only, ...more] = await of({
      '0x200': '0xc0000000',
      '0x201': '0x3fffc0000800',
      '0x202': '0x40000000',
      '0x203': '0x3ffcc0000800',
      '0x204': '0x80000000',
      '0x205': '0x3fffc0000000',
    });
    expect(only).toMatchObject({ block: { base: 0xc0000, size: 0x40000 }, fields: { index: 0 } });
    expect(more).toEqual([]);
  });

  it('are not those that the policy reads in another way', async () => {
    const loose = { '0x200': '0x80001000', '0x201': '0x3fffc0000800' };
    expect(await of(loose, 'kvm-6.0')).toEqual([]);
    expect(await of(loose, 'bare-metal')).toHaveLength(1);
  });

  it('write the mask for the end, both for the start, and both where the base has loose bits', async () => {
    const [tidy] = await of({ '0x200': '0x80000000', '0x201': '0x3fffc0000800' });
    const [loose] = await of({ '0x200': '0x80001000', '0x201': '0x3fffc0000800' }, 'bare-metal');
    if (!tidy || !loose) throw new Error('there are no handles');
    expect([writesBase(tidy, 'end'), writesBase(tidy, 'start'), writesBase(loose, 'end')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(blockEdit(tidy.fields, { base: 0x80000, size: 0x80000 }, false, 2 ** 34)).toEqual({
      kind: 'msrs',
      label: '#0 2 GiB at 0x8000_0000',
      writes: [{ msr: '0x201', value: '0x3fff80000800' }],
    });
    expect(blockEdit(tidy.fields, { base: 0xa0000, size: 0x20000 }, true, 2 ** 34)).toMatchObject({
      writes: [
        { msr: '0x200', value: '0xa0000000' },
        { msr: '0x201', value: '0x3fffe0000800' },
      ],
    });
  });
});
