import { ACCEPTED, bare, CR0_CD, CR0_RUNNING, cr0, effectiveOf, GIB, guest, range, under } from './build';
import { KVM, SDM } from './sources';
import type { Lesson } from './types';

const page = '0x40000000';
const QUIRK = 'KVM_X86_QUIRK_CD_NW_CLEARED';
const wb = { '0x2ff': '0x806', ...range(0, 'UC', 3 * GIB, GIB, 36) };

export const cr0Cd: Lesson & { id: string } = {
  version: 1,
  id: 'cr0-cd',
  title: 'CR0.CD',
  summary: 'What CD=1 means for a processor, and what KVM builds while a guest has it set.',
  steps: [
    {
      text: 'After reset [[CR0.CD]] and NW are 1. Firmware has set up its MTRRs (default WB) and still runs with CD=1.',
      scenario: bare(wb, { name: 'CD=1', vcpus: [{ cr0: CR0_CD, msrs: wb }] }),
      view: { page },
      task: {
        kind: 'type',
        ask: 'Which type do the MTRRs give page 0x4000_0000 now?',
        probe: { page, value: 'mtrr' },
      },
      hints: ['CD is not a bit of an MTRR.'],
      after:
        'WB: CD does not change the MTRRs. But nothing new is cached, so an access counts as UC here. On Intel CD=1 is a cache mode: lines from before may still hit until WBINVD.',
      sources: [SDM.cache, SDM.prevent],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'The CPU runs with CD=1 and NW=0.',
      task: {
        kind: 'goal',
        ask: 'Make an access to page 0x4000_0000 WB, by CR0 alone. No MSR changes, and nothing may be refused.',
        all: [
          { kind: 'page', page, value: 'effective', is: 'WB' },
          { kind: 'kept', msrs: ['0x2ff', '0x200', '0x201', '0x277'] },
          { kind: 'same', parts: ['policy', 'cpu', 'memory'] },
          ACCEPTED,
        ],
      },
      hints: ['Clear CD.', 'Write CR0 = 0x8005_0033. NW=1 with CD=0 would be #GP.'],
      after: 'CD=0 and NW=0 is the only mode with caches on: MOV to CR0 with NW=1 and CD=0 is #GP(0).',
      sources: [SDM.cache],
      right: [{ events: [cr0(CR0_RUNNING)] }],
      wrong: [{ events: [cr0('0xa0050033')] }],
    },
    {
      text: 'Now a guest of Linux 6.1 with an assigned device. VM entry never loads CD, so KVM acts it out in the [[EPT]]. The [[quirk]] CD_NW_CLEARED is enabled, as it is by default.',
      scenario: guest('kvm-6.0', wb, {
        name: 'A guest with CD=1',
        vm: { noncoherentDma: 1 },
        vcpus: [{ cr0: CR0_CD, msrs: wb }],
      }),
      view: { page },
      task: {
        kind: 'type',
        ask: 'Which type does a leaf built now have at 0x4000_0000?',
        probe: { page, value: 'ept' },
      },
      hints: ['OVMF runs with CD=1 until it has set up its MTRRs, and needs WB to boot fast.'],
      after: 'WB, and with IPAT up to 6.6: the guest is told CD=1 and runs cached.',
      sources: [KVM.mask, KVM.obeyQuirk],
      right: ['WB'],
      wrong: ['UC'],
    },
    {
      text: 'The same guest with the quirk disabled: the VMM wants CD=1 to be what the manual says.',
      scenario: guest('kvm-6.0', wb, {
        name: 'CD=1, quirk disabled',
        vm: { noncoherentDma: 1, disabledQuirks: [QUIRK] },
        vcpus: [{ cr0: CR0_CD, msrs: wb }],
      }),
      view: { page },
      task: {
        kind: 'which',
        ask: 'Which of them build UC at 0x4000_0000?',
        is: 'UC',
        choices: under(
          { page, value: 'ept' },
          ['KVM 3.13 to 4.1', 'kvm-3.13'],
          ['KVM 6.0 to 6.6', 'kvm-6.0'],
          ['KVM 6.7 to 6.10', 'kvm-6.7'],
          ['KVM 6.11 to 6.15', 'kvm-6.11'],
        ),
      },
      hints: ['Before 4.2 KVM did not look at CD; since 6.11 it no longer does.'],
      after: '6.0 to 6.6 and 6.7 to 6.10. Before 4.2 CD was not looked at; 6.11 dropped it again.',
      sources: [KVM.obeyQuirk, KVM.noForcedUc],
      right: ['KVM 6.0 to 6.6', 'KVM 6.7 to 6.10'],
      wrong: ['KVM 3.13 to 4.1', 'KVM 6.11 to 6.15'],
    },
    {
      text: 'The quirk is disabled and the guest runs with CD=0. Its page tables map 0x5000_0000 through PA1, WT. It sets CD, and KVM zaps everything.',
      scenario: guest('kvm-6.0', wb, {
        name: 'CD goes to 1',
        vm: { noncoherentDma: 1, disabledQuirks: [QUIRK] },
        pageAttributes: [{ start: '0x50000000', end: '0x60000000', patIndex: 1 }],
        events: [cr0(CR0_CD)],
      }),
      view: { page: '0x50000000' },
      task: {
        kind: 'type',
        ask: 'Which type has an access to 0x5000_0000 now?',
        probe: effectiveOf('0x50000000'),
      },
      hints: ['The new leaf is UC with IPAT.'],
      after: 'UC. The leaf was built anew, UC with IPAT, so the PAT has no say.',
      sources: [KVM.cr0, KVM.mask],
      right: ['UC'],
      wrong: ['WB', 'WT'],
    },
  ],
};
