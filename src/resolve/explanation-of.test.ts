/** Everything about one page as codes and few words: what the page panel shows. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { wrmsr } from '../scenario/presets/events';
import type { Scenario } from '../scenario/types';
import { explainScenario, explanationOf, type PageExplanation } from './explain';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { ucOverWb } from './testing/uc-over-wb';

const page = (address: number): number => Math.floor(address / 4096);

/** What is said of a page at the end of all events. */
function explained(raw: Scenario, gfn: number, vcpu = 0): PageExplanation {
  const doc = parseScenario(raw, isPolicy);
  const fold = foldOf(doc, requirePolicy(doc.policy));
  let moment = fold.first;
  for (const event of doc.events ?? []) moment = fold.next(moment, event).moment;
  return explanationOf(fold, moment, vcpu, gfn);
}

describe('explanationOf', () => {
  it('has codes, the eight PAT entries and the segment', () => {
    const pageAttributes = [{ start: '0x80000000', end: '0x90000000', patIndex: 2 }];
    const { steps, ...rest } = explained({ ...ucOverWb, pageAttributes }, page(0x80001000));
    expect(rest).toEqual({
      builder: { vcpu: 0, event: 0 },
      gfn: 0x80001,
      mtrr: 6,
      leaf: 6,
      built: 6,
      effective: 0,
      region: -1,
      patIndex: 2,
      pat: [6, 4, 7, 0, 6, 4, 7, 0],
      effectiveByPat: [6, 4, 0, 0, 6, 4, 0, 0],
      segment: { start: 0x80000, end: 0x90000 },
      winner: 'range #0',
      fired: 'guest MTRRs',
    });
    expect(steps[0]).toEqual({
      rule: 'memory.all',
      text: 'The scenario lists no memory: everything below 2^39 is RAM.',
      source: 'the scenario: memory',
    });
    for (const step of steps) expect(Object.keys(step)).toEqual(['rule', 'text', 'source']);
  });

  it('255, and no builder, where there is neither leaf nor access', () => {
    const bare = explained({ ...ucOverWb, policy: 'bare-metal' }, 0);
    expect(bare).toMatchObject({ leaf: 255, built: 255, effective: 6 });
    expect(bare).not.toHaveProperty('builder');
    const memory = [{ start: '0x0', end: '0x1000', kind: 'emulated' as const }];
    for (const gfn of [0, 1]) {
      const none = explained({ ...ucOverWb, memory }, gfn);
      expect(none).toMatchObject({ leaf: 255, effective: 255, region: gfn === 0 ? 0 : -1 });
      expect(new Set(none.effectiveByPat)).toEqual(new Set([255]));
      expect(none).not.toHaveProperty('builder');
    }
  });

  it('the builder is whose touch built the leaf, after how many events', () => {
    const events = [wrmsr('0x2ff', '0x800', 1)];
    const two = { ...ucOverWb, vcpus: [...(ucOverWb.vcpus ?? []), { msrs: { '0x2ff': '0x806' } }], events };
    expect(explained(two, 0x1000).builder).toEqual({ vcpu: 1, event: 1 });
  });

  it('the segment is the one of the partition, up to the end of the space', () => {
    const segment = (address: number) => explained(ucOverWb, page(address)).segment;
    expect(segment(0x80000000)).toEqual({ start: 0, end: 0x100000 });
    expect(segment(0x100000000)).toEqual({ start: 0x100000, end: 2 ** 27 });
  });

  describe('where the pieces of a mask with holes are too many to list', () => {
    /** One page in each 4 MiB, from the sixth on, has the type of range 0. The default type is UC. */
    const segment = (type: number, gfn: number) => {
      const msrs = { '0x2ff': '0x800', '0x200': `0x500${type}`, '0x201': '0x3ff800' };
      const vcpus = [{ cr0: '0x80000011', msrs }];
      return explained({ ...ucOverWb, policy: 'bare-metal', cpu: { maxPhysAddr: 52 }, vcpus }, gfn).segment;
    };
    it('the segment is the piece', () => {
      expect(segment(6, 5000 * 1024 + 5)).toEqual({ start: 5000 * 1024 + 5, end: 5000 * 1024 + 6 });
      expect(segment(6, 2 * 1024)).toEqual({ start: 1024 + 6, end: 2 * 1024 + 5 });
      expect(segment(6, 2 ** 40 - 1)).toEqual({ start: 2 ** 40 - 1024 + 6, end: 2 ** 40 });
    });

    it('the segment is longer than a piece among those that are listed, if they are no different', () => {
      expect(segment(0, 2 * 1024)).toEqual({ start: 0, end: 4096 * 1024 + 5 });
    });
  });
});

describe('explainScenario', () => {
  it.each([
    [{ at: -1 }, /outside the space/],
    [{ at: 2 ** 27 }, /outside the space: it ends at 2\^39/],
    [{ at: 0, event: 1 }, /no event 1: the scenario has 0/],
    [{ at: 0, vcpu: 1 }, /no vCPU 1: the scenario has 1/],
  ])('refuses %j', (question, message) => {
    expect(() => explainScenario(ucOverWb, question)).toThrow(message);
  });

  it('explains the last page of the space as seen by the last vCPU, after no event if nothing is said', () => {
    const events = [wrmsr('0x2ff', '0x806'), wrmsr('0x2ff', '0x804')];
    const at = 2 ** 27 - 1;
    const built = (event?: number) =>
      explainScenario({ ...ucOverWb, events }, event === undefined ? { at } : { at, event, vcpu: 0 }).page
        .built;
    expect([built(), built(0), built(1), built(2)]).toEqual([0, 0, 6, 4]);
  });
});
