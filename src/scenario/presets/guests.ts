/** Operating systems on what their firmware left. */
import type { MsrMap, Scenario } from '../types';
import { type Card, GIB, guest, LINUX_6_1, LINUX_PAT, memory, type Preset, pcMemory, range } from './build';
import { CR0_RUNNING } from './events';
import { OVMF_2025, ovmfMsrs } from './ovmf';
import { lowRam, type Vendor } from './qemu';
import { reset } from './reset';
import { seabiosMsrs } from './seabios';

/** What Linux wrote before it knew of WT and WP in the PAT, and what Windows writes: WB WC UC- UC, twice. */
export const OLD_PAT: MsrMap = { '0x277': '0x7010600070106' };

interface Running {
  ram: number;
  bits: number;
  msrs: MsrMap;
  name: string;
  rest?: Partial<Scenario>;
}

const running = ({ ram, bits, msrs, name, rest }: Running): Scenario => ({
  version: 1,
  name,
  policy: LINUX_6_1,
  cpu: { maxPhysAddr: bits },
  memory: pcMemory(ram, lowRam('q35', ram)),
  vcpus: [{ cr0: CR0_RUNNING, msrs }],
  ...rest,
});

/** The framebuffer of QEMU's standard VGA, which the guest maps WC. */
const withFramebuffer = (ram: number): Partial<Scenario> => ({
  memory: [
    ...pcMemory(ram, lowRam('q35', ram)),
    memory(0xfd000000, 0xfe000000, 'ram', 'bochs VGA framebuffer (host RAM)'),
  ],
  pageAttributes: [{ start: '0xfd000000', end: '0xfe000000', patIndex: 1 }],
});

function onOvmf(card: Card, start: { ram?: number; bits?: number }, vendor: Vendor, pat: MsrMap): Preset {
  return guest(card, start, ({ ram, bits }) =>
    running({
      ram,
      bits,
      name: `${card.title}, ${ram / GIB} GiB`,
      msrs: { ...ovmfMsrs({ machine: 'q35', ram, bits, vendor, era: 'eighth' }), ...pat },
      rest: withFramebuffer(ram),
    }),
  );
}

