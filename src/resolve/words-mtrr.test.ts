/** What is said of the MTRRs and of each rule of a hypervisor, in scenes in which it holds. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { CR0_CD, CR0_RUNNING } from '../scenario/presets/events';
import type { Scenario, VcpuDoc } from '../scenario/types';
import { explainScenario } from './explain';
import { textOf } from './words';

const CD_QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';
const PAT_QUIRK = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
/** A page of RAM, of host MMIO, and of a flagged memslot. */
const [RAM, MMIO, FLAGGED] = [0x1000, 0xd0000, 0xe0000] as const;

const guest = (msrs: VcpuDoc['msrs'] = { '0x2ff': '0x806' }, cr0 = CR0_RUNNING): Scenario => ({
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  memory: [
    { start: '0x0', end: '0xc0000000', kind: 'ram', name: 'low' },
    { start: '0xd0000000', end: '0xd1000000', kind: 'mmio' },
    { start: '0xe0000000', end: '0xe1000000', kind: 'ram', flags: ['dma'], hostType: 'WC' },
    { start: '0xfee00000', end: '0xfee01000', kind: 'emulated', name: 'APIC' },
  ],
  vcpus: [{ cr0, msrs }],
});
const devices = (noncoherentDma: number, ...disabledQuirks: string[]): Partial<Scenario> => ({
  vm: { noncoherentDma, disabledQuirks },
});

function texts(doc: Scenario, page: number): string[] {
  return explainScenario(parseScenario(doc, isPolicy), { at: page }).steps.map(textOf);
}

describe('a rule that answers, or passes the page on', () => {
  const scene = (policy: string, more: Partial<Scenario>, page: number, cr0?: string): string[] =>
    texts({ ...guest(undefined, cr0), policy, ...more }, page);
  it.each<[string, Partial<Scenario>, number, string]>([
    [
      'kvm-6.0',
      devices(1),
      MMIO,
      "Host MMIO: UC, whatever the guest's MTRRs and CR0.CD say. Its PAT still counts.",
    ],
    ['kvm-6.0', devices(0), RAM, 'Not host MMIO.'],
    [
      'kvm-6.0',
      devices(0),
      RAM,
      "No user of non-coherent DMA is registered: the guest's MTRRs, CR0.CD and PAT are ignored. WB+IPAT.",
    ],
    ['kvm-6.0', devices(1), RAM, "1 user of non-coherent DMA: the guest's memory types count."],
    ['kvm-6.0', devices(2), RAM, "2 users of non-coherent DMA: the guest's memory types count."],
    ['kvm-6.0', devices(1), RAM, 'CR0.CD=0 on vCPU 0.'],
    ['kvm-6.0', devices(1), RAM, 'The MTRR type of the page becomes the type of the leaf: WB.'],
    [
      'kvm-6.11',
      devices(1),
      RAM,
      "The guest's MTRRs and CR0.CD have no effect in this version: WB. Its PAT counts.",
    ],
    [
      'kvm-6.16',
      devices(0),
      RAM,
      `No user of non-coherent DMA is registered and ${PAT_QUIRK} is enabled: WB+IPAT, the guest's PAT is ignored.`,
    ],
    ['kvm-6.16', devices(2), RAM, "2 users of non-coherent DMA: the guest's PAT counts."],
    ['kvm-6.16', devices(0, PAT_QUIRK), RAM, `${PAT_QUIRK} is disabled: the guest's PAT counts.`],
    [
      'kvm-4.2',
      devices(1),
      MMIO,
      'Host MMIO, which 4.2 alone treats as it treats RAM under a device: the guest decides.',
    ],
    ['kvm-4.2', devices(1), RAM, "1 user of non-coherent DMA: the guest's memory types count."],
    [
      'kvm-4.2',
      devices(0),
      RAM,
      "RAM, and no user of non-coherent DMA is registered: the guest's MTRRs, CR0.CD and PAT are ignored. WB+IPAT.",
    ],
    [
      'kvm-6.11-rc',
      { ...devices(0), cpu: { maxPhysAddr: 36, selfSnoop: false } },
      RAM,
      "The host lacks self-snoop and no user of non-coherent DMA is registered: WB+IPAT, the guest's PAT is ignored.",
    ],
    [
      'kvm-6.11-rc',
      { ...devices(3), cpu: { maxPhysAddr: 36, selfSnoop: false } },
      RAM,
      "3 users of non-coherent DMA: the guest's PAT counts.",
    ],
    ['kvm-6.11-rc', devices(3), RAM, "The host has self-snoop: the guest's PAT counts."],
    [
      'kvm-virtio-rfc',
      devices(0),
      FLAGGED,
      "The memslot is flagged for non-coherent DMA: the host's type, WC+IPAT, whatever the guest says.",
    ],
    ['kvm-virtio-rfc', devices(0), RAM, 'The memslot is not flagged for non-coherent DMA.'],
    ['bhyve', {}, RAM, 'Guest RAM: WB+IPAT. Nothing of the guest is looked at.'],
    ['bhyve', {}, MMIO, 'A passed-through BAR: UC+IPAT. Nothing of the guest is looked at.'],
    [
      'xen',
      devices(0),
      RAM,
      'The domain has no device (a user of non-coherent DMA stands for one): guest types are ignored. WB+IPAT.',
    ],
    ['xen', devices(0), MMIO, 'Direct MMIO, so the rule for ordinary memory passes.'],
    ['xen', devices(1), RAM, '1 user of DMA: the domain has a device.'],
    ['xen', devices(2), RAM, '2 users of DMA: the domain has a device.'],
    ['xen', devices(2), RAM, 'Guest MTRR WB and host MTRR WB combine to WB.'],
  ])('%s', (policy, more, page, sentence) => {
    expect(scene(policy, more, page)).toContain(sentence);
  });

  it.each([
    ['kvm-6.0', [], `${CD_QUIRK} is enabled, as it is by default: WB+IPAT. The MTRRs are not looked at.`],
    ['kvm-6.0', [CD_QUIRK], `${CD_QUIRK} is disabled: UC+IPAT.`],
    ['kvm-6.7', [], `${CD_QUIRK} is enabled, as it is by default: WB. The MTRRs are not looked at.`],
    ['kvm-6.7', [CD_QUIRK], `${CD_QUIRK} is disabled: UC+IPAT.`],
  ])('%s under CR0.CD=1, disabled: %j', (policy, disabled, sentence) => {
    expect(scene(policy, devices(1, ...disabled), RAM, CR0_CD)).toContain(
      `CR0.CD=1 on vCPU 0, and ${sentence}`,
    );
  });
});

