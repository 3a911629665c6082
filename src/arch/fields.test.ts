import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBits } from './compare';
import { CR0_CD, CR0_NW, cr0Refusal, pagingOn } from './cr0';
import { leafBits, readLeaf } from './ept';
import {
  bitOf,
  type Field,
  fieldsOf,
  figureOf,
  flipped,
  type RegisterKey,
  readField,
  withField,
} from './fields';
import { FIXED_COUNT, FIXED_MSRS } from './fixed';
import { matches } from './lookup';
import { isPatCode, isTypeCode, TYPE_CODES } from './memtype';
import { IA32_MTRR_DEF_TYPE, IA32_MTRRCAP, IA32_PAT, MTRR_PHYSBASE0, MTRR_PHYSMASK0 } from './msr';
import { resetMtrrs, writeMtrr } from './mtrr';
import { patEntries } from './pat';
import { msrRefusal } from './refusal';

const WRITABLE = [
  IA32_MTRR_DEF_TYPE,
  IA32_PAT,
  MTRR_PHYSBASE0,
  MTRR_PHYSMASK0,
  MTRR_PHYSBASE0 + 14,
  MTRR_PHYSMASK0 + 14,
  ...FIXED_MSRS.map(({ msr }) => msr),
];
const ALL: RegisterKey[] = [...WRITABLE, IA32_MTRRCAP, 0x10, 'cr0', 'leaf'];
const WIDTHS = [36, 39, 40, 46, 48, 52];
const bitsOf = ({ high, low }: Field): number[] => Array.from({ length: high - low + 1 }, (_, i) => low + i);
const named = (register: RegisterKey, name: string, width = 46): Field => {
  const found = fieldsOf(register, width).find((field) => field.name === name);
  if (!found) throw new Error(`${register} has no ${name}`);
  return found;
};

describe.each(WIDTHS)('with MAXPHYADDR %i', (width) => {
  it.each(ALL)('the fields of %s are all 64 bits, each once', (register) => {
    let next = 63;
    for (const { high, low } of fieldsOf(register, width)) {
      expect(high).toBe(next);
      expect(low).toBeLessThanOrEqual(high);
      next = low - 1;
    }
    expect(next).toBe(-1);
    expect(figureOf(register)).toContain('SDM');
  });

  it.each(WRITABLE)('MSR %i refuses just what its fields say', (msr) => {
    const refused = (value: bigint): boolean => msrRefusal(msr, value, width, 8) !== undefined;
    expect(refused(0n)).toBe(false);
    for (const field of fieldsOf(msr, width)) {
      if (field.kind === 'type' || field.kind === 'pat') {
        const isLegal = field.kind === 'pat' ? isPatCode : isTypeCode;
        const codes = 2 ** (field.high - field.low + 1);
        for (let code = 0; code < codes; code++)
          expect(refused(withField(0n, field, BigInt(code)))).toBe(!isLegal(code));
      } else {
        for (const bit of bitsOf(field)) expect(refused(1n << BigInt(bit))).toBe(field.kind === 'reserved');
      }
    }
  });
});

it('CR0 refuses its reserved high half, and no bit else for itself but NW and PG', () => {
  for (const field of fieldsOf('cr0', 46))
    for (const bit of bitsOf(field)) {
      const refused = cr0Refusal(1n << BigInt(bit)) !== undefined;
      expect(refused).toBe(field.kind === 'reserved' || ['NW', 'PG'].includes(field.name));
    }
  expect(1 << named('cr0', 'CD').low).toBe(CR0_CD);
  expect(1 << named('cr0', 'NW').low).toBe(CR0_NW);
  expect(pagingOn(2 ** named('cr0', 'PG').low)).toBe(true);
});

