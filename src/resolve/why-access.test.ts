/** The last steps of an explanation: which PAT entry takes part, and what an access gets. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import type { Policy } from '../policy/types';
import { parseScenario } from '../scenario/parse';
import { CR0_CD, CR0_RUNNING } from '../scenario/presets/events';
import type { Scenario, VcpuDoc } from '../scenario/types';
import { explain } from './explain';
import { foldOf } from './fold';
import { requirePolicy } from './policy';
import { Snapshot } from './segments';
import { leafName } from './why-leaf';
import { textOf } from './words';

/** What is said of the PAT and of the access at page 0x1000, from the steps on that begin so. */
function said(doc: Partial<Scenario>, policy: Policy): string[] {
  const fold = foldOf(parseScenario({ version: 1, policy: policy.id, ...doc }, isPolicy), policy);
  const { steps } = explain(new Snapshot(fold, fold.first, 0), 0x1000);
  return steps.filter(({ rule }) => /^(pat|access)\./.test(rule)).map(textOf);
}
const under = (policy: string, vcpu: VcpuDoc, more: Partial<Scenario> = {}) =>
  said({ cpu: { maxPhysAddr: 36 }, vcpus: [vcpu], ...more }, requirePolicy(policy));

const gib = (type: number, index: number) => ({
  [`0x20${2 * index}`]: `0x${type}`,
  [`0x20${2 * index + 1}`]: '0xfc0000800',
});
const running = (msrs: VcpuDoc['msrs'] = { '0x2ff': '0x806' }): VcpuDoc => ({ cr0: CR0_RUNNING, msrs });

describe('what an access gets', () => {
  const pat = (index: number, type: string, value = '0x7040600070406'): string =>
    `PAT entry ${index} is selected here: ${type} (IA32_PAT ${value}).`;
  const uncached = { pageAttributes: [{ start: '0x0', end: '0x10000000', patIndex: 2 }] };

  it('without a hypervisor, by MTRR and PAT', () => {
    expect(under('bare-metal', running(), uncached)).toEqual([
      pat(2, 'UC-'),
      'MTRR WB with PAT UC-: an access gets UC.',
    ]);
    expect(under('bare-metal', { cr0: '0x10', msrs: { '0x2ff': '0x804' } })).toEqual([
      'CR0.PG=0: without paging the PAT is not consulted, and counts as WB.',
      'MTRR WT with PAT WB: an access gets WT.',
    ]);
  });

  it('where the MTRR type is open, by the PAT if it settles it', () => {
    const open = { '0x2ff': '0x800', ...gib(5, 0), ...gib(6, 1) };
    expect(under('bare-metal', running(open))).toEqual([
      pat(0, 'WB'),
      'The MTRR type is open and PAT WB does not settle it: so is what an access gets.',
    ]);
    expect(under('bare-metal', running({ ...open, '0x277': '0x1' }))).toEqual([
      pat(0, 'WC', '0x1'),
      'The MTRR type is open, but PAT WC gives WC with every one: an access gets WC.',
    ]);
  });

  it('by the leaf and the PAT, or by the leaf alone', () => {
    const vm = { noncoherentDma: 1 };
    expect(under('kvm-6.0', running(), { ...uncached, vm })).toEqual([
      pat(2, 'UC-'),
      'EPT WB with PAT UC-: an access gets UC.',
    ]);
    expect(under('kvm-6.0', running(), uncached)).toEqual([
      "IPAT=1: the guest's PAT is ignored. An access gets the type of the leaf, WB.",
    ]);
  });

  it('under CR0.CD=1, where that reaches the hardware or a PAT of UC', () => {
    const cd = { cr0: CR0_CD, msrs: { '0x2ff': '0x806' } };
    expect(under('bare-metal', cd)).toEqual([
      'CR0.CD=1: every access is UC. A line that is in a cache already may still be hit.',
    ]);
    const quirk = { vm: { disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'], noncoherentDma: 1 } };
    expect(under('kvm-amd', cd, quirk)[1]).toBe(
      'CR0.CD=1, and with KVM_X86_QUIRK_CD_NW_CLEARED disabled it reaches the hardware: caches are off, shown as UC.',
    );
    expect(under('acrn', cd)[1]).toBe(
      'CR0.CD=1: ACRN leaves the leaf (WB) and loads a PAT whose entries are all UC. An access gets UC.',
    );
    expect(under('xen', cd, quirk)[1]).toBe(
      'CR0.CD=1 in a domain with a device: Xen leaves the leaf (WB) and loads a PAT whose entries are all UC. An access gets UC.',
    );
  });

  it("through AMD's nested tables, by the guest's PAT and the host's MTRRs", () => {
    const host = (type: number) => ({ host: { msrs: { '0x2ff': `0x80${type}` } } });
    const amd = (index: number, type: number): string | undefined =>
      under('kvm-amd', running(), {
        ...host(type),
        pageAttributes: [{ start: '0x0', end: '0x10000000', patIndex: index }],
      })[1];
    const wc = running({ '0x277': '0x1' });
    expect(amd(0, 6)).toBe('Guest PAT WB with host PAT WB is WB; with host MTRR WB an access gets WB.');
    expect(under('kvm-amd', wc, host(6))[1]).toBe(
      'Guest PAT WC with host PAT WB is WC+; with host MTRR WB an access gets WC+, shown as WC.',
    );
    expect(amd(3, 6)).toBe(
      'Guest PAT UC with host PAT WB is UC; with host MTRR WB an access gets CD, shown as UC.',
    );
  });

  it('by a rule without words: what it answers is said, never what another rule would', () => {
    const policy: Policy = { ...requirePolicy('kvm-6.0'), effective: () => 4 };
    expect(said({ cpu: { maxPhysAddr: 36 }, vcpus: [running()] }, policy)).toEqual([
      pat(0, 'WB'),
      'By the rule of KVM 6.0–6.6 an access gets WT.',
    ]);
  });
});

it('a leaf has its type and IPAT for a name', () => {
  expect([-1, 0, 6, 14].map(leafName)).toEqual(['no leaf', 'UC', 'WB', 'WB+IPAT']);
});
