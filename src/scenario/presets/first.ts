import { fixed, LINUX_6_1, LINUX_PAT, memory, type Preset, range } from './build';

/**
 * What the site opens with: a real /proc/mtrr in which UC holes overlap a WB range, with a WC framebuffer.
 * The file has no default type and no fixed ranges: those are assumed, and the notes say so.
 */
export const netbook945: Preset = {
  id: 'netbook-945g',
  group: 'machines',
  tags: ['intel', 'atom', '1G', 'host', '36-bit', 'overlap'],
  title: 'Real machine: Intel 945 netbook, UC holes and a WC framebuffer',
  summary: 'UC ranges punched out of a WB one: the SDM says UC wins there, KVM 4.2 to 6.10 answers WB.',
  source: '/proc/mtrr of an Intel 945 netbook, posted on blog.jolexa.net',
  scenario: {
    version: 1,
    name: 'Intel 945 netbook',
    notes: [
      'The variable ranges are a real /proc/mtrr, after the kernel had rewritten it.',
      'That file says nothing of the default type (taken as UC), of the fixed ranges (taken as most firmware sets them), or of the memory layout.',
      'The graphics aperture is taken as a BAR of an assigned device that does non-coherent DMA.',
    ].join('\n'),
    policy: LINUX_6_1,
    cpu: { maxPhysAddr: 36 },
    vm: { noncoherentDma: 1, disabledQuirks: ['KVM_X86_QUIRK_CD_NW_CLEARED'] },
    memory: [
      memory(0, 0xa0000, 'ram', 'RAM below 640 KiB'),
      memory(0xa0000, 0xc0000, 'emulated', 'VGA window'),
      memory(0xc0000, 0x100000, 'ram', 'Option ROMs and BIOS shadow'),
      memory(0x100000, 0x3f500000, 'ram', 'RAM'),
      memory(0x3f500000, 0x40000000, 'ram', 'Taken by firmware and graphics'),
      memory(0x40000000, 0x50000000, 'mmio', 'Framebuffer BAR'),
      memory(0xfec00000, 0xfec01000, 'emulated', 'I/O APIC'),
      memory(0xfee00000, 0xfee01000, 'emulated', 'Local APIC'),
    ],
    pageAttributes: [{ start: '0x40000000', end: '0x50000000', patIndex: 1 }],
    vcpus: [
      {
        cr0: '0x80050033',
        msrs: {
          '0x2ff': '0xc00',
          ...fixed('WB', 'UC', 'WP'),
          ...range(0, 'WB', 0, 0x40000000, 36),
          ...range(1, 'UC', 0x3f500000, 0x100000, 36),
          ...range(2, 'UC', 0x3f600000, 0x200000, 36),
          ...range(3, 'UC', 0x3f800000, 0x800000, 36),
          ...range(4, 'WC', 0x40000000, 0x10000000, 36),
          ...LINUX_PAT,
        },
      },
    ],
  },
};

export const FIRST_SCENARIO = netbook945.scenario;
