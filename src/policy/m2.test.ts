/** KVM's lookup of 4.2 to 6.10 against the loop over its list, written a second time in 64-bit integers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TYPE_CODES, type TypeCode } from '../arch/memtype';
import { type MtrrState, resetMtrrs, writeMtrr } from '../arch/mtrr';
import type { Cpu } from '../scenario/machine';
import { disabledByCpuid, m2 } from './blocks/m2';

const BITS = 32;
const cpu: Cpu = {
  maxPhysAddr: BITS,
  space: 2 ** (BITS - 12),
  mtrr: true,
  variableMtrrs: 8,
  selfSnoop: true,
};
const window = { start: 0, end: cpu.space, limit: 64 };

interface Pair {
  base: bigint;
  mask: bigint;
}

const pair = fc
  .tuple(
    fc.integer({ min: 12, max: 31 }),
    fc.integer({ min: 0, max: 7 }),
    fc.constantFrom(...TYPE_CODES),
    fc.integer({ min: 12, max: 32 }),
    fc.bigInt({ min: 0n, max: 0xfffffn }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([shift, n, type, size, holes, valid]): Pair => {
    const base = ((BigInt(n) << BigInt(shift)) & 0xfffff000n) | BigInt(type);
    const whole = (1n << 32n) - (1n << BigInt(size));
    // Every third mask has holes.
    const mask = n % 3 === 0 ? whole & ~(holes << 12n) : whole;
    return { base, mask: mask | (valid > 0 ? 0x800n : 0n) };
  });

/** The walk: from the highest raw base down, one range at a time, ending at the first answer that nothing can change. */
function walk(pairs: readonly Pair[], defaultType: number, page: bigint): number {
  const list = pairs.filter(({ mask }) => (mask & 0x800n) !== 0n).sort((a, b) => Number(b.base - a.base));
  let found = -1;
  for (const { base, mask } of list) {
    const start = base & ~0xfffn;
    const end = (start | (~mask & 0xffff_f000n) | 0xfffn) + 1n;
    if ((page + 1n) << 12n <= start || page << 12n >= end) continue;
    const type = Number(base & 0xffn);
    if (found === -1) {
      found = type;
      continue;
    }
    if (found === type) continue;
    if (type === 0) return 0;
    const two = [found, type].sort().join();
    if (two !== '4,6') return 6;
    found = 4;
  }
  return found === -1 ? defaultType : found;
}

describe('the lookup of KVM 4.2 to 6.10', () => {
  it('is the walk over its list, for any registers', () => {
    const rules = m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' });
    const pages = fc.array(fc.integer({ min: 0, max: cpu.space - 1 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 8 }),
        fc.constantFrom(...TYPE_CODES),
        pages,
        (pairs, type, random) => {
          let state: MtrrState = writeMtrr(resetMtrrs(8), 0x2ff, 0x800n | BigInt(type));
          pairs.forEach(({ base, mask }, i) => {
            state = writeMtrr(writeMtrr(state, 0x200 + 2 * i, base), 0x201 + 2 * i, mask);
          });
          const map = rules(state, cpu, window);
          const edges = map.cuts
            .flatMap((cut) => [cut - 1, cut, cut + 1])
            .filter((gfn) => gfn >= 0 && gfn < cpu.space);
          for (const gfn of [...random, ...edges])
            expect([gfn, map.at(gfn)]).toEqual([gfn, walk(pairs, type, BigInt(gfn))]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('between two cuts it does not change', () => {
    const rules = m2({ disabledType: disabledByCpuid, unwrittenMask: 'wraps' });
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 8 }),
        fc.integer({ min: 1, max: cpu.space - 1 }),
        (pairs, gfn) => {
          let state: MtrrState = writeMtrr(resetMtrrs(8), 0x2ff, 0xc06n);
          pairs.forEach(({ base, mask }, i) => {
            state = writeMtrr(writeMtrr(state, 0x200 + 2 * i, base), 0x201 + 2 * i, mask);
          });
          const map = rules(state, cpu, window);
          if (!map.cuts.includes(gfn)) expect(map.at(gfn)).toBe(map.at(gfn - 1) as TypeCode);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
