/** A boot as a timeline: what firmware and kernel write, from reset on, as groups of events. */
import { toHex } from '../../arch/hex';
import type { AtomicEvent, GroupEvent, MsrMap, Scenario, ScenarioEvent } from '../types';
import { type Card, GIB, LINUX_6_1, LINUX_PAT, memory, type Preset, pcMemory, range } from './build';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr, wrmsrs } from './events';
import { windowOf } from './ovmf';
import { peiMsrs } from './ovmf-sec';
import { seabiosMsrs } from './seabios';

const RAM = 4 * GIB;
const step = (label: string, ...events: AtomicEvent[]): GroupEvent => ({ type: 'group', label, events });

const without = (msrs: MsrMap, ...names: string[]): MsrMap =>
  Object.fromEntries(Object.entries(msrs).filter(([msr]) => !names.includes(msr)));

/** SeaBIOS mtrr_setup(): off, the fixed ranges, every variable pair cleared, var0, on: 31 writes. */
function seabiosSetup(bits: number): GroupEvent {
  const msrs = seabiosMsrs(0xc0000000, bits);
  const cleared = Array.from({ length: 16 }, (_, i) => wrmsr(toHex(0x200 + i), '0x0'));
  return step(
    'SeaBIOS mtrr_setup()',
    wrmsr('0x2ff', '0x0'),
    ...wrmsrs(without(msrs, '0x2ff', '0x200', '0x201')),
    ...cleared,
    wrmsr('0x200', msrs['0x200'] as string),
    wrmsr('0x201', msrs['0x201'] as string),
    wrmsr('0x2ff', '0xc06'),
  );
}

/** EDK2 MtrrLib: caches off, MTRRs off, the writes, MTRRs and caches on again. `now` is CR0 before and after. */
const mtrrLib = (label: string, now: number, off: string, msrs: MsrMap): GroupEvent =>
  step(
    label,
    cr0(toHex((now | 0x40000000) >>> 0)),
    wrmsr('0x2ff', off),
    ...wrmsrs(msrs),
    wrmsr('0x2ff', '0xc06'),
    cr0(toHex(now)),
  );

/** Linux 6.1: prepare_set(), pat_init(), post_set(). */
const linux: ScenarioEvent[] = [
  cr0(CR0_RUNNING),
  step(
    'Linux programs the PAT',
    cr0(CR0_CD),
    wrmsr('0x2ff', '0x0'),
    ...wrmsrs(LINUX_PAT),
    wrmsr('0x2ff', '0xc06'),
    cr0(CR0_RUNNING),
  ),
];

interface Boot extends Card {
  bits: number;
  notes: string;
  events: ScenarioEvent[];
}

function boot({ bits, notes, events, ...card }: Boot): Preset {
  const scenario: Scenario = {
    version: 1,
    name: card.title,
    notes,
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: bits },
    vm: { noncoherentDma: 1 },
    memory: [...pcMemory(RAM, 2 * GIB), memory(0xffc00000, 4 * GIB, 'ram', 'Firmware flash')],
    vcpus: [{ cr0: '0x60000010' }],
    events,
  };
  return {
    ...card,
    tags: ['qemu', 'q35', 'reset', '4G', `${bits}-bit`, ...card.tags],
    group: 'boot',
    scenario,
  };
}

const SAMPLED =
  'The states between the groups were sampled during a boot (QEMU TCG). The order of the writes inside a group was not traced: not verified.';

/** OVMF's PEI and DXE stages at 40 bits on an AMD CPU. */
function ovmfEnd(era: '2022' | 'eighth', pei: number, off: string): ScenarioEvent[] {
  const [base, size] = windowOf({ machine: 'q35', ram: RAM, bits: 40, vendor: 'amd', era });
  return [
    mtrrLib('PlatformPei: UC below 4 GiB', pei, off, without(peiMsrs(RAM, 40), '0x2ff')),
    mtrrLib('PciHostBridgeDxe: 64-bit window', pei, '0x406', range(1, 'UC', base, size, 40)),
    cr0('0x80010033'),
  ];
}

export const boots: readonly Preset[] = [
  boot({
    id: 'boot-seabios',
    title: 'SeaBIOS boots, then Linux',
    summary: '31 writes in one step, then Linux programs the PAT: what each of them zaps.',
    source:
      'SeaBIOS src/fw/mtrr.c; Linux 6.1 arch/x86/kernel/cpu/mtrr/generic.c; states measured: QEMU 7.2.22 TCG',
    tags: ['firmware', 'boot'],
    bits: 40,
    notes: SAMPLED,
    events: [cr0('0x11'), seabiosSetup(40), cr0('0x10'), ...linux],
  }),
  boot({
    id: 'boot-ovmf-2022',
    title: 'OVMF 2022.11 boots',
    summary: 'CD=1 and E=0 through decompression: fast, because the quirk makes that WB.',
    source:
      'edk2 stable202211: UefiCpuPkg/ResetVector, PlatformPei, MtrrLib; states measured: QEMU TCG at 0, 0.06, 0.42 and 2.28 s',
    tags: ['firmware', 'boot', 'uefi', 'edk2'],
    bits: 40,
    notes: SAMPLED,
    events: [cr0('0x40000033'), ...ovmfEnd('2022', 0x33, '0x0')],
  }),
  boot({
    id: 'boot-ovmf-2025',
    title: 'OVMF 2025.02 boots, then Linux',
    summary: 'CD=0 from the first instruction; SEC enables default WB, PEI and DXE add UC ranges.',
    source:
      'edk2 stable202502: OvmfPkg/Sec SecMtrrSetup, PlatformPei, MtrrLib; states measured: QEMU TCG at 0, 0.06, 0.36 and 0.66 s',
    tags: ['firmware', 'boot', 'uefi', 'edk2'],
    bits: 40,
    notes: SAMPLED,
    events: [cr0('0x80000033'), wrmsr('0x2ff', '0x806'), ...ovmfEnd('eighth', 0x80000033, '0x6'), ...linux],
  }),
  boot({
    id: 'boot-ovmf-slow',
    title: 'OVMF 2023.11 boots: the slow window',
    summary: 'CD=0 while the MTRRs are still off: everything is UC in the EPT until PEI.',
    source: 'edk2 stable202311 to 202405: e8aa4c6546 before ce4c76e46d; derived from the two commits',
    tags: ['firmware', 'boot', 'uefi', 'edk2', 'slow boot', 'regression'],
    bits: 46,
    notes: 'After event 1 the firmware decompresses itself: look at the flash and at RAM there. PEI ends it.',
    events: [
      cr0('0x80000033'),
      mtrrLib('PlatformPei: UC below 4 GiB', 0x80000033, '0x0', without(peiMsrs(RAM, 46), '0x2ff')),
    ],
  }),
];
