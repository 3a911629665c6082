/** OVMF at hand-off: UC below 4 GiB, and a UC window for 64-bit BARs that grows with the address width. */
import type { MsrMap, Scenario } from '../types';
import { type Card, fixed, GIB, guest, LINUX_6_1, MIB, memory, type Preset, pcMemory } from './build';
import { ParameterError } from './parameters';
import { lowRam, type Machine, type OvmfEra, ovmfLowBlocks, ovmfWindow, topOfRam, type Vendor } from './qemu';
import { ranges } from './ranges';

const source = (how: string): string =>
  `edk2 OvmfPkg/Library/PlatformInitLib/MemDetect.c, PciHostBridgeDxe, UefiCpuPkg MtrrLib (c5aa7e7d94c0); ${how}`;
export const OVMF_2025 = 'measured: QEMU 7.2.22 TCG, Debian ovmf 2025.02-8';
const OVMF_2022 = 'measured: QEMU 7.2.22 TCG, Debian ovmf 2022.11-6';

export interface Ovmf {
  machine: Machine;
  ram: number;
  bits: number;
  vendor: Vendor;
  era: OvmfEra;
  /** End of memory that can be plugged in, where that is above RAM. */
  hotplugEnd?: number;
}

/** Base and size of the window for 64-bit BARs, in bytes. */
export const windowOf = ({ machine, ram, bits, vendor, era, hotplugEnd = 0 }: Ovmf): [number, number] =>
  ovmfWindow({ vendor, bits, era, top: Math.max(topOfRam(machine, ram), hotplugEnd) });

/** The MTRRs at hand-off. */
export function ovmfMsrs(o: Ovmf, windows: readonly (readonly [number, number])[] = [windowOf(o)]): MsrMap {
  const blocks = [...ovmfLowBlocks(o.machine, o.ram, o.era), ...windows];
  return { '0x2ff': '0xc06', ...fixed('WB', 'UC', 'UC'), ...ranges('UC', blocks, o.bits) };
}

function scenario(o: Ovmf, windows?: readonly (readonly [number, number])[]): Scenario {
  const [base, size] = windows?.at(-1) ?? windowOf(o);
  if (base + size > 2 ** o.bits || windows?.some(([at]) => at >= 2 ** o.bits))
    throw new ParameterError('bits');
  if (topOfRam(o.machine, o.ram) > base) throw new ParameterError('ram', base - 2 * GIB);
  return {
    version: 1,
    name: `OVMF, ${o.machine}, ${o.ram / GIB} GiB`,
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: o.bits },
    vm: { noncoherentDma: 1 },
    memory: [
      ...pcMemory(o.ram, lowRam(o.machine, o.ram)),
      memory(base, base + Math.min(16 * GIB, size), 'mmio', '64-bit BAR of an assigned GPU'),
    ],
    vcpus: [{ cr0: '0x80010033', msrs: ovmfMsrs(o, windows) }],
  };
}

interface Variant extends Partial<Omit<Ovmf, 'hotplugEnd'>> {
  how?: string;
  tags?: string[];
  /** Bytes that can be plugged in, each slot with a GiB to align it. */
  hotplug?: number;
  /** The 64-bit window in the order of its registers, where fw_cfg sets it. */
  windows?: readonly (readonly [number, number])[];
}

function ovmf(id: string, title: string, summary: string, variant: Variant): Preset {
  const {
    machine = 'q35',
    vendor = 'intel',
    era = 'eighth',
    ram = 4 * GIB,
    bits = 40,
    how = OVMF_2025,
  } = variant;
  const card: Card = {
    id,
    title,
    summary,
    source: source(how),
    tags: [
      'qemu',
      'uefi',
      'edk2',
      'tianocore',
      'firmware',
      `${bits}-bit`,
      `${ram / GIB}G`,
      machine,
      vendor,
      ...(variant.tags ?? []),
    ],
  };
  return guest(card, { ram, bits }, (v) => {
    const o: Ovmf = { machine, vendor, era, ram: v.ram, bits: v.bits };
    if (variant.hotplug) o.hotplugEnd = topOfRam(machine, v.ram) + variant.hotplug;
    return scenario(o, variant.windows);
  });
}

