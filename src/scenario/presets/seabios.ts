/** SeaBIOS hands over one UC range for 32-bit PCI, and leaves the rest WB. */

import { toHex } from '../../arch/hex';
import type { Scenario } from '../types';
import { fixed, GIB, guest, LINUX_6_1, MIB, memory, type Preset, pcMemory } from './build';
import { bitsParameter, filled, type Values } from './parameters';
import { lowRam, type Machine, seabiosPciStart } from './qemu';

const source = (how: string): string =>
  `SeaBIOS src/fw/mtrr.c mtrr_setup(), src/fw/pciinit.c (41514a7a974f); ${how}`;
const MEASURED = source('measured: QEMU 7.2.22 TCG, SeaBIOS 1.16.2 and 1.16.3');
const DERIVED = source('derived: the same formula at another width');

/** The registers at hand-off. `start` in bytes: SeaBIOS takes -(4 GiB - start) for the mask, a power of two or not. */
export const seabiosMsrs = (start: number, bits: number) => ({
  '0x2ff': '0xc06',
  ...fixed('WB', 'UC', 'WP'),
  '0x200': toHex(start),
  '0x201': toHex((2n ** BigInt(bits) - BigInt(4 * GIB - start)) | 0x800n),
});

function scenario(name: string, machine: Machine, ram: number, bits: number): Scenario {
  const start = seabiosPciStart(machine, ram);
  const holey = !Number.isInteger(Math.log2(4 * GIB - start));
  return {
    version: 1,
    name,
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: bits },
    vm: { noncoherentDma: 1 },
    memory: [
      ...pcMemory(ram, lowRam(machine, ram)),
      // Where the mask has a hole, something must be there to be seen.
      ...(holey ? [memory(0xe0000000, 0xf0000000, 'mmio', 'BAR of an assigned device')] : []),
    ],
    vcpus: [{ cr0: '0x10', msrs: seabiosMsrs(start, bits) }],
  };
}

const q35 = (bits: number, title: string, summary: string): Preset =>
  guest(
    {
      id: `seabios-q35-${bits}`,
      title,
      summary,
      source: bits === 40 ? MEASURED : DERIVED,
      tags: ['qemu', `${bits}-bit`, '4G', 'firmware'],
    },
    { bits },
    (v) => scenario(`SeaBIOS, q35, ${v.ram / GIB} GiB`, 'q35', v.ram, v.bits),
  );

const i440fx = (mib: number, title: string, summary: string, suffix = ''): Preset =>
  guest(
    {
      id: `seabios-i440fx-${mib}M${suffix}`,
      title,
      summary,
      source: MEASURED,
      tags: [
        'qemu',
        'pc',
        '40-bit',
        `${mib / 1024}G`,
        'firmware',
        ...(suffix ? ['hole', 'discontiguous'] : []),
      ],
    },
    { ram: mib * MIB, bits: 40 },
    (v) => scenario(`SeaBIOS, i440fx, ${v.ram / MIB} MiB`, 'i440fx', v.ram, v.bits),
  );

const microvmParameters = [bitsParameter(40)];
const microvm = (values: Values): Scenario => {
  const { bits } = filled(microvmParameters, values);
  return {
    version: 1,
    name: 'SeaBIOS, microvm, 1 GiB',
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: bits },
    vm: { noncoherentDma: 1 },
    memory: pcMemory(GIB, 3 * GIB),
    vcpus: [{ cr0: '0x10', msrs: seabiosMsrs(0xe0000000, bits) }],
  };
};

export const seabiosGuests: readonly Preset[] = [
  q35(
    46,
    'SeaBIOS on QEMU q35',
    'Default WB and one lone UC range: the common guest, and why the overlap bug of KVM was never met.',
  ),
  q35(40, 'SeaBIOS on QEMU q35, 40 bits', "QEMU's default width: UC from 3 GiB to 4 GiB, whatever the RAM."),
  q35(39, 'SeaBIOS on QEMU q35, 39 bits', 'A client CPU: only the upper bits of the mask differ.'),
  q35(48, 'SeaBIOS on QEMU q35, 48 bits', 'An AMD server: only the upper bits of the mask differ.'),
  i440fx(
    1024,
    'SeaBIOS on i440fx, 1 GiB',
    'RAM up to 2 GiB: the PCI window, and with it UC, begins at 2 GiB.',
  ),
  i440fx(2048, 'SeaBIOS on i440fx, 2 GiB', 'The last size at which UC begins where RAM ends.'),
  i440fx(
    3072,
    'SeaBIOS on i440fx, 3 GiB',
    'Above 2 GiB of RAM the UC range shrinks to the last GiB below 4 GiB.',
  ),
  i440fx(
    8192,
    'SeaBIOS on i440fx, 8 GiB',
    'From 3.5 GiB on QEMU keeps 3 GiB low, so the UC range is aligned again.',
  ),
  i440fx(
    3328,
    'SeaBIOS on i440fx with 3.25 GiB: a mask with a hole',
    'By the SDM 256 MiB of the PCI window stay WB; KVM up to 6.10 reads one solid UC range. Same register, two readings.',
    '-holey',
  ),
  i440fx(
    3456,
    'SeaBIOS on i440fx with 3.375 GiB: another hole',
    'The mask lets through a block in the middle of the PCI window; Linux, EDK2 and old KVM read it as solid.',
    '-holey',
  ),
  {
    id: 'seabios-microvm',
    group: 'guests',
    title: 'SeaBIOS on QEMU microvm',
    summary: 'The PCI window of microvm begins at 3.5 GiB: one UC range of 512 MiB.',
    source: 'SeaBIOS bios-microvm.bin, BUILD_PCIMEM_START 0xe000_0000; measured: QEMU 7.2.22 TCG',
    tags: ['qemu', '40-bit', '1G', 'firmware'],
    parameters: microvmParameters,
    scenario: microvm({}),
    with: microvm,
  },
];
