import { describe, expect, it } from 'vitest';
import type { RegistersWire } from '../../store/state';
import { eventsEach, firstDraft, listWrites, rangeDraft, writesOf } from './mp-plan';
import { readMsr } from './msr';

const SPACE = 2 ** 24;
const REGISTERS: RegistersWire = {
  vcpus: 2,
  cr0: '0x80050033',
  pat: '0x7040600070406',
  defType: '0xc06',
  variable: [
    { base: '0x80000000', mask: '0xfc0000800' },
    { base: '0x0', mask: '0x0' },
  ],
  fixed: [],
  online: true,
  dma: 1,
  disabledQuirks: [],
};

describe('the fields of an MP update', () => {
  it('begin with what holds', () => {
    const draft = firstDraft(REGISTERS, SPACE);
    expect(draft.range).toEqual({ index: 0, type: 'UC', base: '0x8000_0000', size: '1 GiB', valid: true });
    expect(draft.default).toEqual({ type: 'WB', enabled: true, fixedEnabled: true });
    expect(rangeDraft(REGISTERS, 1, SPACE)).toMatchObject({ size: '', valid: true });
    expect(writesOf(draft, SPACE)).toEqual({
      ok: true,
      value: {
        what: '#0 UC 1 GiB',
        writes: [
          { msr: '0x200', value: '0x80000000' },
          { msr: '0x201', value: '0xfc0000800' },
        ],
      },
    });
  });

  it('write DEF_TYPE with the step that sets E again', () => {
    const written = writesOf({ ...firstDraft(REGISTERS, SPACE), what: 'default' }, SPACE);
    expect(written).toMatchObject({ ok: true, value: { writes: [{ msr: '0x2ff', value: '0xc06' }] } });
    expect(eventsEach([{ msr: '0x2ff', value: '0xc06' }])).toBe(4);
    expect(eventsEach([{ msr: '0x200', value: '0x6' }])).toBe(5);
  });

  it('say what is wrong with a field', () => {
    const draft = firstDraft(REGISTERS, SPACE);
    const odd = writesOf({ ...draft, range: { ...draft.range, size: '3G' } }, SPACE);
    expect(odd).toMatchObject({ ok: false, error: expect.stringContaining('power of two') });
  });
});

describe('a list of writes', () => {
  it('takes numbers, names and remarks', () => {
    expect(listWrites('0x200=0x6\n\nwrmsr 201 0xfc0000800 # on\nIA32_MTRR_DEF_TYPE: c06\n')).toEqual({
      ok: true,
      value: {
        what: '3 writes',
        writes: [
          { msr: '0x200', value: '0x6' },
          { msr: '0x201', value: '0xfc0000800' },
          { msr: '0x2ff', value: '0xc06' },
        ],
      },
    });
  });

  it('names the line that it cannot read', () => {
    expect(listWrites('0x200=0x6\nhello')).toMatchObject({ error: expect.stringContaining('Line 2') });
    expect(listWrites('0x200=xyz')).toMatchObject({ error: expect.stringContaining('Line 1') });
    expect(listWrites(' # nothing')).toMatchObject({ ok: false });
  });
});

describe('the name of an MSR', () => {
  it('is read in the ways that people write it', () => {
    const numbers = [
      'IA32_MTRR_PHYSBASE0',
      'mtrrPhysMask7',
      'def_type',
      'PAT',
      'FIX16K_A0000',
      '2FF',
      '0xfe',
    ];
    expect(numbers.map((text) => readMsr(text))).toEqual(
      [0x200, 0x20f, 0x2ff, 0x277, 0x259, 0x2ff, 0xfe].map((value) => ({ ok: true, value })),
    );
    expect(readMsr('cr0')).toMatchObject({ ok: false });
    expect(readMsr('')).toMatchObject({ ok: false });
  });
});
