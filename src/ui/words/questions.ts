/** Questions that people asked in public, in our words, each with a short answer. The numbers beside them are in `help/questions.ts`. */

export interface Question {
  readonly ask: string;
  readonly answer: string;
  /** Where it was asked. */
  readonly where: string;
}

export const QUESTIONS = {
  1: {
    ask: 'Why does an OVMF guest crawl at 100 % CPU while SeaBIOS is fine?',
    answer:
      'Between reset and PEI such an OVMF runs with CD=0 and the MTRRs off, and decompresses itself there. With non-coherent DMA, KVM up to 6.10 honours that: all RAM is UC in the EPT. SeaBIOS enables its MTRRs at once, and from 6.11 on KVM does not look at them.',
    where: 'edk2 issues 21 and 6597',
  },
  2: {
    ask: 'Why must OVMF set MTRRs in SEC at all?',
    answer:
      'Up to 2023.08 it ran with CD=1, which a quirk of KVM turns into WB. When the reset vector stopped setting CD, nothing hid any more that the MTRRs were off. Since 2024.08 SEC enables them with default WB.',
    where: 'edk2 PR 5696, ce4c76e46d, e8aa4c6546',
  },
  3: {
    ask: 'My crosvm guest with a passed-through iGPU is unusably slow. Why?',
    answer:
      'No MTRR was set, which is harmless until a device registers non-coherent DMA: from then on a leaf that KVM up to 6.10 builds is UC. The cure was to set default WB.',
    where: 'crosvm 3064a7164',
  },
  4: {
    ask: 'And in Cloud Hypervisor?',
    answer: 'The same, with the same cure: the VMM sets E and default WB on every vCPU it creates.',
    where: 'cloud-hypervisor PR 134, 8c4c16210',
  },
  5: {
    ask: 'My guest logs "MTRRs disabled, skipping PAT". What does it lose?',
    answer:
      'With E=0 or without the CPUID bit Linux up to 6.x leaves the PAT at its reset value, so it has no WC: framebuffers get UC-. And a KVM that honours guest MTRRs makes its RAM UC.',
    where: 'cloud-hypervisor 1752 and 1753, WSL2-Linux-Kernel 102, heads 1377',
  },
  6: {
    ask: 'Why is virtio-pmem mapped uncached-minus in Firecracker?',
    answer:
      'The guest asks for WB; Linux grants that only where the MTRRs say WB, and degrades it to UC- elsewhere. Before 1.14 they were off: UC everywhere. Since then default WB.',
    where: 'firecracker PR 5526, c915ef098',
  },
  7: {
    ask: 'Why is pmem or CXL memory always uncached in gem5?',
    answer: 'The same rule: with E=0 every page is UC by MTRR, and Linux turns a WB request into UC-.',
    where: 'gem5 PR 1732',
  },
  8: {
    ask: 'Games under Venus are slow: who made the hostmem BAR UC?',
    answer:
      "OVMF's window for 64-bit BARs is one large UC range, so Linux maps the BAR UC-. Where KVM ignores the guest's PAT (IPAT) it is WB all the same; where the PAT is honoured it is UC. The firmware, or a PAT that says WC, can unmake it.",
    where: 'edk2 PR 13129',
  },
  9: {
    ask: 'Why is an ivshmem BAR slow under ACRN?',
    answer:
      "ACRN has no variable ranges and default UC, so the guest maps the BAR UC-. The leaf says WB, but without IPAT the guest's PAT counts. The fix added IPAT for the BAR.",
    where: 'acrn issue 6389, PR 6392',
  },
  10: {
    ask: 'Why did Wayland restart on a 6.11 host with bochs VGA?',
    answer:
      'The framebuffer is host RAM that the guest maps UC-. Up to 6.10 KVM ignored that (WB); 6.11-rc honoured it, and UC is very slow on some Xeons. It was taken back before the release.',
    where: 'LKML 2024-08 and 2024-09, bochs VGA on Sapphire Rapids',
  },
  11: {
    ask: 'Should my VMM disable the quirk IGNORE_GUEST_PAT?',
    answer:
      'Only old guests need it. With the quirk a leaf without non-coherent DMA is WB with IPAT; without it, IPAT is gone and the PAT of the guest counts.',
    where: 'review of the quirk series, 2025',
  },
  12: {
    ask: 'Why does console VGA under KVM hang or machine-check?',
    answer:
      'The host maps that memory UC, the guest gets WB through IPAT: two types for one page. It takes both the quirk off and a UC entry in the page tables of the guest.',
    where: 'dosemu2 issue 634, PRs 2813 and 2815',
  },
  13: {
    ask: 'Does anybody still need MTRRs, now that every CPU has a PAT?',
    answer:
      'Without paging there is no PAT, UC- and WB give way to the MTRR, and Linux grants WB only where the MTRR is WB. A direct boot without any range works, since WB as default type leaves all of it to the PAT.',
    where: 'a comment on cloud-hypervisor issue 1752',
  },
  14: {
    ask: 'Can the MTRR make cacheable what the PAT forbids, or the other way round?',
    answer:
      'Neither makes the other cacheable: MTRR UC with PAT WB is UC, MTRR WB with PAT UC is UC. But PAT WC wins over every MTRR, UC too; "UC always wins" is wrong.',
    where: 'rust-osdev/x86_64 PR 311',
  },
  15: {
    ask: 'What does "mtrr: type mismatch … old: uncachable new: write-combining" want of me?',
    answer:
      'A UC range owns the place already, and where variable ranges overlap UC wins: the WC range would do nothing. Shrink the UC range, or map the framebuffer WC by PAT.',
    where: 'a copy of a Red Hat article',
  },
  16: {
    ask: 'Why did OVMF assert with 1025 MiB of RAM?',
    answer:
      'UC from exactly there to 4 GiB takes eleven registers, and there are eight. Today it rounds to a power of two: UC begins at 2 GiB, and what lies between stays WB.',
    where: 'edk2 issue 7959, 39b9a5ffe6, 49edde1523',
  },
  17: {
    ask: '"Your CPUs had inconsistent variable MTRR settings": what goes wrong then?',
    answer:
      'The vCPUs table shows who differs. A leaf has the type of the vCPU that faulted first, so the type of a page hangs on who came first. Look at the same page as vCPU 0 and as vCPU 1.',
    where: 'librecore issue 11',
  },
  18: {
    ask: 'Windows stops in KiInitializeMTRR: MTRR_MSR_DEFAULT not consistent. Why?',
    answer:
      'IA32_MTRR_DEF_TYPE differs between processors, as in the preset, where vCPU 1 was never programmed.',
    where: 'mu_tiano_platforms 580',
  },
  19: {
    ask: 'OVMF with several vCPUs dies with "KVM entry failed 0x80000021". Where do I look?',
    answer:
      'It was bisected to the update of the MTRRs on the application processors. Add event, MP update plays that procedure on every vCPU, one after the other or at once, and shows each zap.',
    where: 'edk2 issue 80',
  },
  20: {
    ask: 'How large is the PCI window with a big GPU, and what does it cost?',
    answer:
      'An eighth of the address space at its top, since PR 12997 a quarter; 46 bits at most. It is UC and one register, since its size is a power of two. Choose other address bits in the gallery.',
    where: 'edk2 PRs 10856, 10853, 12997; lxd 15872; kubevirt 11093',
  },
  21: {
    ask: 'Everything lags once my own hypervisor has enabled EPT. What is wrong?',
    answer:
      'Most often the map from MTRRs to leaves: fixed ranges left out, the last match taken, a large page laid over a boundary. The identity maps have one such mistake each; hold them against the right one.',
    where: 'jonomango/hv 37, hvpp 44, NoirVisor 25, HyperDbg 323',
  },
  22: {
    ask: 'Why an EPT misconfiguration after I split a large page?',
    answer:
      'Type and IPAT belong to leaves: in an entry that points to a table bits 6:3 are reserved and must be zero. The Page panel shows the bits of the leaf, and the lane Largest where a large one may stay.',
    where: 'HyperDbg 203, jonomango/hv cc008c7',
  },
  23: {
    ask: 'My identity map works below 512 GiB only. What lies above?',
    answer:
      'On wide CPUs the window for 64-bit BARs lies at the top of the space, many TiB up. The map shows the whole width.',
    where: 'HyperDbg 567',
  },
  24: {
    ask: '"BIOS bug: CPU MTRRs don\'t cover all of memory" after a reboot of the VM. Why?',
    answer:
      'The MTRRs were not set again after the reset: with E=0 nothing is WB, so Linux finds no memory covered.',
    where: 'Broadcom KB 334383',
  },
  25: {
    ask: 'After a restore from a snapshot the guest is slow. What was lost?',
    answer:
      'The MTRRs were missing from the list of MSRs to save: the guest goes on with all of them off. Save on one side, import both dumps, and compare.',
    where: 'cloud-hypervisor f7f9895d5, firecracker 091641ecf',
  },
  26: {
    ask: 'Why is the network of a Xen HVM guest slow on AMD?',
    answer:
      'Grant mappings lie in the platform BAR, which hvmloader makes UC by MTRR; on AMD there is no IPAT to override that. Since 4.21 the BAR can stay WB.',
    where: 'xen 22650d6054, xapi 6591',
  },
  27: {
    ask: 'Why do TPM and HPET fail in SNP and TDX guests?',
    answer:
      'There Linux makes its MTRR state up. While that was WB everywhere, ACPI mapped these devices WB first, and their drivers could not map them UC any more. Now the legacy PCI hole is UC.',
    where: 'CVE-2025-40181',
  },
  28: {
    ask: '"Conflicting memory types … write-combining<->uncached-minus": what conflicts?',
    answer:
      'Two mappings of one range asked for two types, and Linux keeps the first. Import reads /sys/kernel/debug/x86/pat_memtype_list and the kernel log, and lists what contradicts.',
    where: 'gds-nvidia-fs 77, pcimem 16',
  },
  29: {
    ask: 'Why does a toggle of the MTRRs zap so much? Is the state per VM or per vCPU?',
    answer:
      'It is per vCPU, while the EPT is one for all, so old KVM zapped every range that a write touched. The series of 2023 took the state of one vCPU and, on CD, only what is not WB: compare the policies on one timeline.',
    where: 'LKML, 2021 and 2023',
  },
  30: {
    ask: 'fwts complains that no MTRR covers my RAM. Is that an error?',
    answer: 'Not where the default type is WB: RAM needs no range of its own then.',
    where: 'Launchpad 1322526',
  },
  31: {
    ask: 'Performance is awful after my VMM was unloaded. What did it leave behind?',
    answer:
      'A wrong IA32_PAT: the VM exit did not save that of the guest. The PAT decides together with the MTRR; put a value into IA32_PAT in the Guest panel and look at the effective types.',
    where: 'Bareflank PR 84',
  },
} as const satisfies Record<number, Question>;

export type QuestionId = keyof typeof QUESTIONS;
