import { expect, it } from 'vitest';
import type { PolicyRowWire } from '../../store/state';
import { pageOutcome, sumsOf } from './outcome';

const GIB = 2 ** 18;
const row: PolicyRowWire = {
  policy: 'kvm-6.0',
  calls: 1234,
  zapped: 1.5 * GIB,
  needless: 0,
  stale: 1,
  differsAt: null,
};

it('writes sums in sizes that people read, and knows which are nothing', () => {
  expect(sumsOf(row, true)).toEqual([
    { kind: 'calls', text: '1,234', any: true },
    { kind: 'zapped', text: '1.5 GiB', any: true },
    { kind: 'needless', text: '0', any: false },
    { kind: 'stale', text: '4 KiB', any: true },
  ]);
});

it('tells waiting and a policy without EPT from zero', () => {
  expect(sumsOf(undefined, true).map((sum) => sum.text)).toEqual(['…', '…', '…', '…']);
  expect(sumsOf(row, false).every((sum) => sum.text === '–' && !sum.any)).toBe(true);
});

const page = { mtrr: 6, leaf: 14, built: 14, effective: 6 };

it('writes a leaf as its type, with IPAT where it is set', () => {
  expect(pageOutcome(page)).toEqual({ effective: 'WB', leaf: 'WB IPAT' });
  expect(pageOutcome({ ...page, leaf: 0, built: 0, effective: 0 })).toEqual({ effective: 'UC', leaf: 'UC' });
});

it('names the leaf that stands there only where it is another', () => {
  expect(pageOutcome({ ...page, leaf: 6 })).toEqual({ effective: 'WB', leaf: 'WB', built: 'WB IPAT' });
  expect(pageOutcome({ ...page, built: 255 }).built).toBeUndefined();
});

it('knows a page without leaf and an overlap that is undefined', () => {
  expect(pageOutcome({ mtrr: 8, leaf: 255, built: 255, effective: 8 })).toEqual({
    effective: 'undefined',
    leaf: '–',
  });
});
