import { ACCEPTED, CR0_CD, effectiveOf, GIB, guest, LINUX_PAT, memory, range, under } from './build';
import { KVM } from './sources';
import type { Lesson } from './types';

const IGNORE_PAT = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';
const CD_NW = 'KVM_X86_QUIRK_CD_NW_CLEARED';
const page = '0x100000000';
const gpu = guest(
  'kvm-6.16',
  { '0x2ff': '0x806', ...LINUX_PAT },
  {
    name: 'A virtio GPU buffer, mapped WC',
    memory: [
      memory(0, 2 * GIB, 'ram', 'RAM'),
      memory(4 * GIB, 4 * GIB + GIB / 4, 'ram', 'virtio GPU buffer'),
    ],
    pageAttributes: [{ start: page, end: '0x110000000', patIndex: 1 }],
  },
);

export const quirks: Lesson & { id: string } = {
  version: 1,
  id: 'quirks',
  title: 'Quirks',
  summary: "Two switches of the VMM: whether CD=1 is obeyed, and whether the guest's PAT is.",
  steps: [
    {
      text: 'A guest of Linux 6.16, no assigned device. Its driver maps a GPU buffer in RAM through PA1, WC. The [[quirk]] IGNORE_GUEST_PAT is enabled, as it is by default on Intel.',
      scenario: gpu,
      view: { page },
      task: { kind: 'type', ask: 'Which type does an access to the buffer get?', probe: effectiveOf(page) },
      hints: ['IGNORE_GUEST_PAT says what it does.'],
      after:
        'WB: while the quirk is enabled and nothing does non-coherent DMA, leaves are WB with IPAT, as in every KVM before.',
      sources: [KVM.ignorePat],
      right: ['WB'],
      wrong: ['WC'],
    },
    {
      text: 'The guest needs WC there, because the GPU reads the buffer without snooping.',
      view: { page },
      task: {
        kind: 'goal',
        ask: "Make accesses to the buffer WC, for the leaf that stands there too. The guest's registers stay.",
        all: [
          { kind: 'page', page, end: '0x110000000', value: 'effective', is: 'WC' },
          { kind: 'stale', atMost: 0 },
          { kind: 'kept', msrs: ['0x277', '0x2ff', '0x200', '0x201'] },
          { kind: 'same', parts: ['policy', 'cpu', 'memory', 'pageAttributes'] },
          ACCEPTED,
        ],
      },
      hints: [
        'Disabling a quirk zaps nothing: leaves that stand keep their IPAT.',
        'In Setup, disable IGNORE_GUEST_PAT before the guest runs.',
        'Or add a user of non-coherent DMA while the guest runs: that zaps everything.',
      ],
      after:
        'A VMM disables the quirk before the first vCPU runs. Done later it leaves every leaf stale; a DMA user zaps as long as the quirk is enabled.',
      sources: [KVM.ignorePat, KVM.dmaZap],
      right: [
        { setup: [{ kind: 'quirk', name: IGNORE_PAT, disabled: true }] },
        { events: [{ type: 'dma', delta: 1 }] },
      ],
      wrong: [
        { events: [{ type: 'quirk', name: IGNORE_PAT, disabled: true }] },
        {
          events: [
            { type: 'quirk', name: IGNORE_PAT, disabled: true },
            { type: 'dma', delta: 1 },
          ],
        },
        { setup: [{ kind: 'policy', policy: 'kvm-virtio-rfc' }] },
      ],
    },
    {
      text: 'Here the VMM disabled IGNORE_GUEST_PAT while the guest ran: event 1.',
      scenario: {
        ...gpu,
        name: 'The quirk disabled too late',
        events: [{ type: 'quirk', name: IGNORE_PAT, disabled: true }],
      },
      view: { page, cursor: 0 },
      task: {
        kind: 'number',
        ask: 'How much of memory has a stale leaf after event 1?',
        amount: { of: 'stale', event: 1 },
      },
      hints: [
        'Every leaf is WB with IPAT and should be WB without.',
        'The guest has 2 GiB of RAM and the buffer of 256 MiB.',
      ],
      after: 'All of it. KVM_CAP_DISABLE_QUIRKS2 sets a bit and zaps nothing, in every version.',
      sources: [KVM.ignorePat],
      right: [2 * GIB + GIB / 4],
      wrong: [0, GIB / 4],
    },
    {
      text: 'The other quirk, CD_NW_CLEARED, decides what CD=1 builds. This guest has it disabled, has CD=1 and an assigned device.',
      scenario: guest(
        'kvm-6.0',
        {},
        {
          name: 'CD=1, CD_NW_CLEARED disabled',
          vm: { noncoherentDma: 1, disabledQuirks: [CD_NW] },
          vcpus: [{ cr0: CR0_CD, msrs: { '0x2ff': '0x806', ...range(0, 'UC', 3 * GIB, GIB, 36) } }],
        },
      ),
      view: { page: '0x40000000' },
      task: {
        kind: 'which',
        ask: 'Where does disabling it still matter: who builds UC at 0x4000_0000?',
        is: 'UC',
        choices: under(
          { page: '0x40000000', value: 'ept' },
          ['KVM 4.4 to 5.19', 'kvm-4.4'],
          ['KVM 6.7 to 6.10', 'kvm-6.7'],
          ['KVM 6.11 to 6.15', 'kvm-6.11'],
          ['KVM 6.16 and later', 'kvm-6.16'],
        ),
      },
      hints: ['The code that looked at CD is gone since 6.11.'],
      after: 'Up to 6.10. Since 6.11 CD has no effect on the memory type, so neither has the quirk.',
      sources: [KVM.obeyQuirk, KVM.noForcedUc],
      right: ['KVM 4.4 to 5.19', 'KVM 6.7 to 6.10'],
      wrong: ['KVM 6.11 to 6.15', 'KVM 6.16 and later'],
    },
  ],
};
