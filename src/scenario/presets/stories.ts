/** Stories: scenarios with a timeline that shows one thing. Each names what to look at. */
import type { MsrMap } from '../types';
import { fixed, GIB, LINUX_6_1, LINUX_PAT, MIB, memory, type Preset, pcMemory, range } from './build';
import { CR0_CD, CR0_RUNNING, cr0, wrmsr } from './events';

const SERIES = '"KVM: x86/mmu: refine memtype related mmu zap", v4, 2023-07-14';

/** Linux on firmware with one UC range, at 46 address bits. `base` and `size` in bytes. */
const linuxPc = (base: number, size: number): MsrMap => ({
  '0x2ff': '0xc06',
  ...fixed('WB', 'UC', 'WP'),
  ...range(0, 'UC', base, size, 46),
  ...LINUX_PAT,
});

/** What a toggle of CD zaps under the series v4 hangs on four switches. */
const cdAtBoot: Preset = {
  id: 'story-cd-at-boot',
  group: 'stories',
  tags: ['series', 'v4', 'quirk', 'zap'],
  title: 'CR0.CD toggled at boot: fourteen cells',
  summary:
    'Quirk, default type, E and guest CPUID decide what a toggle of CD zaps under the series v4: a little, all or nothing.',
  source: `${SERIES}, patch 10`,
  scenario: {
    version: 1,
    name: 'CD at boot',
    notes:
      'Default WB, E=1, the quirk enabled: only what is not WB is zapped. In Setup, change the default type to UC, clear E, hide MTRR from the guest CPUID, or disable the quirk, and look at the zap calls again.',
    policy: 'kvm-mtrr-v4',
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 3 * GIB),
    vcpus: [{ cr0: CR0_RUNNING, msrs: linuxPc(3 * GIB, GIB) }],
    events: [cr0(CR0_CD), cr0(CR0_RUNNING)],
  },
};

/** A second boot on registers of the first: the firmware reads its own compressed volume uncached. */
const slowReboot: Preset = {
  id: 'story-slow-reboot',
  group: 'stories',
  tags: ['qemu', 'ovmf', 'slow', '2014', 'reset'],
  title: 'The reboot that takes a minute (2014)',
  summary:
    'QEMU kept the MTRRs over a reset; with a device assigned the flash is UC while OVMF decompresses itself.',
  source: 'QEMU "x86: Clear MTRRs on vCPU reset"; kernel rule of Linux 3.13 to 4.1',
  scenario: {
    version: 1,
    name: 'The reboot that takes a minute',
    notes:
      'The state just after a reset by QEMU before 2014: the MTRRs of the first boot survive, default UC, and the flash lies outside every range. Look at 0xffe0_0000. The event is a reset as the SDM has it: a leaf built from then on is WB, but nothing zaps the ones that stand.',
    policy: 'kvm-3.13',
    cpu: { maxPhysAddr: 40 },
    vm: { noncoherentDma: 1 },
    memory: [...pcMemory(2 * GIB, 2 * GIB), memory(0xffc00000, 4 * GIB, 'ram', 'OVMF flash')],
    vcpus: [
      {
        cr0: '0x60000010',
        msrs: { '0x2ff': '0xc00', ...fixed('WB', 'UC', 'WP'), ...range(0, 'WB', 0, 2 * GIB, 40) },
      },
    ],
    events: [{ type: 'reset', vcpu: 'all', model: 'hardware' }],
  },
};

/** Why 6.7 dropped IPAT: what CD=1 builds is then right for all of WB afterwards too. */
const dropIpat: Preset = {
  id: 'story-drop-ipat',
  group: 'stories',
  tags: ['6.7', 'quirk', 'stale'],
  title: 'CD=1 builds WB with IPAT or without',
  summary:
    'Up to 6.6 every leaf built under CD=1 is wrong once CD=0; since 6.7 only those over non-WB ranges are.',
  source: '"KVM: VMX: drop IPAT in memtype when CD=1 for KVM_X86_QUIRK_CD_NW_CLEARED"',
  scenario: {
    version: 1,
    name: 'IPAT under CD=1',
    notes:
      'The guest boots with CD=1 and clears it. Compare the stale bytes under 6.0, 6.7 and the 2023 series v4.',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 3 * GIB),
    vcpus: [{ cr0: CR0_CD, msrs: linuxPc(2 * GIB, GIB) }],
    events: [cr0(CR0_RUNNING)],
  },
};

