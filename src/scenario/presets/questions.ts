/** Guests that answer what people asked: one question each, with the switch that decides it. */
import type { MemoryRange, MsrMap } from '../types';
import { fixed, GIB, LINUX_6_1, LINUX_PAT, MIB, memory, type Preset, pcMemory, range } from './build';
import { CR0_RUNNING } from './events';
import { ranges } from './ranges';
import { seabiosMsrs } from './seabios';

const QUIRK = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
/** UC- in the PAT of Linux. */
const UC_MINUS = 2;
const WINDOW = 2 ** 46 - 2 ** 43;

const ovmf: MsrMap = {
  '0x2ff': '0xc06',
  ...fixed('WB', 'UC', 'UC'),
  ...ranges('UC', [[2 * GIB, 2 * GIB] as const, [WINDOW, 2 ** 43] as const], 46),
  ...LINUX_PAT,
};

/** Addresses in bytes; the PAT entry is the one that the guest's page tables select there. */
const mapped = (start: number, end: number, patIndex: number) => ({
  start: `0x${start.toString(16)}`,
  end: `0x${end.toString(16)}`,
  patIndex,
});

const framebuffer: MemoryRange = memory(0xfd000000, 0xfe000000, 'ram', 'bochs VGA framebuffer (host RAM)');