describe('MTRRs', () => {
  /** Ranges of these types over the first GiB; UC elsewhere. */
  const overlap = (...types: number[]): VcpuDoc['msrs'] =>
    Object.fromEntries([
      ['0x2ff', '0x800'],
      ...types.flatMap((type, i) => [
        [`0x20${2 * i}`, `0x${type}`],
        [`0x20${2 * i + 1}`, '0xfc0000800'],
      ]),
    ]);
  const [UC, WC, WT, WP, WB] = [0, 1, 4, 5, 6] as const;
  const said = (policy: string, msrs: VcpuDoc['msrs'], page: number = RAM, more: Partial<Scenario> = {}) =>
    texts({ ...guest(msrs), policy, ...more }, page);
  const hidden = { cpu: { maxPhysAddr: 36, mtrr: false } };

  it('that are off', () => {
    const off = 'IA32_MTRR_DEF_TYPE.E=0: the MTRRs are off. KVM takes UC.';
    expect(said('kvm-6.0', { '0x2ff': '0x6' })).toContain(off);
    expect(said('kvm-4.2', { '0x2ff': '0x6' }, RAM, hidden)).toContain(off);
    expect(said('kvm-6.0', { '0x2ff': '0x6' }, RAM, hidden)).toContain(
      "IA32_MTRR_DEF_TYPE.E=0 and the guest's CPUID reports no MTRRs: KVM takes WB.",
    );
    // A version of which nothing else is known would be told by its answer alone.
    const step = { rule: 'kvm.disabled', source: '' };
    expect(textOf({ ...step, values: { type: 'WB', cpuid: 1 } })).toMatch(/off\. KVM takes WB\.$/);
  });

  it('of which one enable bit is set, up to 4.1', () => {
    const fixed = { '0x250': '0x606060606060606' };
    const take = 'KVM up to 4.1 takes them as soon as E or FE is set, and here only one of the two is.';
    expect(said('kvm-3.13', { '0x2ff': '0x806', ...fixed }, 0)).toContain(`${take} The SDM says the same.`);
    expect(said('kvm-3.13', { '0x2ff': '0x406', ...fixed }, 0)).toContain(`${take} The SDM says UC.`);
    const on = 'E=0, but FE=1: KVM up to 4.1 goes on and takes the default type,';
    expect(said('kvm-3.13', { '0x2ff': '0x406' })).toContain(`${on} WB. The SDM says UC.`);
    expect(said('kvm-3.13', { '0x2ff': '0x400' })).toContain(`${on} UC. The SDM says the same.`);
  });

  it('that overlap, from 4.2 to 6.10', () => {
    const stops = 'it stops at the first pair that has no rule and never comes to UC';
    expect(said('kvm-6.0', overlap(WC, WB, UC))).toContain(
      `KVM 4.2 to 6.10 answers WB here, a bug: ${stops} (by descending PHYSBASE: #1 WB, #0 WC, #2 UC). The SDM says UC.`,
    );
    expect(said('kvm-6.0', overlap(WP, WB))).toContain(
      'KVM 4.2 to 6.10 takes WB for types that have no rule together (by descending PHYSBASE: #1 WB, #0 WP). The SDM leaves this overlap open.',
    );
  });

  it('that overlap only as KVM reads a mask with holes: the SDM may say the same, or another type', () => {
    // WC on the first and the third GiB, which KVM takes for one range from 0 to 3 GiB.
    const holes = { '0x2ff': '0x800', '0x200': '0x1', '0x201': '0xf40000800' };
    const over = (type: string) =>
      said('kvm-6.0', { ...holes, '0x202': type, '0x203': '0xf00000800' }, 0x40000);
    const pair = 'KVM 4.2 to 6.10 takes WB for types that have no rule together (by descending PHYSBASE:';
    expect(over('0x6')).toContain(`${pair} #1 WB, #0 WC). The SDM says the same.`);
    expect(over('0x4')).toContain(`${pair} #1 WT, #0 WC). The SDM says WT.`);
  });

  it('whose overlap the SDM leaves open: it is said once', () => {
    const open = (policy: string): string[] =>
      said(policy, overlap(WT, WC)).filter((text) => text.includes('The SDM'));
    const stored = ['Ranges of WT, WC overlap here. The SDM leaves this combination open.'];
    expect(open('kvm-6.11')).toEqual(stored);
    expect(said('kvm-6.11', overlap(WT, WC))).toContain(
      'The hypervisor stores these registers and never looks at them. They are shown as WB here.',
    );
    expect(open('identity-map')).toEqual([
      expect.stringMatching(/^The SDM leaves this overlap open\. .* takes UC\.$/),
    ]);
  });

  it('of which one state counts for the VM', () => {
    const two = { vcpus: [WB, WT].map((type) => ({ cr0: CR0_RUNNING, msrs: { '0x2ff': `0x80${type}` } })) };
    const seen = (doc: Partial<Scenario>, vcpu: number) => {
      const scene = { ...guest(), ...devices(1), policy: 'kvm-mtrr-v2', ...doc };
      return explainScenario(parseScenario(scene, isPolicy), { at: RAM, vcpu }).steps;
    };
    const owner = 'One MTRR state counts for the whole VM: that of vCPU 0.';
    for (const vcpu of [0, 1]) {
      const steps = seen(two, vcpu);
      expect(steps.map(textOf)).toEqual(
        expect.arrayContaining([
          owner,
          'No variable range holds the page: the default type of IA32_MTRR_DEF_TYPE, WB.',
        ]),
      );
      expect(steps.map(textOf)).not.toContainEqual(expect.stringMatching(/^The SDM says/));
    }
    expect(seen({}, 0).map(textOf)).not.toContain(owner);
    expect(seen({ ...two, policy: 'kvm-6.0' }, 1).map(textOf)).not.toContain(owner);
  });
});
