/** Real machines, as their owners' dumps tell of them. What a dump leaves out is assumed, and the notes say so. */
import { type Hex, toHex } from '../../arch/hex';
import type { MemoryRange, MsrMap } from '../types';
import { type Card, fixed, GIB, LINUX_PAT, MIB, memory, type Preset } from './build';
import { CR0_RUNNING } from './events';
import { netbook945 } from './first';
import { OLD_PAT } from './guests';
import { listed, type Range } from './ranges';

interface Machine extends Card {
  bits: number;
  /** MTRRcap.VCNT. */
  variable: number;
  defType: Hex;
  ranges: readonly Range[];
  more?: MsrMap;
  /** RAM, `[start, end)` in bytes; none: everything counts as RAM. */
  ram?: readonly (readonly [number, number])[];
  rest?: readonly MemoryRange[];
  assumed: string;
}

function machine({
  bits,
  variable,
  defType,
  ranges,
  more,
  ram,
  rest = [],
  assumed,
  ...card
}: Machine): Preset {
  return {
    ...card,
    tags: [...card.tags, 'host', `${bits}-bit`],
    group: 'machines',
    scenario: {
      version: 1,
      name: card.title,
      notes: assumed,
      policy: 'bare-metal',
      cpu: { maxPhysAddr: bits, variableMtrrs: variable },
      ...(ram ? { memory: [...ram.map(([start, end]) => memory(start, end, 'ram', 'RAM')), ...rest] } : {}),
      vcpus: [{ cr0: CR0_RUNNING, msrs: { '0x2ff': defType, ...more, ...listed(ranges, bits) } }],
    },
  };
}

const byte = (msr: number, types: readonly number[]): MsrMap => ({
  [toHex(msr)]: toHex(types.reduce((sum, type, i) => sum | (BigInt(type) << BigInt(8 * i)), 0n)),
});
const same = (msr: number, type: number): MsrMap => byte(msr, Array(8).fill(type));
const CR0_ASSUMED = 'CR0 is not in the dump: taken as that of a running system.';

