import { expect, it } from 'vitest';
import { type Field, fieldsOf } from '../../../arch/fields';
import { FIXED_MSRS } from '../../../arch/fixed';
import { MTRR_PHYSBASE0 } from '../../../arch/msr';
import type { RegistersWire } from '../../../store/state';
import { bitsWords as w } from '../../words/bits';
import { readingOf } from './leaf';
import { grouped, listed } from './list';
import { bitsOfKind, pieceOf, typeOfField } from './shown';

const registers: RegistersWire = {
  vcpus: 1,
  cr0: '0x60000010',
  pat: '0x7040600070406',
  defType: '0xc06',
  variable: [
    { base: '0x6', mask: '0xfffc00000800' },
    { base: '0x0', mask: '0x0' },
  ],
  fixed: FIXED_MSRS.map((_, i) => `0x${i}`),
  online: true,
  dma: 0,
  disabledQuirks: [],
};

it('lists every register once, by its name, with its value', () => {
  const list = listed(registers);
  expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  expect(list).toHaveLength(5 + 4 + 11);
  const value = (name: string): bigint | undefined => list.find((one) => one.name === name)?.value;
  expect(value('CR0')).toBe(0x60000010n);
  expect(value('IA32_MTRRCAP')).toBe(0x502n);
  expect(value('IA32_MTRR_PHYSMASK0')).toBe(0xfffc00000800n);
  expect(value('IA32_MTRR_FIX4K_F8000')).toBe(10n + 6n);
  expect(list.find(({ key }) => key === 0x2ff)?.short).toBe('MTRR_DEF_TYPE');
  expect(list.find(({ key }) => key === 0x250)?.short).toBe('FIX64K_00000');
  expect(grouped(list).map(({ group }) => group)).toEqual(['cpu', 'page', 'variable', 'fixed']);
});

it('cuts a field at the blocks that it is drawn in', () => {
  const field: Field = { high: 35, low: 12, kind: 'address', name: 'PhysBase' };
  expect(pieceOf(field, 3, 16)).toBeUndefined();
  expect(pieceOf(field, 2, 16)).toEqual({ high: 3, low: 0, isOpen: true });
  expect(pieceOf(field, 1, 16)).toEqual({ high: 15, low: 0, isOpen: true });
  expect(pieceOf(field, 0, 16)).toEqual({ high: 15, low: 12, isOpen: true });
});

it('writes the bits of a kind, and the type that a field holds', () => {
  const fields = fieldsOf(MTRR_PHYSBASE0, 39);
  expect(bitsOfKind(fields, 'reserved')).toBe('63:39, 11:8');
  const type = fields.at(-1) as Field;
  expect(typeOfField(type, 6n)).toBe('WB');
  expect(typeOfField(type, 7n)).toBeUndefined();
  expect(typeOfField({ ...type, kind: 'pat' }, 7n)).toBe('UC-');
});

it('has a meaning for every named field', () => {
  for (const { key, name } of listed(registers)) {
    const kinds: Record<string, string> = { IA32_MTRRCAP: 'cap', IA32_MTRR_DEF_TYPE: 'deftype' };
    const kind =
      typeof key === 'string'
        ? key
        : (kinds[name] ?? (/BASE/.test(name) ? 'base' : /MASK/.test(name) ? 'mask' : ''));
    if (kind === '') continue;
    for (const field of fieldsOf(key, 46))
      if (field.name !== '' && field.kind !== 'ignored')
        expect(w.meaning(kind, field.name), field.name).toBeTruthy();
  }
});

it('reads a leaf as the SDM has it', () => {
  expect(readingOf(0x77n)).toBe('Reads as WB, and the PAT is ignored.');
  expect(readingOf(0x07n)).toBe('Reads as UC, with the PAT still to be asked.');
  expect(readingOf(0x70n)).toContain('EPT violation');
  expect(readingOf(0x17n)).toContain('Type 2 is reserved');
  expect(readingOf(0x32n)).toContain('Writable but not readable');
  expect(readingOf(0x36n)).toContain('Writable but not readable');
  expect(readingOf(0x34n)).toContain('Reads as WB');
});
