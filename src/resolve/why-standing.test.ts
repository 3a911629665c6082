/** What is said of the leaf that stands at a page: who built it, after which event, and since when it is wrong. */
import { describe, expect, it } from 'vitest';
import { isPolicy } from '../policy/registry';
import { parseScenario } from '../scenario/parse';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from '../scenario/presets/events';
import type { AtomicEvent, Scenario, ScenarioEvent } from '../scenario/types';
import { explainScenario } from './explain';
import { textOf } from './words';

const PAT_QUIRK = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
const WB = { '0x2ff': '0x806' };
const UC = { '0x2ff': '0x800' };
const vcpu = (msrs: Record<string, string>, online = true) => ({ cr0: CR0_RUNNING, msrs, online });
const online = (index: number, on: boolean): AtomicEvent => ({ type: 'online', vcpu: index, online: on });
const dma = (delta: 1 | -1): AtomicEvent => ({ type: 'dma', delta });
const migrate: AtomicEvent = { type: 'migrate', model: 'qemu' };

/** A guest of KVM 6.0 with a device, WB by default. */
const wb: Scenario = {
  version: 1,
  policy: 'kvm-6.0',
  cpu: { maxPhysAddr: 36 },
  vm: { noncoherentDma: 1 },
  vcpus: [vcpu(WB)],
};

/** The sentences about the standing leaf after all events: those between the leaf's bits and the PAT entry. */
function said(doc: Partial<Scenario>, events: ScenarioEvent[], seenBy = 0, at = 0x1000): string[] {
  const valid = parseScenario({ ...wb, ...doc, events }, isPolicy);
  const { steps } = explainScenario(valid, { at, event: events.length, vcpu: seenBy });
  const from = steps.findIndex(({ rule }) => /^(built|stale)\./.test(rule));
  if (from < 0) return [];
  return steps.slice(from).flatMap((step) => (/^(pat|access)\./.test(step.rule) ? [] : [textOf(step)]));
}

const stands = (built: string, right: string): string =>
  `So the leaf is stale: ${built} stands where ${right} would be right now, until something zaps this page.`;

describe('whoever built the leaf', () => {
  it('is the vCPU with the lowest number that was online at the start', () => {
    const vcpus = [vcpu(WB, false), vcpu(WB)];
    expect(said({ vcpus }, [wrmsr('0x277', '0x0', 1)])).toEqual([
      'The leaf that stands there is WB. vCPU 1 built it at the start; nothing has zapped it since.',
      'vCPU 0 would build the same now.',
    ]);
  });

  it('is who touched the page after the event that zapped it, be it the first one', () => {
    const vcpus = [vcpu(WB), vcpu(WB)];
    expect(said({ vcpus }, [wrmsr('0x2ff', '0x806', 1), wrmsr('0x277', '0x0', 0)])).toEqual([
      'The leaf that stands there is WB. vCPU 1 built it after event 1 (vCPU 1 writes 0x806 to IA32_MTRR_DEF_TYPE), when update_mtrr() zapped [0x0, 0x1000000000).',
      'A write of IA32_MTRR_DEF_TYPE zaps everything, whether its value changes or not.',
      'vCPU 0 would build the same now.',
    ]);
  });

  it('is the target after a migration', () => {
    expect(said({}, [migrate])).toEqual([
      'The leaf that stands there is WB. vCPU 0 built it on the target after event 1 (migration, model qemu).',
      'vCPU 0 would build the same now.',
    ]);
  });

  it('is nobody while no vCPU was online', () => {
    expect(said({ vcpus: [vcpu(WB, false)] }, [dma(1)])).toEqual([
      'No vCPU was online to touch the page: no leaf stands there.',
    ]);
  });

  it('is the first one that comes after no vCPU was online', () => {
    const vcpus = [vcpu(UC, false), vcpu(WB, false)];
    const first =
      'The leaf that stands there is WB. vCPU 1 built it after event 1 (vCPU 1 goes online): before that, none stood there, and no vCPU was online to touch the page.';
    expect(said({ vcpus }, [online(1, true)], 1)).toEqual([first, 'vCPU 1 would build the same now.']);
    // Who comes second finds it there.
    expect(said({ vcpus }, [online(1, true), online(0, true)], 0)[0]).toBe(first);
  });

  it('is not asked for at the start, without an EPT, or where nothing is mapped', () => {
    const events = [wrmsr('0x2ff', '0x800')];
    expect(said({}, [])).toEqual([]);
    expect(said({ policy: 'bare-metal' }, events)).toEqual([]);
    const memory = [{ start: '0x1000000', end: '0x1001000', kind: 'emulated' as const }];
    expect(said({ memory }, events)).toEqual([]);
    expect(said({ memory }, events, 0, 0x1001)).toEqual([]);
  });
});