/** The question that ended the v2 idea: whose MTRRs stand for the VM when vCPU 0 is gone? */
const offlineOwner: Preset = {
  id: 'story-vcpu0-offline',
  group: 'stories',
  tags: ['series', 'v2', 'hotplug', 'smp'],
  title: 'One MTRR state for the VM, and vCPU 0 offline',
  summary: 'Under series v2 the writes of vCPU 1 change nothing once vCPU 0, whose state counts, is offline.',
  source: '"KVM: x86/mmu: refine memtype related mmu zap", v2, 2023-05-09, and its review',
  scenario: {
    version: 1,
    name: 'vCPU 0 offline',
    notes:
      'vCPU 0 goes offline, then vCPU 1 programs a UC range. As posted, vCPU 0 still owns the state: nothing is zapped. Switch to the variant with the lowest online vCPU.',
    policy: 'kvm-mtrr-v2',
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 2 * GIB),
    vcpus: [
      { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806' } },
      { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806' } },
    ],
    events: [
      { type: 'online', vcpu: 0, online: false },
      wrmsr('0x200', '0x40000000', 1),
      wrmsr('0x201', '0x3fffc0000800', 1),
    ],
  },
};

/** Memory of a virtio GPU that the guest maps WC. */
const virtioGpu: Preset = {
  id: 'story-virtio-gpu',
  group: 'stories',
  tags: ['wc', 'framebuffer', 'memslot flag', 'rfc'],
  title: 'A virtio GPU that wants WC',
  summary:
    'The guest maps its buffer WC. Without non-coherent DMA KVM ignores that; the memslot flag of the RFC grants it.',
  source: 'RFC "KVM: Introduce KVM VIRTIO device", 2023-12-14',
  scenario: {
    version: 1,
    name: 'virtio GPU',
    notes: 'The buffer is host RAM that the host maps WC. Look at 0x1_0000_0000 under every policy.',
    policy: 'kvm-virtio-rfc',
    memory: [
      ...pcMemory(2 * GIB, 2 * GIB),
      { ...memory(4 * GIB, 4 * GIB + 256 * MIB, 'ram', 'virtio GPU buffer'), flags: ['dma'], hostType: 'WC' },
    ],
    pageAttributes: [{ start: '0x100000000', end: '0x110000000', patIndex: 1 }],
    vcpus: [{ cr0: CR0_RUNNING, msrs: linuxPc(2 * GIB, 2 * GIB) }],
  },
};

/** A guest that follows the manual: a fixed range goes from UC to WB. */
const fiveSteps: Preset = {
  id: 'story-five-steps',
  group: 'stories',
  tags: ['mtrr update', 'stale', 'fixed range'],
  title: 'Five steps: a fixed range goes from UC to WB',
  summary: 'CD=1, E=0, write, E=1, CD=0, as the SDM asks: which kernels leave stale leaves behind?',
  source: SERIES,
  scenario: {
    version: 1,
    name: 'Five steps',
    notes:
      'The range is 0 to 0x8_0000. Step through the events and look at the stale bytes; then switch to 6.7, to the series v4, to 6.11.',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: pcMemory(2 * GIB, 2 * GIB),
    vcpus: [
      {
        cr0: CR0_RUNNING,
        msrs: { '0x2ff': '0xc06', ...fixed('UC', 'UC', 'WP'), ...LINUX_PAT },
      },
    ],
    events: [
      cr0(CR0_CD),
      wrmsr('0x2ff', '0x406'),
      wrmsr('0x250', '0x606060606060606'),
      wrmsr('0x2ff', '0xc06'),
      cr0(CR0_RUNNING),
    ],
  },
};

export const stories: readonly Preset[] = [
  cdAtBoot,
  fiveSteps,
  dropIpat,
  offlineOwner,
  virtioGpu,
  slowReboot,
];