const WIDE = 'derived for this width; the window is quoted in edk2 PR 12997';

export const ovmfGuests: readonly Preset[] = [
  ovmf(
    'ovmf-q35-46',
    'OVMF on q35: an 8 TiB UC window',
    'The window for 64-bit BARs is an eighth of the address space, UC by MTRR: why a big BAR is slow.',
    { ram: 16 * GIB, bits: 46, how: WIDE, tags: ['gpu', 'passthrough'] },
  ),
  ovmf(
    'ovmf-q35-46-quarter',
    'OVMF on q35 after August 2026: a quarter',
    'PR 12997 doubled the window: 16 TiB of UC on a 46-bit host.',
    {
      ram: 16 * GIB,
      bits: 46,
      era: 'quarter',
      how: 'derived; the size is in the log of edk2 PR 12997',
      tags: ['gpu', 'passthrough'],
    },
  ),
  ovmf(
    'ovmf-q35-48',
    'OVMF on q35, 48-bit CPU',
    'With four-level paging in the firmware the window is sized for 46 bits, and memory above it stays WB.',
    { ram: 16 * GIB, bits: 48, how: WIDE },
  ),
  ovmf('ovmf-q35-39', 'OVMF on q35, 39-bit client', 'A window of 64 GiB at the top of 512 GiB.', {
    ram: 8 * GIB,
    bits: 39,
    how: 'derived for this width',
  }),
  ovmf(
    'ovmf-q35-4G-amd40',
    'OVMF on q35, AMD CPU, 40 bits',
    "AMD's HyperTransport reservation at 0xfd_0000_0000 pushes the window one place down.",
    { vendor: 'amd' },
  ),
  ovmf(
    'ovmf2022-q35-4G-amd40',
    'OVMF 2022.11 on q35, AMD CPU, 40 bits',
    "The older build does not look at AMD's reservation: the window lies at the very top.",
    { vendor: 'amd', era: '2022', how: OVMF_2022 },
  ),
  ovmf(
    'ovmf-q35-4G-intel40',
    "OVMF on q35, Intel CPU, QEMU's 40 bits",
    'OVMF takes 40 bits of an Intel CPU for a made-up value and falls back to 32 GiB above RAM.',
    {},
  ),
  ovmf(
    'ovmf-q35-hotplug-intel40',
    'OVMF on q35 with room for 64 GiB of hotplug',
    '-m 4G,maxmem=64G,slots=4: the 32 GiB window goes above all memory that could be plugged in.',
    { hotplug: 64 * GIB, tags: ['maxmem'] },
  ),
  ovmf(
    'ovmf-q35-2304M',
    'OVMF on q35, 2.25 GiB',
    'RAM ends at 2.25 GiB, UC begins at 3 GiB: what lies between stays WB by the default type.',
    { vendor: 'amd', ram: 2304 * MIB },
  ),
  ovmf(
    'ovmf2022-q35-2304M',
    'OVMF 2022.11 on q35, 2.25 GiB: three registers',
    'The old code began at MMCONFIG, 0xb000_0000, and needed two registers for it.',
    { vendor: 'amd', era: '2022', ram: 2304 * MIB, how: OVMF_2022 },
  ),
  ovmf(
    'ovmf-i440fx-4G',
    'OVMF on i440fx, 4 GiB',
    'RAM below 4 GiB ends at 3 GiB there: UC is the last GiB.',
    {
      machine: 'i440fx',
      vendor: 'amd',
    },
  ),
  ovmf(
    'ovmf-i440fx-3328M',
    'OVMF on i440fx, 3.25 GiB: rounded up',
    'UC begins at 3.5 GiB, not where RAM ends: compare SeaBIOS with the same RAM and its mask with a hole.',
    { machine: 'i440fx', vendor: 'amd', ram: 3328 * MIB },
  ),
  ovmf(
    'ovmf-q35-mmio48G',
    'OVMF on q35 with X-PciMmio64Mb=49152',
    'A window of 48 GiB is no power of two: it costs two registers.',
    {
      vendor: 'amd',
      windows: [
        [64 * GIB, 16 * GIB],
        [32 * GIB, 32 * GIB],
      ],
      tags: ['fw_cfg'],
    },
  ),
];