export const runningGuests: readonly Preset[] = [
  guest(
    {
      id: 'linux-seabios-q35',
      title: 'Linux guest on SeaBIOS q35',
      summary: 'Linux leaves the MTRRs as SeaBIOS set them, and programs the PAT: WB WC UC- UC WB WP UC- WT.',
      source: 'Linux arch/x86/mm/pat/memtype.c pat_init; measured: QEMU 7.2.22 TCG, Debian kernel 6.1',
      tags: ['qemu', '40-bit', '4G'],
    },
    { bits: 40 },
    ({ ram, bits }) =>
      running({
        ram,
        bits,
        name: `Linux on SeaBIOS, ${ram / GIB} GiB`,
        msrs: { ...seabiosMsrs(0xc0000000, bits), ...LINUX_PAT },
        rest: { vm: { noncoherentDma: 1 } },
      }),
  ),
  onOvmf(
    {
      id: 'linux-ovmf-q35',
      title: 'Linux guest on OVMF, 40-bit CPU',
      summary: 'A framebuffer that Linux maps WC: which types the PAT can still give under each hypervisor.',
      source: `${OVMF_2025}, Debian kernel 6.1`,
      tags: ['qemu', 'q35', 'amd', 'edk2', 'bochs', 'vga', 'wayland', '40-bit', '4G'],
    },
    { bits: 40 },
    'amd',
    LINUX_PAT,
  ),
  guest(
    {
      id: 'linux-qboot',
      title: 'Linux guest on qboot: no MTRRs, no PAT',
      summary:
        '"MTRRs disabled, skipping PAT initialization too": the PAT keeps its reset value, so there is no WC.',
      source: 'Linux pat_init, mtrr_bp_init; measured: QEMU 7.2.22 TCG, microvm, Debian kernel 6.1',
      tags: ['qemu', 'microvm', '40-bit', '1G'],
    },
    { ram: GIB, bits: 40 },
    ({ ram, bits }) =>
      running({ ram, bits, name: 'Linux on qboot', msrs: {}, rest: { vm: { noncoherentDma: 1 } } }),
  ),
  onOvmf(
    {
      id: 'linux-old-pat',
      title: 'Old Linux on OVMF: a PAT without WT and WP',
      summary: 'Linux 2.6 and 3.x, and CPUs with PAT errata today: WB WC UC- UC, twice.',
      source: 'dmesg of many 2.6 and 3.x kernels ("old 0x7040600070406, new 0x7010600070106"); MTRRs as OVMF',
      tags: ['qemu', 'q35', 'amd', 'edk2', 'errata', '40-bit', '4G'],
    },
    { bits: 40 },
    'amd',
    OLD_PAT,
  ),
  onOvmf(
    {
      id: 'windows-ovmf-q35',
      title: 'Windows guest on OVMF',
      summary:
        'WB USWC WEAK_UC STRONG_UC, twice: the PAT as the debugger lists it, over the 8 TiB window of 46 bits.',
      source:
        'a WinDbg !pat listing of Windows 7, not measured again on a current one; MTRRs as OVMF, derived',
      tags: ['qemu', 'q35', 'intel', 'edk2', 'windbg', '46-bit', '8G'],
    },
    { ram: 8 * GIB, bits: 46 },
    'intel',
    OLD_PAT,
  ),
  guest(
    {
      id: 'linux-coco-sw-mtrr',
      title: "Linux in TDX or SNP: the kernel's own map",
      summary:
        'The kernel makes this state up and writes no MSR: default WB, with the legacy PCI hole as UC.',
      source:
        'Linux mtrr_overwrite_state; derived from the text of CVE-2025-40181, the hole taken as q35 has it',
      tags: ['confidential', 'sev', 'tpm', 'hpet', '46-bit', '4G'],
    },
    {},
    ({ ram, bits }) =>
      running({
        ram,
        bits,
        name: 'Software MTRRs of a TDX or SNP guest',
        msrs: { '0x2ff': '0x806', ...range(0, 'UC', 2 * GIB, 2 * GIB, bits), ...LINUX_PAT },
        rest: {
          policy: 'bare-metal',
          notes:
            'This is the map as the guest kernel sees it, not registers that the hypervisor sees. Before the fix there was no UC range: ACPI mapped the TPM and the HPET as WB, and the later ioremap failed.',
          memory: [
            ...pcMemory(ram, lowRam('q35', ram)).filter(({ kind }) => kind === 'ram'),
            memory(0xfed00000, 0xfed01000, 'mmio', 'HPET'),
            memory(0xfed40000, 0xfed45000, 'mmio', 'TPM'),
          ],
        },
      }),
  ),
  guest(
    {
      id: 'vcpu-inconsistent',
      title: 'Two vCPUs that disagree',
      summary: 'vCPU 1 was never programmed: which of them faults first decides the type of a page.',
      source: 'measured: SeaBIOS and Linux 6.1 under QEMU TCG with two CPUs, before Linux repairs it',
      tags: ['smp', 'ap', 'inconsistent', 'qemu', '40-bit', '4G'],
    },
    { bits: 40 },
    ({ ram, bits }) =>
      running({
        ram,
        bits,
        name: 'vCPU 1 is blank',
        msrs: {},
        rest: {
          vm: { noncoherentDma: 1 },
          vcpus: [
            { cr0: CR0_RUNNING, msrs: { ...seabiosMsrs(0xc0000000, bits), ...LINUX_PAT } },
            { cr0: CR0_RUNNING, msrs: { '0x2ff': '0x0' } },
          ],
        },
      }),
  ),
  reset,
];
