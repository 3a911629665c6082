import { fixed, GIB, LINUX_6_1, memory, type Preset, pcMemory, range } from './build';

const WINDOW = 2 ** 46 - 2 ** 43;

/** OVMF at hand-off: the PCI hole and an eighth of the address space for 64-bit BARs, both UC. */
export const ovmfQ35: Preset = {
  id: 'ovmf-q35-46',
  title: 'OVMF on q35: an 8 TiB UC window',
  summary: 'The window for 64-bit BARs is an eighth of the address space, UC by MTRR: why a big BAR is slow.',
  source: 'edk2 OvmfPkg/Library/PlatformInitLib/MemDetect.c, derived for 46 bits from a measurement at 40',
  scenario: {
    version: 1,
    name: 'OVMF, q35, 16 GiB',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: [
      ...pcMemory(16 * GIB, 2 * GIB),
      memory(WINDOW, WINDOW + 16 * GIB, 'mmio', '64-bit BAR of an assigned GPU'),
    ],
    vcpus: [
      {
        cr0: '0x80010033',
        msrs: {
          '0x2ff': '0xc06',
          ...fixed('WB', 'UC', 'UC'),
          ...range(0, 'UC', 2 * GIB, 2 * GIB, 46),
          ...range(1, 'UC', WINDOW, 2 ** 43, 46),
        },
      },
    ],
  },
};
