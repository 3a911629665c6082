import { ACCEPTED, CR0_CD, cr0, effectiveOf, GIB, guest, LINUX_PAT, range } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

const msrs = { '0x2ff': '0x806', ...range(0, 'UC', 2 * GIB, GIB, 36), ...LINUX_PAT };
const page = '0x90000000';
const quiet = guest('kvm-6.0', msrs, {
  name: 'A guest without devices',
  pageAttributes: [
    { start: '0x40000000', end: '0x50000000', patIndex: 1 },
    { start: '0xd0000000', end: '0xe0000000', patIndex: 1 },
  ],
});

export const eptIpat: Lesson & { id: string } = {
  version: 1,
  id: 'ept-ipat',
  title: 'EPT in place of the MTRRs, and IPAT',
  summary: 'For a guest the EPT leaf stands where the MTRRs stood, and one bit can silence the PAT.',
  steps: [
    {
      text: 'A guest of Linux 6.1 without assigned devices. Its MTRRs say UC for 2 to 3 GiB, which is RAM.',
      scenario: quiet,
      view: { page },
      task: { kind: 'type', ask: 'Which type has an access to page 0x9000_0000?', probe: effectiveOf(page) },
      hints: [
        'The hardware does not look at guest MTRRs: KVM only keeps their values.',
        'KVM has no reason to give a guest uncached RAM unless a device reads it without snooping.',
      ],
      after:
        "WB. With [[EPT]] neither the guest's MTRRs nor the host's have an effect: the leaf's type stands in their place, and KVM wrote WB.",
      sources: [SDM.ept, KVM.mask],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'The guest maps 0x4000_0000 through PA1, WC. Over WB the table of MTRR × PAT would give WC.',
      view: { page: '0x40000000' },
      task: {
        kind: 'type',
        ask: 'Which type has an access to 0x4000_0000?',
        probe: effectiveOf('0x40000000'),
      },
      hints: ['Look at bit 6 of the leaf that KVM builds: [[IPAT]], ignore PAT.'],
      after: "WB. With IPAT=1 the leaf's type is the effective type, and the guest's PAT is not asked.",
      sources: [SDM.ept, KVM.mask],
      right: ['WB'],
      wrong: ['WC'],
    },
    {
      text: 'The BAR at 0xd000_0000 is host MMIO. The guest maps it through PA1, WC, too.',
      view: { page: '0xd0000000' },
      task: { kind: 'type', ask: 'And here?', probe: effectiveOf('0xd0000000') },
      hints: [
        'Host MMIO gets a leaf of UC, but without IPAT.',
        'UC by leaf, WC by PAT: the same table, with the leaf in the row of the MTRR.',
      ],
      after:
        'WC. The leaf is UC with IPAT=0, so the table is asked, and a WC entry wins over UC: framebuffers work.',
      sources: [SDM.ept, SDM.mtrrPat, KVM.mmio],
      right: ['WC'],
      wrong: ['UC', 'WB'],
    },
    {
      text: 'The same guest. Something must change before KVM looks at its MTRRs.',
      view: { page },
      task: {
        kind: 'goal',
        ask: "Let a leaf built now be UC at 0x9000_0000, without IPAT. The guest's registers stay as they are.",
        all: [
          { kind: 'page', page, value: 'ept', is: 'UC' },
          { kind: 'page', page, value: 'ipat', is: '0' },
          { kind: 'kept', msrs: ['0x200', '0x201', '0x2ff', '0x277'] },
          { kind: 'same', parts: ['policy', 'cpu', 'memory'] },
          ACCEPTED,
        ],
      },
      hints: [
        "A device that reads memory without snooping caches needs the guest's types.",
        'Add a user of non-coherent DMA in the Guest panel, under VM.',
      ],
      after:
        "With non-coherent DMA the leaf takes the guest's MTRR type and leaves IPAT 0. The leaf that stood there before is another matter: see the lesson on non-coherent DMA.",
      sources: [KVM.mask, KVM.dma],
      right: [{ events: [{ type: 'dma', delta: 1 }] }],
      wrong: [
        { events: [cr0(CR0_CD)] },
        { events: [{ type: 'quirk', name: 'KVM_X86_QUIRK_CD_NW_CLEARED', disabled: true }] },
      ],
    },
  ],
};
