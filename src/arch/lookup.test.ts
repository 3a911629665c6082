/** The SDM's lookup against an evaluation of the same sentences in 64-bit integers, page by page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedIndex } from './fixed';
import { and, andNot, or, popCount, spacePages, trailingZeros } from './gfn';
import { combine, lookup } from './lookup';
import { mtrrName, TYPE_CODES, UC, UNDEFINED, WB, WT } from './memtype';
import { type MtrrState, resetMtrrs, writeMtrr } from './mtrr';
import { firstFragmentAbove, fragmentsOf } from './pattern';

const BITS = 36;

/** Registers as WRMSR takes them; the masks may have holes anywhere, the bases bits outside their masks. */
const registers = fc.record({
  def: fc.tuple(fc.constantFrom(0x800, 0xc00, 0x400, 0), fc.constantFrom(...TYPE_CODES)),
  ranges: fc.array(
    fc.record({
      base: fc.bigInt({ min: 0n, max: (1n << 24n) - 1n }),
      mask: fc.bigInt({ min: 0n, max: (1n << 24n) - 1n }),
      keep: fc.bigInt({ min: 0n, max: 255n }),
      type: fc.constantFrom(...TYPE_CODES),
      valid: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  fixed: fc.array(fc.constantFrom(...TYPE_CODES), { minLength: 88, maxLength: 88 }),
});
type Registers = typeof registers extends fc.Arbitrary<infer T> ? T : never;

/** Few mask bits, so that ranges meet. */
const maskOf = ({ mask, keep }: { mask: bigint; keep: bigint }): bigint => mask & ((keep << 16n) | keep);

function stateOf({ def, ranges, fixed }: Registers): MtrrState {
  let state = writeMtrr(resetMtrrs(8), 0x2ff, BigInt(def[0] | def[1]));
  ranges.forEach((range, i) => {
    state = writeMtrr(state, 0x200 + 2 * i, (range.base << 12n) | BigInt(range.type));
    state = writeMtrr(state, 0x201 + 2 * i, (maskOf(range) << 12n) | (range.valid ? 0x800n : 0n));
  });
  return { ...state, fixed: Uint8Array.from(fixed) };
}

/** SDM 11.11.2.1, 11.11.3 and 11.11.4.1, written down a second time. */
function direct({ def, ranges, fixed }: Registers, page: bigint): string {
  const [enable, type] = def;
  if ((enable & 0x800) === 0) return 'UC';
  if ((enable & 0x400) !== 0 && page < 0x100n) {
    const address = Number(page) * 4096;
    const index =
      address < 0x80000
        ? Math.floor(address / 0x10000)
        : address < 0xc0000
          ? 8 + Math.floor((address - 0x80000) / 0x4000)
          : 24 + (address - 0xc0000) / 0x1000;
    return mtrrName(fixed[index] as 0);
  }
  const held = ranges.filter((r) => r.valid && (page & maskOf(r)) === (r.base & maskOf(r)));
  const types = new Set(held.map((r) => r.type));
  if (types.size === 0) return mtrrName(type);
  if (types.size === 1) return mtrrName([...types][0] as 0);
  if (types.has(UC)) return 'UC';
  return types.size === 2 && types.has(WT) && types.has(WB) ? 'WT' : 'undefined';
}

describe('lookup', () => {
  it('answers as the SDM does for any registers and any page', () => {
    const page = fc.oneof(fc.bigInt({ min: 0n, max: 0x1ffn }), fc.bigInt({ min: 0n, max: (1n << 24n) - 1n }));
    fc.assert(
      fc.property(registers, fc.array(page, { minLength: 30, maxLength: 30 }), (given, pages) => {
        const state = stateOf(given);
        const near = given.ranges.flatMap((r) => [r.base, r.base & maskOf(r), (r.base & maskOf(r)) + 1n]);
        for (const gfn of [...pages, ...near])
          expect([gfn, mtrrName(lookup(state, Number(gfn)))]).toEqual([gfn, direct(given, gfn)]);
      }),
      { numRuns: 300 },
    );
  });

  it('of the 26 sets of several types 15 are UC, one is WT and 10 are left open', () => {
    const counts = new Map<number, number>();
    for (let set = 0; set < 32; set++) {
      const codes = TYPE_CODES.filter((_, i) => ((set >> i) & 1) !== 0);
      if (codes.length < 2) continue;
      const type = combine(codes.reduce<number>((sum, code) => sum | (1 << code), 0));
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ [UC]: 15, [WT]: 1, [UNDEFINED]: 10 });
  });
});

describe('the pieces of a mask', () => {
  it('are exactly the pages that match, in order', () => {
    const space = 2 ** 10;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: space - 1 }),
        fc.integer({ min: 0, max: space - 1 }),
        (base, mask) => {
          const { count, size, start } = fragmentsOf(base, mask, space);
          const listed: number[] = [];
          for (let i = 0; i < count; i++) for (let k = 0; k < size; k++) listed.push(start(i) + k);
          const matching = Array.from({ length: space }, (_, gfn) => gfn).filter(
            (gfn) => (gfn & mask) === (base & mask),
          );
          expect(listed).toEqual(matching);
          for (const gfn of [0, 1, base, space - 1]) {
            const first = firstFragmentAbove({ count, size, start }, gfn);
            expect(first).toBe(
              Array.from({ length: count }, (_, i) => start(i) + size).filter((end) => end <= gfn).length,
            );
          }
        },
      ),
    );
  });

  it('2^39 of them are counted without being listed', () => {
    const all = fragmentsOf(1, 1, spacePages(52));
    expect([all.count, all.size, all.start(0), all.start(2 ** 39 - 1)]).toEqual([2 ** 39, 1, 1, 2 ** 40 - 1]);
  });
});

describe('bit operations on page numbers', () => {
  const gfn = fc.bigInt({ min: 0n, max: (1n << 40n) - 1n });
  it('agree with 64-bit integers', () => {
    fc.assert(
      fc.property(gfn, gfn, (a, b) => {
        const [x, y] = [Number(a), Number(b)];
        expect(and(x, y)).toBe(Number(a & b));
        expect(or(x, y)).toBe(Number(a | b));
        expect(andNot(x, y)).toBe(Number(a & ~b));
        expect(popCount(x)).toBe(a.toString(2).replaceAll('0', '').length);
        expect(trailingZeros(x)).toBe(a === 0n ? 40 : /0*$/.exec(a.toString(2))?.[0].length);
      }),
    );
  });
  it('a space of MAXPHYADDR bits', () => {
    expect([32, BITS, 52].map(spacePages)).toEqual([2 ** 20, 2 ** 24, 2 ** 40]);
    expect(fixedIndex(0xff)).toBe(87);
  });
});
