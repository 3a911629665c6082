/** Guests of hypervisors with rules of their own: Xen, ACRN, bhyve. */
import type { MemoryRange, MsrMap, Scenario } from '../types';
import { type Card, fixed, GIB, guest, MIB, memory, type Preset, pcMemory } from './build';
import { holeParameter, ParameterError } from './parameters';
import { naturalBlocks, ranges } from './ranges';

const HVMLOADER = 'xen tools/firmware/hvmloader/cacheattr.c, pci.c (c447b7308b13); derived';
/** hvmloader's window ends here: the rest up to 4 GiB stays WB. */
const XEN_PCI_END = 0xfc000000;

interface XenGuest {
  /** UC ends here, bytes. */
  end?: number;
  /** UC blocks behind the low ones, `[base, size]`. */
  high?: readonly (readonly [number, number])[];
  bars?: readonly MemoryRange[];
}

const xenHvm = (card: Card, { end = XEN_PCI_END, high = [], bars = [] }: XenGuest): Preset =>
  guest(
    card,
    { more: [holeParameter(0xf0000000, [0x80000000, 0xc0000000, 0xe0000000, 0xf0000000])] },
    ({ ram, bits, hole }): Scenario => {
      const room = Math.min(...high.map(([base]) => base)) - 4 * GIB + hole;
      if (ram > room) throw new ParameterError('ram', room);
      const msrs = {
        '0x2ff': '0xc06',
        ...fixed('WB', 'WC', 'WB'),
        ...ranges('UC', [...naturalBlocks(hole, end), ...high], bits),
      };
      return {
        version: 1,
        name: `Xen HVM, ${ram / GIB} GiB`,
        policy: 'xen',
        cpu: { maxPhysAddr: bits },
        vm: { noncoherentDma: 1 },
        memory: [...pcMemory(ram, hole), ...bars],
        vcpus: [{ cr0: '0x11', msrs }],
      };
    },
  );

const tags = ['hvmloader', 'domu', '46-bit', '4G'];

/** bhyve's package of OVMF does not round: an odd size of RAM wants more registers than there are. */
function bhyveMsrs(low: number, bits: number): MsrMap {
  const blocks = naturalBlocks(low, 4 * GIB);
  if (blocks.length > 10) throw new ParameterError('ram');
  return { '0x2ff': '0xc06', ...fixed('WB', 'UC', 'UC'), ...ranges('UC', blocks, bits) };
}

export const otherGuests: readonly Preset[] = [
  xenHvm(
    {
      id: 'xen-hvm',
      title: 'Xen HVM guest with an assigned device',
      summary:
        'Xen combines guest and host MTRRs, and CR0.CD swaps the PAT instead of the leaves: no page goes stale.',
      source: HVMLOADER,
      tags: [...tags, 'passthrough'],
    },
    { bars: [memory(0xf0000000, 0xf1000000, 'mmio', 'BAR of the assigned device')] },
  ),
  xenHvm(
    {
      id: 'xen-hvm-bar-wb',
      title: 'Xen HVM guest with xen-platform-pci-bar-uc=0',
      summary: 'Since 4.21 the platform BAR can stay WB: grant mappings in it are much faster on AMD.',
      source: `${HVMLOADER}; xen 22650d6054`,
      tags: [...tags, 'network', 'vif', 'amd'],
    },
    { end: 0xfb000000, bars: [memory(0xfb000000, 0xfc000000, 'ram', 'Platform PCI BAR: grant mappings')] },
  ),
  xenHvm(
    {
      id: 'xen-hvm-hi',
      title: 'Xen HVM guest with a 16 GiB BAR above RAM',
      summary: 'A BAR that does not fit below 4 GiB gets a UC range of its own at 16 GiB.',
      source: `${HVMLOADER}; the high window is an illustration`,
      tags: [...tags, 'gpu'],
    },
    {
      high: [[16 * GIB, 16 * GIB]],
      bars: [memory(16 * GIB, 32 * GIB, 'mmio', 'Relocated BAR')],
    },
  ),
  guest(
    {
      id: 'xen-pvh',
      title: 'Xen PVH guest',
      summary: 'The toolstack enables the MTRRs with default WB on every vCPU, and sets no range.',
      source: 'xen tools/libs/guest/xg_dom_x86.c; derived',
      tags: ['domu', 'kernel entry', '46-bit', '4G'],
    },
    {},
    ({ ram, bits }) => ({
      version: 1,
      name: `Xen PVH, ${ram / GIB} GiB`,
      policy: 'xen',
      cpu: { maxPhysAddr: bits },
      memory: pcMemory(ram, 3840 * MIB),
      vcpus: [{ cr0: '0x11', msrs: { '0x2ff': '0x806' } }],
    }),
  ),
  guest(
    {
      id: 'acrn-uservm',
      title: 'ACRN user VM: no variable MTRRs',
      summary: 'By its own MTRRs all memory above 1 MiB is UC, while the EPT of ACRN says WB.',
      source: 'acrn hypervisor/arch/x86/guest/vmtrr.c init_vmtrr (d61d98cf800e); derived',
      tags: ['ivshmem', 'vcnt', '39-bit', '4G'],
    },
    { bits: 39 },
    ({ ram, bits }) => ({
      version: 1,
      name: `ACRN user VM, ${ram / GIB} GiB`,
      policy: 'acrn',
      cpu: { maxPhysAddr: bits, variableMtrrs: 0 },
      memory: pcMemory(ram, 2 * GIB),
      vcpus: [{ cr0: '0x30', msrs: { '0x2ff': '0xc00', ...fixed('WB', 'WB', 'WB') } }],
    }),
  ),
  guest(
    {
      id: 'bhyve-ovmf-4G',
      title: 'OVMF on bhyve',
      summary:
        'bhyve stores the MTRRs and never looks at them: RAM is WB and a passed-through BAR UC, with IPAT.',
      source:
        'edk2 OvmfPkg/Bhyve/PlatformPei/MemDetect.c; FreeBSD sys/amd64/vmm/x86.c vm_rdmtrr; derived, VMM_MTRR_VAR_MAX=10 not checked again',
      tags: ['freebsd', 'uefi', 'edk2', '46-bit', '4G'],
    },
    { bits: 46 },
    ({ ram, bits }) => ({
      version: 1,
      name: `OVMF on bhyve, ${ram / GIB} GiB`,
      policy: 'bhyve',
      cpu: { maxPhysAddr: bits, variableMtrrs: 10 },
      memory: pcMemory(ram, 3 * GIB),
      vcpus: [{ cr0: '0x80010033', msrs: bhyveMsrs(Math.min(ram, 3 * GIB), bits) }],
    }),
  ),
];