export const machines: readonly Preset[] = [
  netbook945,
  machine({
    id: 'host-12G-8var',
    title: 'Desktop with 12 GiB: all eight ranges in use',
    summary: 'Seven WB ranges piece 12 GiB together, and a UC one punches the PCI hole out of the first.',
    source: 'dmesg in OpenSSD-OpenChannelSSD issue 2; the default type is taken as UC, its line is cut off',
    tags: ['mtrr_cleanup', '12G', 'overlap'],
    bits: 36,
    variable: 10,
    defType: '0xc00',
    ranges: [
      ['WB', 0, 8 * GIB],
      ['WB', 8 * GIB, 4 * GIB],
      ['WB', 12 * GIB, 256 * MIB],
      ['WB', 0x310000000, 128 * MIB],
      ['WB', 0x318000000, 64 * MIB],
      ['WB', 0x31c000000, 32 * MIB],
      ['WB', 0x31e000000, 16 * MIB],
      ['UC', 0xe0000000, 512 * MIB],
    ],
    more: { ...fixed('WB', 'UC', 'WP'), '0x26a': '0x0', '0x26b': '0x0' },
    assumed: `mtrr_cleanup finds seven registers for the same map. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-apollolake',
    title: 'Apollo Lake: a WC window and carve-outs',
    summary: 'Two UC carve-outs at the top of low RAM, and the flash as WC.',
    source: 'dmesg in intel/gvt-linux issue 84; the default type is taken as UC',
    tags: ['intel', '4G', 'gvt'],
    bits: 39,
    variable: 10,
    defType: '0x800',
    ranges: [
      ['WB', 0, 2 * GIB],
      ['UC', 0x7c000000, 64 * MIB],
      ['UC', 0x7b000000, 16 * MIB],
      ['WB', 4 * GIB, 2 * GIB],
      ['WC', 0xff000000, 16 * MIB],
    ],
    assumed: `The dump does not show the fixed ranges, so FE is left off. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-surface-pro-7',
    title: 'Surface Pro 7: 128 GiB of WC at 256 GiB',
    summary:
      'Default WB; everything that is not RAM is taken out piece by piece, and high BARs have a WC range.',
    source: 'kernel log of Linux 5.3 on a Surface Pro 7, BIOS 7.157.140',
    tags: ['microsoft', 'intel', 'ice lake', '16G', 'laptop'],
    bits: 39,
    variable: 10,
    defType: '0xc06',
    ranges: [
      ['UC', 3 * GIB, GIB],
      ['UC', 0xa0000000, 512 * MIB],
      ['UC', 0x98000000, 128 * MIB],
      ['UC', 0x94000000, 64 * MIB],
      ['UC', 0x92000000, 32 * MIB],
      ['UC', 0x91000000, 16 * MIB],
      ['UC', 384 * GIB, 128 * GIB],
      ['WC', 256 * GIB, 128 * GIB],
    ],
    more: { ...fixed('WB', 'UC', 'WP'), ...LINUX_PAT },
    ram: [
      [0, 0xa0000],
      [MIB, 0x7c000000],
      [4 * GIB, 0x46ac00000],
    ],
    rest: [memory(0x7c000000, 0x95400000, 'ram', 'Taken by firmware and graphics')],
    assumed: `MAXPHYADDR is taken from the masks. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-alienware-m11x',
    title: 'Alienware M11x: flash as WP',
    summary: 'A variable range of type WP over the BIOS flash, and fixed ranges with three types.',
    source: 'kernel log of Linux 3.16 on an Alienware M11x, BIOS A01',
    tags: ['dell', 'intel', '4G', 'laptop', 'write-protect', 'seven ranges'],
    bits: 36,
    variable: 7,
    defType: '0xc00',
    ranges: [
      ['WP', 0xffe40000, 256 * 1024],
      ['WB', 0, 2 * GIB],
      ['WB', 2 * GIB, 512 * MIB],
      ['WB', 4 * GIB, GIB],
      ['WB', 5 * GIB, 512 * MIB],
      ['UC', 0x9c000000, 64 * MIB],
      ['UC', 0x9be00000, 2 * MIB],
    ],
    more: {
      ...fixed('WB', 'UC', 'WP'),
      ...byte(0x26a, [5, 5, 5, 5, 0, 0, 0, 0]),
      ...byte(0x26b, [0, 0, 0, 0, 6, 6, 6, 6]),
      ...same(0x26c, 6),
      ...same(0x26d, 6),
      ...OLD_PAT,
    },
    ram: [
      [0, 0xa0000],
      [MIB, 0x9a000000],
      [4 * GIB, 0x160000000],
    ],
    assumed: `MAXPHYADDR is taken from the masks. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-lenovo-z575',
    title: 'AMD laptop whose BIOS wrote a short mask',
    summary:
      'The mask of one range lacks its upper bit, so it holds twice; Linux says "incorrect mask, fixing it".',
    source: 'kernel log of Linux 5.0 on a Lenovo Z575 (Sabine), BIOS 54CN18WW',
    tags: ['amd', 'llano', '16G', 'laptop', 'bios bug'],
    bits: 40,
    variable: 8,
    defType: '0xc00',
    ranges: [
      ['WB', 0, 2 * GIB],
      ['WB', 2 * GIB, GIB],
      ['UC', 0xfff90000, 64 * 1024],
    ],
    more: {
      '0x206': '0xfed80000',
      '0x207': '0xffffff800',
      '0x20e': '0xffe00005',
      '0x20f': '0xffffe00800',
      ...fixed('WB', 'UC', 'WP'),
      ...LINUX_PAT,
    },
    ram: [
      [0, 0xa0000],
      [MIB, 0xc0000000],
      [4 * GIB, 0x41f000000],
    ],
    assumed: `The mask of range 3 stands as it was printed. AMD's SYSCFG makes RAM above 4 GiB WB by itself; that is no MTRR, so it is not here. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-n100',
    title: 'N100 mini PC: ten ranges, all UC',
    summary: 'Default WB and ten UC ranges, the last of them around the top of RAM at 18 GiB.',
    source: '/proc/mtrr of an N100 machine',
    tags: ['intel', 'alder lake', '16G', 'ten ranges'],
    bits: 39,
    variable: 10,
    defType: '0x806',
    ranges: [
      ['UC', 2 * GIB, 2 * GIB],
      ['UC', 0x78000000, 128 * MIB],
      ['UC', 128 * GIB, 128 * GIB],
      ['UC', 64 * GIB, 64 * GIB],
      ['UC', 32 * GIB, 32 * GIB],
      ['UC', 256 * GIB, 256 * GIB],
      ['UC', 0x483000000, 8 * MIB],
      ['UC', 0x482000000, 16 * MIB],
      ['UC', 0x480000000, 32 * MIB],
      ['UC', 0x47f800000, 8 * MIB],
    ],
    assumed: `/proc/mtrr has neither default type nor fixed ranges: taken as WB (no range is), and as off. ${CR0_ASSUMED}`,
  }),
  machine({
    id: 'host-coreboot-h310',
    title: "coreboot's solver on an H310 board: UC chosen",
    summary:
      'With default WB nine registers would be needed, with default UC eight: coreboot counts and takes UC.',
    source: 'console log of coreboot on an ECS H310 board',
    tags: ['ecs', 'intel', 'coffee lake', 'solver', '16G'],
    bits: 39,
    variable: 8,
    defType: '0xc00',
    ranges: [
      ['WB', 0, 2 * GIB],
      ['UC', 0x7b000000, 16 * MIB],
      ['UC', 0x7c000000, 64 * MIB],
      ['WC', 0xc0000000, 128 * MIB],
      ['WC', 0xc8000000, 32 * MIB],
      ['WB', 4 * GIB, 4 * GIB],
      ['WB', 8 * GIB, 8 * GIB],
      ['WB', 16 * GIB, 2 * GIB],
    ],
    more: fixed('WB', 'UC', 'WB'),
    assumed: `The number of ranges is taken as eight. ${CR0_ASSUMED}`,
  }),
];
