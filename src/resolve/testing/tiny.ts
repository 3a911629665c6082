/**
 * A guest in a space of 512 pages, which no document may say (MAXPHYADDR is 21): all kinds of memory, two vCPUs whose
 * MTRRs differ, and timelines that show one rule of the fold each.
 */
import type { Policy } from '../../policy/types';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from '../../scenario/presets/events';
import type { AtomicEvent, Scenario, ScenarioEvent, VcpuDoc } from '../../scenario/types';
import { requirePolicy } from '../policy';

const WB_ALL = '0x606060606060606';
/** UC [0x140000, 0x150000) over WB, and fixed ranges. */
const FIRST: VcpuDoc = {
  cr0: CR0_RUNNING,
  msrs: { '0x2ff': '0xc06', '0x250': WB_ALL, '0x258': WB_ALL, '0x200': '0x140000', '0x201': '0x1f0800' },
};
/** WB [0x180000, 0x1c0000) over WT. */
const SECOND: VcpuDoc = {
  cr0: CR0_RUNNING,
  msrs: { '0x2ff': '0x804', '0x200': '0x180006', '0x201': '0x1c0800', '0x277': '0x7040600070401' },
};

const tiny: Scenario = {
  version: 1,
  policy: '',
  cpu: { maxPhysAddr: 21 },
  vm: { noncoherentDma: 1 },
  memory: [
    { start: '0x130000', end: '0x150000', kind: 'ram' },
    { start: '0x0', end: '0xa0000', kind: 'ram' },
    { start: '0x100000', end: '0x120000', kind: 'mmio' },
    { start: '0x120000', end: '0x130000', kind: 'emulated' },
    { start: '0x150000', end: '0x200000', kind: 'ram', hostType: 'WC', flags: ['dma'] },
  ],
  pageAttributes: [
    { start: '0x1a0000', end: '0x1e0000', patIndex: 3 },
    { start: '0x8000', end: '0x9000', patIndex: 1 },
    { start: '0x110000', end: '0x138000', patIndex: 2 },
  ],
  vcpus: [FIRST, SECOND],
};

/** Where memory, page attributes and ranges begin and end, and the pages before that. */
export const EDGES = [
  0, 7, 8, 9, 0x9f, 0xa0, 0xff, 0x100, 0x10f, 0x110, 0x11f, 0x120, 0x12f, 0x130, 0x137, 0x138,
].concat([0x13f, 0x140, 0x14f, 0x150, 0x17f, 0x180, 0x19f, 0x1a0, 0x1bf, 0x1c0, 0x1df, 0x1e0, 0x1ff]);

export const group = (...events: ScenarioEvent[]): ScenarioEvent => ({
  type: 'group',
  label: 'a step',
  events,
});
const dma = (delta: 1 | -1): AtomicEvent => ({ type: 'dma', delta });
const online = (vcpu: number, is: boolean): AtomicEvent => ({ type: 'online', vcpu, online: is });
const off = (vcpu: VcpuDoc): VcpuDoc => ({ ...vcpu, online: false });

interface Timeline {
  readonly vcpus?: VcpuDoc[];
  readonly events: ScenarioEvent[];
}

