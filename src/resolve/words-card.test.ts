/** The short words of the reason card: which MTRR wins, and which rule of the hypervisor made the leaf. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { CR0_CD, CR0_RUNNING } from '../scenario/presets/events';
import type { MsrMap, Scenario } from '../scenario/types';
import { explanationOf } from './explain';
import { foldOf } from './fold';
import { requirePolicy } from './policy';

const PAT_QUIRK = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
const CD_QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';

/** The words for a page of a guest with RAM, a BAR, a flagged memslot and nothing. */
function card(policy: string, gfn: number, more: Partial<Scenario> = {}) {
  const doc: Scenario = {
    version: 1,
    policy,
    cpu: { maxPhysAddr: 36 },
    memory: [
      { start: '0x0', end: '0xc0000000', kind: 'ram' },
      { start: '0xd0000000', end: '0xd1000000', kind: 'mmio' },
      { start: '0xe0000000', end: '0xe1000000', kind: 'ram', flags: ['dma'], hostType: 'WC' },
    ],
    vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806' } }],
    ...more,
  };
  const fold = foldOf(parseScenario(doc, isPolicy), requirePolicy(policy));
  return explanationOf(fold, fold.first, 0, gfn);
}

describe('the winner', () => {
  const GIB = 0x40000;
  /** [0, 1 GiB) of two or three registers, the second of them twice as long; default UC. */
  const ranges = (...types: number[]): MsrMap =>
    Object.fromEntries([
      ['0x2ff', '0xc00'],
      ['0x268', '0x6'],
      ...types.flatMap((type, i) => [
        [`0x20${2 * i}`, `0x${type}`],
        [`0x20${2 * i + 1}`, i === 1 ? '0xf80000800' : '0xfc0000800'],
      ]),
    ]);
  const winner = (policy: string, gfn: number, msrs: MsrMap): string =>
    card(policy, gfn, { vcpus: [{ cr0: CR0_RUNNING, msrs }] }).winner;

  it.each([
    ['bare-metal', 0, { '0x2ff': '0x406' }, 'off: E=0'],
    ['kvm-6.0', 0, { '0x2ff': '0x406' }, 'off: E=0'],
    ['bare-metal', 0xc1, ranges(6), 'fixed range 25'],
    ['acrn', 0xc1, { '0x2ff': '0xc00' }, 'a fixed range'],
    ['bare-metal', 0x1000, ranges(6), 'range #0'],
    ['bare-metal', 0x1000, ranges(6, 6), 'ranges #0, #1'],
    ['bare-metal', GIB, ranges(6, 6), 'range #1'],
    ['bare-metal', 0x1000, ranges(6, 0), '#1 over #0'],
    ['bare-metal', 0x1000, ranges(0, 6, 0), '#0, #2 over #1'],
    ['kvm-3.13', 0x1000, ranges(5, 6), '#0, #1: no rule'],
    ['bare-metal', 2 * GIB, ranges(6), 'default type'],
    ['identity-map-no-fixed', 0xc1, ranges(6), "the policy's own reading"],
  ])('%s, page %i', (policy, gfn, msrs, words) => {
    expect(winner(policy, gfn, msrs)).toBe(words);
  });
});

describe('the rule that made the leaf', () => {
  const RAM = 0x1000;
  const devices = (noncoherentDma: number, ...disabledQuirks: string[]): Partial<Scenario> => ({
    vm: { noncoherentDma, disabledQuirks },
  });
  const cd = (disabled: string[]): Partial<Scenario> => ({
    ...devices(1, ...disabled),
    vcpus: [{ cr0: CR0_CD }],
  });
  it.each<[string, Partial<Scenario>, number, string]>([
    ['kvm-6.0', {}, 0xd0000, 'host MMIO'],
    ['kvm-6.0', {}, RAM, 'no DMA user'],
    ['kvm-2.6.31', {}, RAM, 'no such device'],
    ['kvm-4.2', {}, RAM, 'RAM, no DMA user'],
    ['xen', {}, RAM, 'no device'],
    ['kvm-6.0', cd([]), RAM, 'CD=1, quirk on'],
    ['kvm-6.0', cd([CD_QUIRK]), RAM, 'CD=1, quirk off'],
    ['kvm-6.7', cd([]), RAM, 'CD=1, quirk on'],
    ['kvm-6.7', cd([CD_QUIRK]), RAM, 'CD=1, quirk off'],
    ['kvm-6.0', devices(1), RAM, 'guest MTRRs'],
    ['kvm-6.11', devices(1), RAM, 'always WB'],
    ['kvm-6.16', {}, RAM, 'guest PAT ignored'],
    ['kvm-6.16', devices(0, PAT_QUIRK), RAM, 'always WB'],
    ['kvm-6.11-rc', { cpu: { maxPhysAddr: 36, selfSnoop: false } }, RAM, 'no self-snoop'],
    ['kvm-virtio-rfc', {}, 0xe0000, 'memslot flag'],
    ['kvm-amd', {}, RAM, 'host PAT entry 0'],
    ['bhyve', {}, RAM, 'RAM WB, BAR UC'],
    ['identity-map', {}, RAM, 'MTRRs at load'],
    ['xen', devices(1), RAM, 'guest × host'],
    ['kvm-6.0', {}, 0x200000, 'nothing mapped'],
    ['bare-metal', {}, RAM, 'no hypervisor'],
    ['bare-metal', {}, 0x200000, 'no hypervisor'],
  ])('%s, %j, page %i', (policy, more, gfn, words) => {
    expect(card(policy, gfn, more).fired).toBe(words);
  });
});
