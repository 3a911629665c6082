/** From the fields of an MP update to the writes that it makes. */
import { toHex } from '../../arch/hex';
import { type MemType, typeCode, typeName } from '../../arch/memtype';
import { IA32_MTRR_DEF_TYPE } from '../../arch/msr';
import { defTypeValue } from '../../arch/mtrr';
import type { MsrWrite, RegistersWire } from '../../store/state';
import { gpaText, sizeText } from '../base/format';
import type { Reading } from '../base/HexField';
import { defTypeFields, rangeFields } from '../registers/decode';
import { readAddress, readSize, readValue, sizeOfMask } from '../registers/mask';
import { msrWrite, rangeWrites } from '../registers/writes';
import { words } from '../words';
import { readMsr } from './msr';

export const WHATS = ['range', 'default', 'list'] as const;

/** One variable range as it is typed. */
export interface RangeDraft {
  index: number;
  type: string;
  base: string;
  size: string;
  valid: boolean;
}

export interface DefaultDraft {
  type: string;
  enabled: boolean;
  fixedEnabled: boolean;
}

export interface MpDraft {
  what: (typeof WHATS)[number];
  range: RangeDraft;
  default: DefaultDraft;
  list: string;
}

/** What is written, and in few letters what it is. */
export interface Writes {
  what: string;
  writes: MsrWrite[];
}

/** A range as it holds now; a mask with holes has no size. `space` in pages. */
export function rangeDraft(registers: RegistersWire, index: number, space: number): RangeDraft {
  const pair = registers.variable[index] ?? { base: '0x0', mask: '0x0' };
  const { base, mask, type, valid, maskValue } = rangeFields(pair, index);
  const size = maskValue === 0n ? undefined : sizeOfMask(mask, space);
  return {
    index,
    type: typeName(type),
    base: gpaText(base),
    size: size === undefined ? '' : sizeText(size),
    valid: valid || maskValue === 0n,
  };
}

/** The draft that a dialog begins with: everything as it holds. */
export function firstDraft(registers: RegistersWire, space: number): MpDraft {
  const { enabled, fixed, type } = defTypeFields(registers.defType);
  return {
    what: registers.variable.length > 0 ? 'range' : 'default',
    range: rangeDraft(registers, 0, space),
    default: { type: typeName(type), enabled, fixedEnabled: fixed },
    list: '',
  };
}

/** Reads the fields; `space` in pages. Whether a CPU takes the values is for the store to say. */
export function writesOf(draft: MpDraft, space: number): Reading<Writes> {
  switch (draft.what) {
    case 'range':
      return draftWrites(draft.range, space);
    case 'default': {
      const { type, ...enables } = draft.default;
      const value = defTypeValue({ ...enables, defaultType: typeCode(type as MemType) });
      const writes = [msrWrite(IA32_MTRR_DEF_TYPE, value)];
      return { ok: true, value: { what: words.mp.labelDefault(type), writes } };
    }
    case 'list':
      return listWrites(draft.list);
  }
}

function draftWrites({ index, type, base, size, valid }: RangeDraft, space: number): Reading<Writes> {
  const start = readAddress(base);
  if (!start.ok) return start;
  const pages = readSize(size, space);
  if (!pages.ok) return pages;
  const what = valid ? words.variable.label(index, type, sizeText(pages.value)) : words.mp.labelOff(index);
  const writes = rangeWrites(
    { index, type: typeCode(type as MemType), base: start.value, size: pages.value, valid },
    space,
  );
  return { ok: true, value: { what, writes } };
}

/** One write a line: `0x200=0x6`, also with a name, `:` or blanks between; `#` begins a remark. */
export function listWrites(text: string): Reading<Writes> {
  const writes: MsrWrite[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const clean = line.replace(/#.*/, '').trim();
    if (clean === '') continue;
    const [, name, number] = /^(?:wrmsr\s+)?(\w+)\s*[=:\s]\s*(\w+)$/.exec(clean) ?? [];
    if (name === undefined || number === undefined)
      return { ok: false, error: words.mp.line(i + 1, words.mp.notWrite) };
    const msr = readMsr(name);
    if (!msr.ok) return { ok: false, error: words.mp.line(i + 1, msr.error) };
    const value = readValue(number);
    if (!value.ok) return { ok: false, error: words.mp.line(i + 1, value.error) };
    writes.push(msrWrite(msr.value, value.value));
  }
  if (writes.length === 0) return { ok: false, error: words.mp.emptyList };
  return { ok: true, value: { what: words.mp.labelList(writes.length), writes } };
}

/** How many events one vCPU makes: CD=1, E=0, the writes, E back, CD back. A write of DEF_TYPE goes with the fourth. */
export function eventsEach(writes: readonly MsrWrite[]): number {
  return 4 + writes.filter(({ msr }) => msr !== toHex(IA32_MTRR_DEF_TYPE)).length;
}