describe('of several calls of an event', () => {
  // Three ranges are UC, and so are zapped when CD is toggled: [7 GiB, 8 GiB), [8 GiB, 10 GiB), and above them half a
  // GiB at 12 GiB. The shortest is the first call.
  const msrs = {
    ...WB,
    '0x200': '0x1c0000000',
    '0x201': '0xfc0000800',
    '0x202': '0x200000000',
    '0x203': '0xf80000800',
    '0x204': '0x300000000',
    '0x205': '0xfe0000800',
  };
  const v4 = { policy: 'kvm-mtrr-v4', vcpus: [vcpu(msrs)] };
  const range = (at: number): string | undefined =>
    /zapped (\[.*?\))/.exec(said(v4, [cr0(CR0_CD)], 0, at)[0] ?? '')?.[1];

  it('that is named which zapped the page', () => {
    const [low, middle, high] = [
      '[0x1c0000000, 0x200000000)',
      '[0x200000000, 0x280000000)',
      '[0x300000000, 0x320000000)',
    ];
    expect([0x1c0000, 0x1fffff, 0x200000, 0x27ffff].map(range)).toEqual([low, low, middle, middle]);
    expect(range(0x300000)).toBe(high);
    expect(said(v4, [cr0(CR0_CD)], 0, 0x280000)[0]).toMatch(/built it at the start/);
  });
});

describe('a leaf is stale', () => {
  const quirk = (disabled: boolean): AtomicEvent => ({ type: 'quirk', name: PAT_QUIRK, disabled });
  const off = { noncoherentDma: 0, disabledQuirks: [] };
  it.each<[string, Partial<Scenario>, AtomicEvent[], string, string, string, string]>([
    [
      'a first device',
      { vm: off, vcpus: [vcpu(UC)] },
      [dma(1)],
      'WB+IPAT',
      'UC',
      'a user of non-coherent DMA registers',
      'Up to 6.6 a user of non-coherent DMA that comes or goes changes a counter and zaps nothing.',
    ],
    [
      'the last device',
      { vcpus: [vcpu(UC)] },
      [dma(-1)],
      'UC',
      'WB+IPAT',
      'a user of non-coherent DMA unregisters',
      'Up to 6.6 a user of non-coherent DMA that comes or goes changes a counter and zaps nothing.',
    ],
    [
      'a quirk',
      { policy: 'kvm-6.16', vm: off },
      [quirk(true)],
      'WB+IPAT',
      'WB',
      `${PAT_QUIRK} is disabled`,
      'KVM_ENABLE_CAP zaps nothing, in any version: quirks are meant to be set before the guest runs.',
    ],
    [
      'a quirk back',
      {
        policy: 'kvm-6.0',
        vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
        vcpus: [{ ...vcpu(WB), cr0: CR0_CD }],
      },
      [{ type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: false }],
      'UC+IPAT',
      'WB+IPAT',
      'KVM_X86_QUIRK_CD_NW_CLEARED is enabled',
      'KVM_ENABLE_CAP zaps nothing, in any version: quirks are meant to be set before the guest runs.',
    ],
    [
      'CR0.CD',
      {},
      [cr0(CR0_CD)],
      'WB',
      'WB+IPAT',
      'vCPU 0 writes 0xc0050033 to CR0, CD=1',
      'CR0.CD changed, but KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: a toggle of CD does not zap.',
    ],
    [
      'CR0.CD back',
      { vcpus: [{ ...vcpu(WB), cr0: CR0_CD }] },
      [cr0(CR0_RUNNING)],
      'WB+IPAT',
      'WB',
      'vCPU 0 writes 0x80050033 to CR0, CD=0',
      'CR0.CD changed, but KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: a toggle of CD does not zap.',
    ],
    [
      'a reset',
      {},
      [{ type: 'reset', vcpu: 0, model: 'hardware' }],
      'WB',
      'WB+IPAT',
      'reset of vCPU 0, model hardware',
      'RESET and INIT set CR0 past kvm_set_cr0(), and no version resets or zaps for MTRRs there: nothing is zapped.',
    ],
    [
      'a reset of all',
      {},
      [{ type: 'reset', vcpu: 'all', model: 'qemu' }],
      'WB',
      'WB+IPAT',
      'reset of all vCPUs, model qemu',
      'RESET and INIT set CR0 past kvm_set_cr0(), and no version resets or zaps for MTRRs there: nothing is zapped.',
    ],
  ])('after %s that zapped nothing', (_, doc, events, built, right, act, why) => {
    expect(said(doc, events)).toEqual([
      `The leaf that stands there is ${built}. vCPU 0 built it at the start; nothing has zapped it since.`,
      `Since event 1 (${act}) ${right} would be right. That event zapped nothing.`,
      why,
      stands(built, right),
    ]);
  });
});

