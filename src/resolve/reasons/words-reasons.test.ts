/** Sentences of the second answer that few guests have, and who wins among MTRRs. */
import { describe, expect, it } from 'vitest';
import { UC, UNDEFINED, WB, WT } from '../../arch/memtype';
import type { Reason } from '../../policy/types';
import { sentence } from '../words';
import type { Values } from '../words-shape';
import { winnerOf } from './winner';
import { otherwiseText, toggleWords } from './words-reasons';

const reason = (rule: string, values: Values = {}, source = 'here'): Reason => ({ rule, values, source });
const otherwise = (condition: Reason, winner?: Reason): string =>
  otherwiseText(condition, winner, reason('outcome.access', { type: 'WB' }), sentence);
const clear = reason('else.fe');

describe('a condition', () => {
  it.each([
    ['else.snoop', { on: 1 }, 'Had the host self-snoop, an access would get WB.'],
    ['else.snoop', { on: 0 }, 'Had the host no self-snoop, an access would get WB.'],
    ['else.flag', { on: 1 }, 'Were the memslot flagged for DMA, an access would get WB.'],
    ['else.flag', { on: 0 }, 'Were the memslot not flagged for DMA, an access would get WB.'],
  ])('%s %o', (rule, values, text) => {
    expect(otherwise(reason(rule, values))).toBe(text);
  });
});

it('a switch says how many users go', () => {
  const text = (count: number): string => sentence(toggleWords, reason('toggle.dma-none', { count }));
  expect([text(1), text(2)]).toEqual(['Detach the DMA user', 'Detach all 2 DMA users']);
});

describe('who would win', () => {
  const range = (index: number, type: string): Reason => reason('mtrr.range', { index, type });
  const said = (reasons: Reason[], type: Parameters<typeof winnerOf>[1]): string =>
    otherwise(clear, winnerOf(reasons, type)).replace(/^Were FE clear, (.*)\. An access .*$/, '$1');

  it.each([
    ['nothing', [reason('mtrr.disabled')], UC, 'the MTRRs would be off: UC'],
    [
      'a fixed range',
      [reason('mtrr.fixed', { index: 40, type: 'UC' })],
      UC,
      'fixed range 40 would decide: UC',
    ],
    ['any fixed range', [reason('acrn.fixed')], WB, 'a fixed range would decide: WB'],
    ['one', [range(2, 'WB')], WB, 'variable range #2 would decide: WB'],
    ['equals', [range(0, 'WB'), range(2, 'WB')], WB, 'variable ranges #0, #2 would decide: WB'],
    ['one over another', [range(0, 'WB'), range(1, 'UC')], UC, 'variable range #1 would win over #0: UC'],
    ['none of them', [range(0, 'WC'), range(1, 'WT')], UNDEFINED, 'ranges #0, #1 would make it left open'],
    ['the default', [reason('mtrr.default', { type: 'WT' })], WT, 'the default type would decide: WT'],
    ['an own reading', [reason('mtrr.default', { type: 'WT' })], WB, 'this policy would read WB'],
    ['an own reading of one', [range(3, 'WT')], WB, 'this policy would read WB'],
    [
      'an own reading of a fixed one',
      [reason('mtrr.fixed', { index: 1, type: 'UC' })],
      WB,
      'this policy would read WB',
    ],
    ['an own reading of nothing', [], WB, 'this policy would read WB'],
  ] as const)('%s', (_, reasons, type, text) => {
    expect(said([...reasons], type)).toBe(text);
  });

  it('has the source of the lookup, or the SDM', () => {
    const ranges = [0, 1].map((index) => reason('mtrr.range', { index, type: 'WB' }, `range ${index}`));
    expect(winnerOf([...ranges, reason('overlap.same', { type: 'WB' }, 'of overlaps')], WB).source).toBe(
      'of overlaps',
    );
    expect(winnerOf([], WB).source).toContain('SDM');
  });
});