describe('the decoded state', () => {
  const state = resetMtrrs(8);
  it('has the default type, E and FE where the fields are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TYPE_CODES), fc.boolean(), fc.boolean(), (type, e, fe) => {
        const flag = (name: string, on: boolean): bigint =>
          withField(0n, named(IA32_MTRR_DEF_TYPE, name), on ? 1n : 0n);
        const value =
          flag('E', e) | flag('FE', fe) | withField(0n, named(IA32_MTRR_DEF_TYPE, 'Type'), BigInt(type));
        const { enabled, fixedEnabled, defaultType } = writeMtrr(state, IA32_MTRR_DEF_TYPE, value);
        expect([enabled, fixedEnabled, defaultType]).toEqual([e, fe, type]);
      }),
    );
  });

  it('has base, mask, type and V where the fields are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.constantFrom(...TYPE_CODES), fc.boolean(), (base, mask, type, v) => {
        const baseValue = withField(
          withField(0n, named(MTRR_PHYSBASE0, 'PhysBase'), BigInt(base)),
          named(MTRR_PHYSBASE0, 'Type'),
          BigInt(type),
        );
        const maskValue = withField(
          withField(0n, named(MTRR_PHYSMASK0, 'PhysMask'), BigInt(mask)),
          named(MTRR_PHYSMASK0, 'V'),
          v ? 1n : 0n,
        );
        const after = writeMtrr(writeMtrr(state, MTRR_PHYSBASE0, baseValue), MTRR_PHYSMASK0, maskValue);
        expect(after.variable[0]).toEqual({ base, mask, type, valid: v, maskWritten: true });
      }),
    );
  });

  it('has the 88 fixed types and the PAT entries in the order of the fields', () => {
    let index = 0;
    for (const { msr } of FIXED_MSRS) {
      for (const field of [...fieldsOf(msr, 46)].reverse()) {
        const { fixed } = writeMtrr(state, msr, withField(0n, field, 6n));
        expect([...fixed].indexOf(6)).toBe(index++);
      }
    }
    expect(index).toBe(FIXED_COUNT);
    for (let i = 0; i < 8; i++)
      expect(patEntries(withField(0n, named(IA32_PAT, `PA${i}`), 7n)).indexOf(7)).toBe(i);
  });

  it('has the type and IPAT of a leaf where the fields are', () => {
    for (const type of TYPE_CODES)
      for (const ipat of [false, true]) {
        const value = BigInt(leafBits(type, ipat)) | 7n;
        expect(readField(value, named('leaf', 'Type'))).toBe(BigInt(type));
        expect(bitOf(value, named('leaf', 'IPAT').low)).toBe(ipat);
        expect(readLeaf(value)).toEqual({ ok: true, type, ipat });
      }
  });
});

it('a bit flipped twice is as it was, and a field read is what was written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), fc.nat(63), (value, bit) => {
      expect(bitOf(flipped(value, bit), bit)).toBe(!bitOf(value, bit));
      expect(flipped(flipped(value, bit), bit)).toBe(value);
      for (const field of fieldsOf(MTRR_PHYSBASE0, 46))
        expect(withField(value, field, readField(value, field))).toBe(value);
    }),
  );
});

it('a page is in a range where no bit of the compare differs, masks with holes included', () => {
  const page = (width: number) => fc.integer({ min: 0, max: 2 ** (width - 12) - 1 });
  fc.assert(
    fc.property(
      fc
        .constantFrom(36, 40, 46, 52)
        .chain((width) => fc.tuple(fc.constant(width), page(width), page(width), page(width), fc.boolean())),
      ([width, other, base, mask, near]) => {
        // Any two pages differ somewhere, so half of the time it is one that differs in a single bit.
        const gfn = near ? Number(BigInt(base) ^ (BigInt(other) & -BigInt(other))) : other;
        const bits = compareBits(gfn, base, mask, width);
        expect(bits.map(({ bit }) => bit)).toEqual(
          Array.from({ length: width - 12 }, (_, i) => width - 1 - i),
        );
        const range = { base, mask, type: 6, valid: true, maskWritten: true } as const;
        expect(bits.every(({ differs }) => !differs)).toBe(matches(range, gfn));
      },
    ),
    { numRuns: 500 },
  );
});

it.each([
  ['cr0', 'SDM vol. 3, 2.5, figure 2-7'],
  ['leaf', 'SDM vol. 3, table 28-6 / 29-6'],
  [0xfe, 'SDM vol. 3, figure 11-5 / 12-5'],
  [0x2ff, 'SDM vol. 3, figure 11-6 / 12-6'],
  [0x200, 'SDM vol. 3, figure 11-7 / 12-7'],
  [0x201, 'SDM vol. 3, figure 11-7 / 12-7'],
  [0x277, 'SDM vol. 3, figure 11-9 / 12-9'],
  [0x250, 'SDM vol. 3, table 11-9 / 12-9'],
  [0x10, 'SDM vol. 4, table 2-2'],
] as const)('%s is drawn in a figure', (register, figure) => {
  expect(figureOf(register)).toBe(figure);
});
