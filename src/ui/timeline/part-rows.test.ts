import { describe, expect, it } from 'vitest';
import { ordinal } from '../words/events';
import { partRows } from './part-rows';

const part = (vcpu: number, calls: number, whole: number) => ({ vcpu, events: 6, calls, whole, zapped: 100 });

describe('the rows of a group', () => {
  it('count on from one vCPU to the next where they run one after the other', () => {
    const rows = partRows([part(0, 1, 1), part(1, 2, 1), part(2, 1, 0), part(3, 4, 2)], false);
    expect(rows.map(({ everything }) => everything)).toEqual([
      'everything, 1st time',
      'everything, 2nd time',
      '',
      'everything, 3rd to 4th time',
    ]);
    expect(rows.map(({ share }) => share)).toEqual([1 / 8, 3 / 8, 4 / 8, 1]);
  });

  it('stand side by side where they run together', () => {
    const rows = partRows([part(0, 4, 2), part(1, 1, 1)], true);
    expect(rows.map(({ everything }) => everything)).toEqual(['everything 2 times', 'everything once']);
    expect(rows.map(({ share }) => share)).toEqual([1, 1 / 4]);
  });
});

describe('ordinals', () => {
  it('end as they are spoken', () => {
    expect([1, 2, 3, 4, 11, 12, 17, 21, 102, 113].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 17th 21st 102nd 113th',
    );
  });
});