/** UC [2 GiB, 3 GiB), and the write that moves it to [3 GiB, 4 GiB). */
const hole = { ...WB, '0x202': '0x80000000', '0x203': '0xfc0000800' };
const moved = wrmsr('0x202', '0xc0000000');
const two = { vcpus: [vcpu(WB), vcpu(UC)] };

describe('since when', () => {
  it('is since the first event after which the leaf was wrong, whatever came before and after', () => {
    const pat = (value: string): AtomicEvent => wrmsr('0x277', value);
    expect(said({}, [pat('0x0'), cr0(CR0_CD), pat('0x1')]).slice(1)).toEqual([
      'Since event 2 (vCPU 0 writes 0xc0050033 to CR0, CD=1) WB+IPAT would be right. That event zapped nothing.',
      'CR0.CD changed, but KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: a toggle of CD does not zap.',
      stands('WB', 'WB+IPAT'),
    ]);
    expect(said({}, [cr0(CR0_CD), cr0(CR0_RUNNING), cr0(CR0_CD)])[1]).toMatch(/^Since event 3 /);
  });

  it('is since the last time that it was zapped, not since it was wrong before', () => {
    const doc = { vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] } };
    const events: AtomicEvent[] = [dma(-1), dma(1), cr0(CR0_CD), dma(-1)];
    expect(said(doc, events)).toEqual([
      'The leaf that stands there is UC+IPAT. vCPU 0 built it after event 3 (vCPU 0 writes 0xc0050033 to CR0, CD=1), when kvm_post_set_cr0() zapped [0x0, 0x1000000000).',
      'CR0.CD changed, a user of non-coherent DMA is registered and KVM_X86_QUIRK_CD_NW_CLEARED is disabled: everything is zapped.',
      'Since event 4 (a user of non-coherent DMA unregisters) WB+IPAT would be right. That event zapped nothing.',
      'Up to 6.6 a user of non-coherent DMA that comes or goes changes a counter and zaps nothing.',
      stands('UC+IPAT', 'WB+IPAT'),
    ]);
  });

  it('is not while no vCPU was online that could have built it otherwise', () => {
    const doc = { vcpus: [vcpu(UC)] };
    expect(said(doc, [online(0, false), dma(-1), online(0, true)]).slice(1)).toEqual([
      'Since event 3 (vCPU 0 goes online) WB+IPAT would be right. That event zapped nothing.',
      'A vCPU that comes or goes changes no register: nothing is zapped.',
      stands('UC', 'WB+IPAT'),
    ]);
    expect(said(doc, [online(0, false), dma(-1)])).toEqual([
      'The leaf that stands there is UC. vCPU 0 built it at the start; nothing has zapped it since.',
      'vCPU 0 would build WB+IPAT now, but no vCPU is online to touch the page.',
    ]);
  });

  it('is still since then, after no vCPU was online for a while', () => {
    expect(said({}, [cr0(CR0_CD), online(0, false), online(0, true)])[1]).toMatch(/^Since event 1 /);
  });

  it('is since a zap of another range, with how many more of them', () => {
    const gib = (start: number, end: number) => ({
      start: `0x${start.toString(16)}`,
      end: `0x${end.toString(16)}`,
      kind: 'ram' as const,
    });
    const memory = [gib(0, 0xc1000000), gib(0xd0000000, 0xd1000000), gib(0xe0000000, 0xe1000000)];
    const line = (policy: string): string | undefined =>
      said({ policy, memory, vcpus: [vcpu(hole)] }, [moved], 0, 0x80000)[1];
    const since = 'Since event 1 (vCPU 0 writes 0xc0000000 to IA32_MTRR_PHYSBASE1) WB would be right.';
    expect(line('kvm-6.0')).toBe(
      `${since} update_mtrr() zapped [0xc0000000, 0x100000000), and the page is not in there.`,
    );
    expect(line('kvm-mtrr-v4-slots')).toBe(
      `${since} update_mtrr() zapped [0xe0000000, 0xe1000000) and 2 more, and the page is not in there.`,
    );
  });

  it('is said of an event that did nothing: it was refused, but its vCPU touched the page', () => {
    expect(said(two, [wrmsr('0x200', '0x2', 1)]).slice(1)).toEqual([
      'After event 1 (vCPU 1 writes 0x2 to IA32_MTRR_PHYSBASE0, which is refused) vCPU 1 touches the page. It would build UC, vCPU 0 still WB: their registers differ.',
      stands('WB', 'UC'),
      'vCPU 0 would build it as it stands; vCPU 1, the last to touch it, would not.',
    ]);
    // vCPU 0, which built the leaf, would not build it any more either: it was reset while it was offline.
    const events: AtomicEvent[] = [
      online(0, false),
      { type: 'reset', vcpu: 0, model: 'hardware' },
      wrmsr('0x200', '0x2', 2),
    ];
    expect(said({ vcpus: [vcpu(WB), vcpu(WB), vcpu(UC)] }, events, 2).slice(1)).toEqual([
      'Since event 3 (vCPU 2 writes 0x2 to IA32_MTRR_PHYSBASE0, which is refused) UC would be right. That event zapped nothing.',
      stands('WB', 'UC'),
    ]);
  });
});

