/** Why a zap rule asks for what it does, and what is none of its business. */
import { describe, expect, it } from 'vitest';
import type { Act } from '../../scenario/machine';
import type { MsrMap } from '../../scenario/types';
import { G, mask } from '../testing/guest';
import { machine, transition, WB_FIXED, write } from '../testing/parts';
import { zapList } from './zap-list';
import { always, hasDma, onCdToggle, onFirstAndLastDma, updateMtrr, zapRules } from './zaps';

describe('a write to an MTRR', () => {
  const rule = updateMtrr('wraps', hasDma);
  const following = (event: Act, msrs: MsrMap, dma = 1) => transition(event, machine(msrs, { dma }));
  const RANGE = { '0x200': '0x80000006', '0x201': mask(G) };
  it.each<[string, Act, MsrMap, string, number]>([
    ['DEF_TYPE', write(0x2ff), {}, 'zap.mtrr-deftype', 1],
    ['PHYSBASE of a range', write(0x200), { '0x2ff': '0x800', ...RANGE }, 'zap.mtrr-range', 1],
    ['PHYSMASK with E=0', write(0x201), RANGE, 'zap.mtrr-e', 0],
    ['PHYSBASE 0 before any mask', write(0x200), { '0x2ff': '0x800' }, 'zap.mtrr-unwritten', 0],
    [
      'PHYSBASE before any mask',
      write(0x202),
      { '0x2ff': '0x800', '0x202': '0x1000' },
      'zap.mtrr-unwritten',
      0,
    ],
    ['a fixed MSR', write(0x250), { '0x2ff': '0xc00', '0x250': WB_FIXED }, 'zap.mtrr-fixed', 1],
    ['a fixed MSR with FE=0', write(0x250), { '0x2ff': '0x800' }, 'zap.mtrr-fe', 0],
  ])('%s', (_, event, msrs, want, calls) => {
    expect(rule.why(following(event, msrs))?.rule).toBe(want);
    expect(rule(following(event, msrs))).toHaveLength(calls);
    expect(rule.why(following(event, msrs, 0))?.rule).toBe('zap.mtrr-no-dma');
    expect(rule(following(event, msrs, 0))).toEqual([]);
  });
  it.each([0x277, 0xfe, 0x10])('MSR %i is none, device or not', (msr) => {
    for (const dma of [0, 1])
      expect(rule.why(following(write(msr), { '0x2ff': '0x806' }, dma))).toBeUndefined();
  });
});

it('the first and the last user of DMA: registered, unregistered', () => {
  const rule = onFirstAndLastDma(always);
  const step = (delta: 1 | -1, before: number) =>
    transition({ type: 'dma', delta }, machine({}, { dma: before + delta }), machine({}, { dma: before }));
  const calls = (delta: 1 | -1, before: number) => rule(step(delta, before)).map(({ call }) => call);
  expect(calls(1, 0)).toEqual(['kvm_arch_register_noncoherent_dma']);
  expect(calls(-1, 1)).toEqual(['kvm_arch_unregister_noncoherent_dma']);
  expect([calls(1, 1), calls(-1, 2)]).toEqual([[], []]);
  expect(rule.why(step(1, 1))).toMatchObject({ rule: 'zap.dma-more', values: { count: 2 } });
  expect(rule.why(step(-1, 1))?.source).toMatch(/^kvm_arch_unregister_/);
});

it('of several rules the one whose business it is answers', () => {
  const rule = zapRules(updateMtrr('wraps', hasDma), onCdToggle('kvm_set_cr0', always));
  expect(rule.why(transition(write(0x2ff), machine({})))?.rule).toBe('zap.mtrr-deftype');
  const cd = machine({}, { vcpus: [{ ...machine({}).vcpus[0], cr0: 0xc0000011 } as never] });
  const toggle = transition({ type: 'cr0', vcpu: 0, value: 0xc0000011n }, cd, machine({}));
  expect(rule.why(toggle)?.rule).toBe('zap.cd-always');
  expect(rule.why(transition({ type: 'dma', delta: 1 }, machine({})))).toBeUndefined();
});

describe('the list of the 2023 series', () => {
  const call = (start: number, end: number) => ({ start, end, call: `${start}` });
  it('has the shortest first, and of equal length the highest', () => {
    expect(zapList([call(0, 9), call(2, 4), call(6, 8), call(5, 6)])).toEqual([
      call(5, 6),
      call(6, 8),
      call(2, 4),
      call(0, 9),
    ]);
  });
  it('has each range once, but parts of one another all', () => {
    const list = [call(2, 4), call(2, 5), call(2, 4), call(3, 4)];
    expect(zapList(list)).toEqual([call(3, 4), call(2, 4), call(2, 5)]);
  });
});
