import { fixed, GIB, LINUX_6_1, MIB, memory, type Preset, pcMemory, range } from './build';

/** No firmware: the VMM itself sets the default type. */
export const cloudHypervisor: Preset = {
  id: 'cloud-hypervisor-pvh',
  title: 'Cloud Hypervisor, direct boot',
  summary:
    'Default WB, no ranges at all: the VMM sets it, since a guest with an assigned device was unusably slow.',
  source: 'cloud-hypervisor ae44c2971',
  scenario: {
    version: 1,
    name: 'Cloud Hypervisor, 4 GiB',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 3 * GIB),
    vcpus: [{ cr0: '0x1', msrs: { '0x2ff': '0x806' } }],
  },
};

/** The natural split of [pci_start, 4 GiB). */
export const crosvm: Preset = {
  id: 'crosvm',
  title: 'crosvm, Linux boot',
  summary: 'A UC window split into two natural blocks: 256 MiB at 0xd000_0000 and 512 MiB at 0xe000_0000.',
  source: 'crosvm f1e797a68',
  scenario: {
    version: 1,
    name: 'crosvm, 4 GiB',
    policy: LINUX_6_1,
    vm: { noncoherentDma: 1 },
    memory: pcMemory(4 * GIB, 3328 * MIB),
    vcpus: [
      {
        cr0: '0xe0000011',
        msrs: {
          '0x2ff': '0x806',
          ...range(0, 'UC', 0xd0000000, 256 * MIB, 46),
          ...range(1, 'UC', 0xe0000000, 512 * MIB, 46),
        },
      },
    ],
  },
};

/** hvmloader's ranges under Xen's own rule. */
export const xenHvm: Preset = {
  id: 'xen-hvm',
  title: 'Xen HVM guest with an assigned device',
  summary:
    'Xen combines guest and host MTRRs, and CR0.CD swaps the PAT instead of the leaves: no page goes stale.',
  source: 'xen tools/firmware/hvmloader, c447b7308b13',
  scenario: {
    version: 1,
    name: 'Xen HVM, 4 GiB',
    policy: 'xen',
    vm: { noncoherentDma: 1 },
    memory: [
      ...pcMemory(4 * GIB, 3840 * MIB),
      memory(0xf0000000, 0xf1000000, 'mmio', 'BAR of the assigned device'),
    ],
    vcpus: [
      {
        cr0: '0x11',
        msrs: {
          '0x2ff': '0xc06',
          ...fixed('WB', 'WC', 'WB'),
          ...range(0, 'UC', 0xf0000000, 128 * MIB, 46),
          ...range(1, 'UC', 0xf8000000, 64 * MIB, 46),
        },
      },
    ],
  },
};
