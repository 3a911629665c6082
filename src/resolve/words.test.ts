/** What the explanations say, sentence by sentence. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import type { Scenario } from '../scenario/types';
import { explainScenario } from './explain';
import { ucOverWb } from './testing/uc-over-wb';
import { hasWords, sentence, textOf } from './words';

const texts = (doc: Scenario, at: number, event = 0, vcpu = 0): string[] =>
  explainScenario(parseScenario(doc, isPolicy), { at, event, vcpu }).steps.map(textOf);

const overlap = ucOverWb;
const at = (address: number): number => Math.floor(address / 4096);

describe('sentences', () => {
  it('a bug of the real code is called one, with the version and what the SDM says', () => {
    expect(texts(overlap, at(0xd0000000))).toContain(
      'KVM 4.2 to 6.10 answers WB here, a bug: UC was visited first (by descending PHYSBASE: #1 UC, #0 WB) and does not win over a type that follows. The SDM says UC.',
    );
    const segment = texts(
      {
        ...overlap,
        policy: 'kvm-4.3',
        vcpus: [{ cr0: '0x80000011', msrs: { '0x2ff': '0xc06', '0x250': '0x606060606060606' } }],
      },
      0x10,
    );
    expect(segment.some((text) => text.startsWith('A bug of KVM 4.2 and 4.3:'))).toBe(true);
    expect(segment).toContain('The SDM says WB here. KVM 4.3 deviates: UC.');
  });

  it('the SDM is named where a hypervisor decides what it leaves open', () => {
    const msrs = {
      '0x2ff': '0x800',
      '0x200': '0x6',
      '0x201': '0x7f00000800',
      '0x202': '0x1',
      '0x203': '0x7f00000800',
    };
    const doc: Scenario = { ...overlap, vcpus: [{ cr0: '0x80000011', msrs }] };
    expect(texts(doc, 0x1000)).toContain(
      'KVM 4.2 to 6.10 takes WB for types that have no rule together (by descending PHYSBASE: #0 WB, #1 WC). The SDM leaves this overlap open.',
    );
    const bare = texts({ ...doc, policy: 'bare-metal' }, 0x1000);
    expect(bare).toContain('Ranges of WB, WC overlap here. The SDM leaves this combination open.');
    expect(bare.at(-1)).toBe(
      'The MTRR type is open and PAT WB does not settle it: so is what an access gets.',
    );
    expect(texts({ ...doc, policy: 'xen' }, 0x1000)).toContain(
      'Ranges of WB, WC overlap here. The SDM leaves this combination open; Xen takes the matching range with the highest number: WC.',
    );
  });

  it('a stale leaf has its builder, the event that made it wrong, and what would be right', () => {
    const doc: Scenario = {
      ...overlap,
      events: [{ type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0x40000005' }],
    };
    expect(texts(doc, at(0xd0000000), 1)).toEqual(
      expect.arrayContaining([
        'The leaf that stands there is WB. vCPU 0 built it at the start; nothing has zapped it since.',
        'vCPU 0 would build the same now.',
      ]),
    );
    const moved: Scenario = {
      ...overlap,
      vcpus: [
        { cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x202': '0xc0000000', '0x203': '0x7fc0000800' } },
      ],
      events: [{ type: 'wrmsr', vcpu: 0, msr: '0x202', value: '0x80000000' }],
    };
    expect(texts(moved, at(0xd0000000), 1)).toEqual(
      expect.arrayContaining([
        'The leaf that stands there is UC. vCPU 0 built it at the start; nothing has zapped it since.',
        'Since event 1 (vCPU 0 writes 0x80000000 to IA32_MTRR_PHYSBASE1) WB would be right. update_mtrr() zapped [0x80000000, 0xc0000000), and the page is not in there.',
        'So the leaf is stale: UC stands where WB would be right now, until something zaps this page.',
      ]),
    );
    expect(texts(moved, at(0x90000000), 1)).toContain(
      'The leaf that stands there is UC. vCPU 0 built it after event 1 (vCPU 0 writes 0x80000000 to IA32_MTRR_PHYSBASE1), when update_mtrr() zapped [0x80000000, 0xc0000000).',
    );
  });

  it('two vCPUs whose registers differ', () => {
    const two: Scenario = {
      ...overlap,
      vcpus: [
        { cr0: '0x80000011', msrs: { '0x2ff': '0x806' } },
        { cr0: '0x80000011', msrs: { '0x2ff': '0x805' } },
      ],
      events: [{ type: 'online', vcpu: 1, online: true }],
    };
    expect(texts(two, 0x1000, 1, 1)).toEqual(
      expect.arrayContaining([
        'After event 1 (vCPU 1 goes online) vCPU 1 touches the page. It would build WP, vCPU 0 still WB: their registers differ.',
        'So the leaf is stale: WB stands where WP would be right now, until something zaps this page.',
      ]),
    );
    expect(texts(two, 0x1000, 1, 0)).toContain(
      'vCPU 0 would build it as it stands; vCPU 1, the last to touch it, would not.',
    );
  });

  it('what is recalled or inferred is not verified', () => {
    const said = (policy: string): boolean =>
      texts({ ...overlap, policy }, 0x1000).some((text) => text.startsWith('Not verified: '));
    expect(
      ['kvm-2.6.31', 'kvm-4.2', 'kvm-4.3', 'kvm-6.7', 'kvm-mtrr-v2', 'kvm-6.0', 'kvm-4.4'].map(said),
    ).toEqual([true, true, true, true, true, false, false]);
  });

  it('nothing mapped, paging off, IPAT, CR0.CD', () => {
    const ram: Scenario = {
      ...overlap,
      memory: [{ start: '0x0', end: '0x100000', kind: 'ram', name: 'low' }],
    };
    expect(texts(ram, 0x1000)[0]).toBe('Nothing is listed at 0x1000000: nothing is mapped there.');
    expect(texts(ram, 0x1000).at(-1)).toBe(
      'No leaf: every access exits to the hypervisor, and no memory type applies.',
    );
    expect(texts(ram, 0x10)[0]).toBe('low [0x0, 0x100000): RAM of the guest, backed by RAM of the host.');
    expect(texts({ version: 1, policy: 'kvm-6.16' }, 0).at(-1)).toBe(
      "IPAT=1: the guest's PAT is ignored. An access gets the type of the leaf, WB.",
    );
    expect(texts({ version: 1, policy: 'bare-metal' }, 0).at(-1)).toBe(
      'CR0.CD=1: every access is UC. A line that is in a cache already may still be hit.',
    );
    expect(texts({ ...overlap, vcpus: [{ cr0: '0x10' }] }, 0)).toContain(
      'CR0.PG=0: without paging the PAT is not consulted, and counts as WB.',
    );
  });
});

it('the rest of the overlaps', () => {
  const two = (first: string, second: string): NonNullable<Scenario['vcpus']> => [
    {
      cr0: '0x80000011',
      msrs: {
        '0x2ff': '0x800',
        '0x200': first,
        '0x201': '0x7f00000800',
        '0x202': second,
        '0x203': '0x7f00000800',
        '0x277': '0x1',
      },
    },
  ];
  for (const policy of ['bare-metal', 'kvm-6.0', 'kvm-3.13', 'xen'])
    expect(texts({ ...overlap, policy, vcpus: two('0x4', '0x6') }, 0x1000)).toContainEqual(
      expect.stringMatching(/^Ranges of W[TB], W[TB] overlap here: WT wins over WB\.$/),
    );
  expect(texts({ ...overlap, policy: 'kvm-3.13', vcpus: two('0x5', '0x6') }, 0x1000)).toContain(
    'Ranges of WP, WB overlap here, and KVM up to 4.1 takes UC. The SDM leaves this overlap open.',
  );
  expect(texts({ ...overlap, policy: 'bare-metal', vcpus: two('0x5', '0x6') }, 0x1000).at(-1)).toBe(
    'The MTRR type is open, but PAT WC gives WC with every one: an access gets WC.',
  );
  const hull: Scenario = {
    ...overlap,
    vcpus: [
      { cr0: '0x80000011', msrs: { '0x2ff': '0x806', '0x202': '0x40000000', '0x203': '0x7dc0000800' } },
    ],
  };
  expect(texts(hull, at(0x80000000))).toContain(
    'KVM 4.2 to 6.10 answers UC: it reads base and mask as one range, from the base to the last address that the mask leaves free. By the match rule other registers hold the page. The SDM says WB.',
  );
});

it('a version that never zaps is said to', () => {
  const doc: Scenario = {
    ...overlap,
    policy: 'kvm-3.13',
    events: [{ type: 'wrmsr', vcpu: 0, msr: '0x2ff', value: '0x0' }],
  };
  expect(texts(doc, at(0xd0000000), 1)).toContain(
    'Since event 1 (vCPU 0 writes 0x0 to IA32_MTRR_DEF_TYPE) WB would be right. KVM 3.13–4.1 never zaps for a memory type.',
  );
});

it('a rule without words is written with its values: bare, but true', () => {
  expect(hasWords('constructor')).toBe(false);
  expect(textOf({ rule: 'new.rule', values: { type: 'WB', count: 2 }, source: 'x' })).toBe(
    'new.rule: type WB, count 2.',
  );
  expect(textOf({ rule: 'new.rule', values: {}, source: 'x' })).toBe('new.rule.');
  expect(() => sentence({}, { rule: 'new.rule', values: {}, source: 'x' })).toThrow('no words for new.rule');
});