describe('two vCPUs', () => {
  it('that would build different leaves: neither is wrong, who faults first decides', () => {
    const differs = 'they share one EPT, and who faults first decides.';
    const start =
      'The leaf that stands there is WB. vCPU 0 built it at the start; nothing has zapped it since.';
    expect(said(two, [wrmsr('0x277', '0x0', 0)], 1)).toEqual([
      start,
      `vCPU 1 would build UC now, vCPU 0 WB: ${differs}`,
    ]);
    expect(said(two, [{ type: 'group', label: 'nothing', events: [] }], 1)).toEqual([
      start,
      `vCPU 1 would build UC now, vCPU 0 WB: ${differs}`,
    ]);
    const third = { vcpus: [...two.vcpus, vcpu(WB)] };
    expect(said(third, [online(2, true)], 1)[1]).toBe(`vCPU 1 would build UC now, vCPU 2 WB: ${differs}`);
  });

  it('of which the other one touched the page: the leaf is stale for it alone', () => {
    expect(said(two, [online(1, true)], 0).slice(1)).toEqual([
      'After event 1 (vCPU 1 goes online) vCPU 1 touches the page. It would build UC, vCPU 0 still WB: their registers differ.',
      stands('WB', 'UC'),
      'vCPU 0 would build it as it stands; vCPU 1, the last to touch it, would not.',
    ]);
    expect(said(two, [online(1, true)], 1).slice(1)).toHaveLength(2);
  });

  it('of which one goes offline', () => {
    expect(said(two, [online(0, false)], 1)[1]).toBe(
      'After event 1 (vCPU 0 goes offline) vCPU 1 touches the page. It would build UC, vCPU 0 still WB: their registers differ.',
    );
  });
});

it('a hypervisor that never zaps is said to, in place of a rule', () => {
  expect(said({ policy: 'kvm-3.13', vcpus: [vcpu(hole)] }, [moved], 0, 0x80000)).toEqual([
    'The leaf that stands there is UC. vCPU 0 built it at the start; nothing has zapped it since.',
    'Since event 1 (vCPU 0 writes 0xc0000000 to IA32_MTRR_PHYSBASE1) WB would be right. KVM 3.13–4.1 never zaps for a memory type.',
    stands('UC', 'WB'),
  ]);
});