const TIMELINES: Record<string, Timeline> = {
  'no event': { events: [] },
  'the vCPU of a write builds by its own MTRRs': {
    events: [wrmsr('0x2ff', '0x801', 1), wrmsr('0x2ff', '0xc05', 0), wrmsr('0x201', '0x1e0800', 0)],
  },
  'a refused write is held against the leaves of its own vCPU': {
    events: [wrmsr('0x200', '0x2', 1), wrmsr('0x200', '0x2', 0), wrmsr('0x2ff', '0x802', 1)],
  },
  'the same value again zaps, and changes nothing': {
    events: [wrmsr('0x2ff', '0xc06'), wrmsr('0x2ff', '0x804', 1), wrmsr('0x2ff', '0x804', 1)],
  },
  'a range that zaps a part keeps the leaves of the rest': {
    events: [
      wrmsr('0x2ff', '0x400'),
      wrmsr('0x200', '0x160001'),
      wrmsr('0x2ff', '0xc06'),
      wrmsr('0x200', '0x170005'),
    ],
  },
  'a range of another vCPU keeps the leaves of the rest': {
    events: [wrmsr('0x200', '0x160001', 1), wrmsr('0x200', '0x180000'), wrmsr('0x200', '0x140006', 1)],
  },
  'CD, and who has it': { events: [cr0(CR0_CD), cr0(CR0_CD, 1), cr0(CR0_RUNNING), cr0('0x10', 1)] },
  'devices come and go': {
    events: [dma(-1), wrmsr('0x2ff', '0x1'), dma(1), dma(1), dma(-1), dma(-1), dma(-1)],
  },
  'quirks are toggled': {
    events: [
      cr0(CR0_CD),
      { type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: true },
      { type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: false },
      dma(-1),
      { type: 'quirk', name: 'KVM_X86_QUIRK_IGNORE_GUEST_PAT', disabled: true },
    ],
  },
  'the lowest online vCPU touches for an event that names none': {
    vcpus: [off(FIRST), SECOND, FIRST],
    events: [dma(1), dma(-1), wrmsr('0x2ff', '0x0', 2), dma(-1), online(0, true), dma(1)],
  },
  'nobody is online at the start': {
    vcpus: [off(FIRST), off(SECOND)],
    events: [dma(1), wrmsr('0x2ff', '0x801', 1), online(1, true), wrmsr('0x2ff', '0x801', 1)],
  },
  'who comes first builds all, who comes later what was zapped': {
    vcpus: [off(FIRST), off(SECOND)],
    events: [
      online(1, true),
      online(0, true),
      group(online(0, false), online(1, false)),
      online(0, true),
      online(0, false),
      { type: 'migrate', model: 'qemu' },
      group(online(1, true), online(1, false), online(0, true)),
    ],
  },
  'the last vCPU goes, and one comes back': {
    events: [
      online(0, false),
      online(1, false),
      dma(-1),
      dma(1),
      group(dma(-1), dma(1)),
      online(1, true),
      group(),
    ],
  },
  'a group is all of its events': {
    events: [
      group(wrmsr('0x200', '0x180000'), wrmsr('0x201', '0x1c0800'), wrmsr('0x200', '0x2')),
      group(cr0(CR0_CD), wrmsr('0x2ff', '0x0', 1), cr0(CR0_RUNNING)),
    ],
  },
  'the last event of a group says who is asked, however deep it lies': {
    events: [
      group(wrmsr('0x2ff', '0x806'), group(wrmsr('0x2ff', '0x801', 1), group(wrmsr('0x2ff', '0x2', 1)))),
      group(dma(1), group()),
      group(group(online(0, false)), dma(1)),
      group(),
    ],
  },
  'the target of a migration has an empty EPT': {
    events: [
      wrmsr('0x2ff', '0x400'),
      { type: 'migrate', model: 'qemu' },
      wrmsr('0x2ff', '0x801', 1),
      { type: 'migrate', model: 'qemu-before-2014' },
      online(0, false),
      group({ type: 'migrate', model: 'qemu' }, online(1, false), { type: 'migrate', model: 'qemu' }),
    ],
  },
  'resets zap nothing by themselves': {
    events: [
      { type: 'reset', vcpu: 1, model: 'hardware' },
      { type: 'reset', vcpu: 'all', model: 'qemu-before-2014' },
      { type: 'reset', vcpu: 'all', model: 'qemu' },
      cr0(CR0_RUNNING),
      wrmsr('0x2ff', '0xc06'),
    ],
  },
};

/** Kinds of policy: without EPT, never zapping, by guest MTRRs, one state for the VM, the PAT alone, marking all. */
const POLICIES = ['bare-metal', 'kvm-3.13', 'kvm-6.0', 'kvm-mtrr-v2-online', 'kvm-6.16', 'xen'];

/** Every timeline under every one of these policies, for `it.each`. */
export const TINY: readonly (readonly [string, string, Scenario, Policy])[] = Object.entries(
  TIMELINES,
).flatMap(([name, timeline]) =>
  POLICIES.map((policy) => [name, policy, { ...tiny, ...timeline, policy }, requirePolicy(policy)] as const),
);