export const questionStories: readonly Preset[] = [
  {
    id: 'story-bochs-vga',
    group: 'stories',
    title: 'A framebuffer that became UC: bochs VGA, 2024',
    summary:
      'The guest maps it UC-. Linux 6.11-rc honoured that, and Wayland crawled; since 6.16 a quirk decides.',
    source:
      'LKML, 2024-08 and 2024-09, "bochs: use devm_ioremap_wc"; Linux 9d70f3fec144, KVM_X86_QUIRK_IGNORE_GUEST_PAT',
    tags: ['wayland', 'gdm', 'vga', 'qemu', 'pat', 'quirk', 'regression', '6.11'],
    scenario: {
      version: 1,
      name: 'bochs VGA, mapped UC-',
      notes:
        'Look at 0xfd00_0000 under every policy. The event switches the quirk off: a leaf that is built from then on has no IPAT, and the UC- of the guest counts.',
      policy: 'kvm-6.16',
      memory: [...pcMemory(4 * GIB, 2 * GIB), framebuffer],
      pageAttributes: [mapped(0xfd000000, 0xfe000000, UC_MINUS)],
      vcpus: [{ cr0: CR0_RUNNING, msrs: ovmf }],
      events: [{ type: 'quirk', name: QUIRK, disabled: true }],
    },
  },
  {
    id: 'story-hostmem-bar',
    group: 'stories',
    title: 'A hostmem BAR in the UC window: Venus',
    summary:
      'Host RAM behind a 64-bit BAR: UC by MTRR, so Linux maps it UC-; the EPT of KVM says WB all the same.',
    source: 'edk2 PR 13129; the window as OVMF sets it on a 46-bit host',
    tags: ['virtio-gpu', 'venus', 'native context', 'games', 'ovmf', 'q35', '16G', '46-bit'],
    scenario: {
      version: 1,
      name: 'Host memory in a BAR',
      notes:
        'Look at 0x3800_0000_0000: who makes it UC is variable range 1 of the firmware. Compare the policies that ignore the guest with 6.11-rc, and with a device that does non-coherent DMA.',
      policy: 'kvm-6.11-rc',
      memory: [
        ...pcMemory(16 * GIB, 2 * GIB),
        memory(WINDOW, WINDOW + 8 * GIB, 'ram', 'hostmem BAR of a virtio GPU'),
      ],
      pageAttributes: [mapped(WINDOW, WINDOW + 8 * GIB, UC_MINUS)],
      vcpus: [{ cr0: CR0_RUNNING, msrs: ovmf }],
    },
  },
  {
    id: 'story-no-mtrrs',
    group: 'stories',
    title: 'No MTRRs set, and a device is assigned',
    summary:
      'The VMM never enabled the MTRRs: harmless, until a device without snoop control makes them count.',
    source: 'crosvm 3064a7164, cloud-hypervisor 8c4c16210 (PR 134)',
    tags: ['crosvm', 'vfio', 'igpu', 'passthrough', 'slow'],
    scenario: {
      version: 1,
      name: 'No MTRRs set',
      notes:
        'The event is the device. Before it the leaves are WB with IPAT; one that is built after it is UC.',
      policy: LINUX_6_1,
      memory: [
        ...pcMemory(4 * GIB, 3 * GIB),
        memory(0xe0000000, 0xf0000000, 'mmio', 'BAR of the assigned GPU'),
      ],
      vcpus: [{ cr0: CR0_RUNNING, msrs: LINUX_PAT }],
      events: [{ type: 'dma', delta: 1 }],
    },
  },
  {
    id: 'story-ivshmem',
    group: 'stories',
    title: 'Shared memory under ACRN',
    summary:
      'By the guest MTRRs the BAR is UC, since ACRN offers no variable range to say otherwise; its EPT says WB.',
    source: 'acrn issue 6389, PR 6392 (which adds IPAT for the BAR)',
    tags: ['acrn', 'ivshmem', 'bar', 'slow', '39-bit'],
    scenario: {
      version: 1,
      name: 'ivshmem under ACRN',
      notes:
        'Linux finds UC by MTRR and maps the BAR UC-: the WB of the leaf does not help without IPAT, which is what the fix added.',
      policy: 'acrn',
      cpu: { maxPhysAddr: 39, variableMtrrs: 0 },
      memory: [...pcMemory(4 * GIB, 2 * GIB), memory(0xdf000000, 0xdf200000, 'ram', 'ivshmem BAR')],
      pageAttributes: [mapped(0xdf000000, 0xdf200000, UC_MINUS)],
      vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0xc00', ...fixed('WB', 'WB', 'WB'), ...LINUX_PAT } }],
    },
  },
  {
    id: 'story-console-vga',
    group: 'stories',
    title: "The host's VGA memory in a guest: an alias",
    summary:
      'The host maps it UC, KVM says WB with IPAT. With the quirk off the UC of the guest counts, and they agree.',
    source: 'dosemu2 issue 634, PR 2813, PR 2815',
    tags: ['dosemu', 'vga', 'alias', 'machine check', 'quirk'],
    scenario: {
      version: 1,
      name: 'Console VGA in a guest',
      notes:
        'Look at 0xa_0000. The event switches the quirk off: a leaf that is built from then on has no IPAT, so the UC of the guest counts.',
      policy: 'kvm-6.16',
      memory: [
        memory(0, 0xa0000, 'ram', 'RAM'),
        { ...memory(0xa0000, 0xc0000, 'ram', "The host's VGA memory"), hostType: 'UC' },
        memory(0xc0000, 16 * MIB, 'ram', 'RAM'),
      ],
      pageAttributes: [mapped(0xa0000, 0xc0000, 3)],
      vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', ...LINUX_PAT } }],
      events: [{ type: 'quirk', name: QUIRK, disabled: true }],
    },
  },
  {
    id: 'story-wc-under-uc',
    group: 'stories',
    title: 'A WC range that cannot win',
    summary:
      '"type mismatch for f8000000,400000 old: uncachable new: write-combining": UC wins every overlap.',
    source: 'Red Hat knowledge base, as copied on chinaunix (3761165); SDM vol. 3, 11.11.4.1 / 12.11.4.1',
    tags: ['mtrr_add', 'framebuffer', 'precedence', 'overlap', 'type mismatch'],
    scenario: {
      version: 1,
      name: 'WC over UC',
      notes:
        'Look at 0xf800_0000. Linux refuses to add the range; here it is set, to see that it would not help.',
      policy: 'bare-metal',
      cpu: { maxPhysAddr: 36 },
      memory: [...pcMemory(2 * GIB, 2 * GIB), memory(0xf8000000, 0xf8400000, 'mmio', 'Framebuffer')],
      vcpus: [
        {
          cr0: CR0_RUNNING,
          msrs: {
            '0x2ff': '0xc06',
            ...fixed('WB', 'UC', 'WP'),
            ...range(0, 'UC', 0xe0000000, 512 * MIB, 36),
            ...range(1, 'WC', 0xf8000000, 4 * MIB, 36),
            ...LINUX_PAT,
          },
        },
      ],
    },
  },
  {
    id: 'story-blue-pill',
    group: 'stories',
    title: 'A thin hypervisor and the fixed ranges',
    summary:
      'It builds its EPT from the MTRRs of the host. Leave out the fixed ones, and VGA memory becomes WB.',
    source: 'mistakes met in jonomango/hv 37, hvpp 44, NoirVisor 25, HyperDbg 323',
    tags: ['hyperdbg', 'hv', 'hvpp', 'simplevisor', 'identity map', 'lag'],
    scenario: {
      version: 1,
      name: 'A thin hypervisor',
      notes:
        'Switch between the four identity maps and look where they differ: 0xa_0000 without the fixed ranges, the UC range with the last match.',
      policy: 'identity-map-no-fixed',
      cpu: { maxPhysAddr: 39 },
      host: {
        msrs: {
          '0x2ff': '0xc00',
          ...fixed('WB', 'UC', 'WP'),
          ...range(0, 'UC', 2 * GIB, 2 * GIB, 39),
          ...range(1, 'WB', 0, 16 * GIB, 39),
        },
      },
      vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': '0x806', ...LINUX_PAT } }],
    },
  },
  {
    id: 'story-lost-in-migration',
    group: 'stories',
    title: 'MTRRs that a snapshot forgot',
    summary: 'The list of MSRs to carry lacked the MTRRs: the guest wakes up with all of them off.',
    source: 'cloud-hypervisor f7f9895d5, firecracker 091641ecf; QEMU before 2014',
    tags: ['snapshot', 'migration', 'restore', 'live'],
    scenario: {
      version: 1,
      name: 'MTRRs lost on the way',
      notes: 'The event is the migration. Look at RAM before and after it.',
      policy: LINUX_6_1,
      vm: { noncoherentDma: 1 },
      memory: pcMemory(4 * GIB, 2 * GIB),
      vcpus: [{ cr0: CR0_RUNNING, msrs: { ...seabiosMsrs(0xc0000000, 46), ...LINUX_PAT } }],
      events: [{ type: 'migrate', model: 'qemu-before-2014' }],
    },
  },
];
