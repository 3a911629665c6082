/** VMMs that boot a kernel directly, and small firmware: what they write, or do not write. */
import type { MsrMap, Scenario } from '../types';
import { type Card, GIB, guest, LINUX_6_1, MIB, type Preset, pcMemory, range } from './build';
import { holeParameter, type Parameter } from './parameters';
import { naturalBlocks, ranges } from './ranges';

interface Boot {
  ram?: number;
  bits?: number;
  cr0: string;
  /** RAM below 4 GiB ends here at most, bytes. */
  lowEnd: number;
  more?: readonly Parameter[];
  notes?: string;
  msrs(values: { bits: number; hole: number }): MsrMap;
}

function boot(card: Card, { ram, bits, cr0, lowEnd, more, notes, msrs }: Boot): Preset {
  const start = { ...(ram ? { ram } : {}), ...(bits ? { bits } : {}), ...(more ? { more } : {}) };
  return guest(card, start, (v): Scenario => {
    const low = v.hole ? Math.min(v.hole, lowEnd) : lowEnd;
    return {
      version: 1,
      name: `${card.title}, ${v.ram / GIB} GiB`,
      ...(notes ? { notes } : {}),
      policy: LINUX_6_1,
      cpu: { maxPhysAddr: v.bits },
      vm: { noncoherentDma: 1 },
      memory: pcMemory(v.ram, low),
      vcpus: [{ cr0, msrs: msrs(v) }],
    };
  });
}

const none = (): MsrMap => ({});
const allWb = (): MsrMap => ({ '0x2ff': '0x806' });

export const vmmGuests: readonly Preset[] = [
  boot(
    {
      id: 'cloud-hypervisor-pvh',
      title: 'Cloud Hypervisor, direct boot',
      summary:
        'Default WB, no ranges at all: the VMM sets it, since a guest with an assigned device was unusably slow.',
      source:
        'cloud-hypervisor hypervisor/src/kvm/mod.rs boot_msr_entries, arch/src/x86_64/regs.rs (ae44c2971); derived, guest dmesg in issue 1752',
      tags: ['pvh', 'rust-vmm', 'kernel entry', '46-bit', '4G'],
    },
    { cr0: '0x1', lowEnd: 3 * GIB, msrs: allWb },
  ),
  boot(
    {
      id: 'firecracker-1.14',
      title: 'Firecracker 1.14 and later',
      summary: 'Default WB since 1.14; CR0 keeps CD=NW=1 of the reset value at kernel entry.',
      source:
        'firecracker src/vmm/src/arch/x86_64/msr.rs create_boot_msr_entries, regs.rs (81b38b9da); derived',
      tags: ['rust-vmm', 'kernel entry', 'microvm', 'pmem', '46-bit', '4G'],
    },
    { cr0: '0xe0000011', lowEnd: 3 * GIB, msrs: allWb },
  ),
  boot(
    {
      id: 'firecracker-pre-1.14',
      title: 'Firecracker before 1.14: MTRRs never enabled',
      summary: 'E=0: Linux finds no WB range for its pmem device and maps it uncached-minus.',
      source: 'firecracker c915ef098 and PR 5526; derived',
      tags: ['rust-vmm', 'kernel entry', 'microvm', 'virtio-pmem', '46-bit', '4G'],
    },
    { cr0: '0xe0000011', lowEnd: 3 * GIB, msrs: none },
  ),
  boot(
    {
      id: 'crosvm',
      title: 'crosvm, Linux boot',
      summary: 'A UC window in natural blocks: 256 MiB at 0xd000_0000 and 512 MiB at 0xe000_0000.',
      source: 'crosvm x86_64/src/regs.rs set_mtrr_msrs, lib.rs MEM_32BIT_GAP_SIZE (f1e797a68); derived',
      tags: ['chromeos', 'rust-vmm', 'kernel entry', '46-bit', '4G'],
    },
    {
      cr0: '0xe0000011',
      lowEnd: 3328 * MIB,
      more: [holeParameter(0xd0000000, [0x80000000, 0xc0000000, 0xd0000000, 0xe0000000])],
      msrs: ({ bits, hole }) => ({ '0x2ff': '0x806', ...ranges('UC', naturalBlocks(hole, 4 * GIB), bits) }),
    },
  ),
  boot(
    {
      id: 'kvmtool',
      title: 'kvmtool (lkvm)',
      summary: 'Writes no MTRR at all: E=0 for the life of the guest, and CD=1 at its entry.',
      source: 'kvmtool x86/kvm-cpu.c kvm_cpu__setup_msrs; derived',
      tags: ['real mode', '46-bit', '1G'],
    },
    { ram: GIB, cr0: '0x60000010', lowEnd: 3328 * MIB, msrs: none },
  ),
  boot(
    {
      id: 'qboot',
      title: 'qboot, the firmware of QEMU microvm',
      summary:
        'Never touches the MTRRs: E=0 for the life of the guest, so honouring them makes everything UC.',
      source: 'QEMU qboot.rom; measured: QEMU 7.2.22 TCG on microvm and q35',
      tags: ['qemu', 'microvm', 'q35', '40-bit', '1G', 'firmware'],
    },
    { ram: GIB, bits: 40, cr0: '0x11', lowEnd: 3 * GIB, msrs: none },
  ),
  boot(
    {
      id: 'coreboot-qemu',
      title: 'coreboot on QEMU: only the ROM is cached',
      summary: 'Default UC and no WB range: by MTRR all RAM of the guest is UC, and only the flash is WP.',
      source:
        'coreboot src/arch/x86/postcar_loader.c, src/cpu/x86/mtrr/earlymtrr.c, src/cpu/qemu-x86/qemu.c; var0 as in linuxboot/heads PR 1377, the default type derived',
      tags: ['heads', 'linuxboot', 'payload', '40-bit', '1G', 'firmware'],
    },
    {
      ram: GIB,
      bits: 40,
      cr0: '0x11',
      lowEnd: 2 * GIB,
      msrs: ({ bits }) => ({ '0x2ff': '0x800', ...range(0, 'WP', 0xff000000, 16 * MIB, bits) }),
    },
  ),
  boot(
    {
      id: 'slimbootloader-qemu-256M',
      title: 'Slim Bootloader on QEMU q35, 256 MiB',
      summary: 'WB over all RAM with a UC hole of 16 MiB at its top: the overlap decides.',
      source:
        'slimbootloader issue 1061, output of its shell; the fixed ranges are not shown there, taken as zero',
      tags: ['sbl', 'q35', 'overlap', '40-bit', '256M', 'firmware'],
    },
    {
      ram: 256 * MIB,
      bits: 40,
      cr0: '0x80000011',
      lowEnd: 2 * GIB,
      notes: 'The source does not show CR0: taken as caches on, paging on.',
      msrs: ({ bits }) => ({
        '0x2ff': '0xc00',
        ...range(0, 'WB', 0, 256 * MIB, bits),
        ...range(1, 'UC', 240 * MIB, 16 * MIB, bits),
      }),
    },
  ),
];
