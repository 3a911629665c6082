/** Where the facts of the lessons stand. Section numbers are those of 2016 and of 2023 editions; titles do not change. */
export const SDM = {
  encodings: 'SDM vol. 3, Memory Type Range Registers, 11.11 / 12.11, table 11-8 / 12-8',
  defType: 'SDM vol. 3, IA32_MTRR_DEF_TYPE MSR, 11.11.2.1 / 12.11.2.1',
  fixed: 'SDM vol. 3, Fixed Range MTRRs, 11.11.2.2 / 12.11.2.2, table 11-9 / 12-9',
  variable: 'SDM vol. 3, Variable Range MTRRs, 11.11.2.3 / 12.11.2.3',
  examples: 'SDM vol. 3, Example Base and Mask Calculations, 11.11.3 / 12.11.3',
  size: 'SDM vol. 3, Range Size and Alignment Requirement, 11.11.4 / 12.11.4',
  precedence: 'SDM vol. 3, MTRR Precedences, 11.11.4.1 / 12.11.4.1',
  init: 'SDM vol. 3, MTRR Initialization, 11.11.5 / 12.11.5',
  mp: 'SDM vol. 3, MTRR Considerations in MP Systems, 11.11.8 / 12.11.8',
  pat: 'SDM vol. 3, Page Attribute Table, 11.12 / 12.12, tables 11-11 and 11-12 / 12-11 and 12-12',
  mtrrPat: 'SDM vol. 3, Selecting Memory Types, 11.5.2.2 / 12.5.2.2, table 11-7 / 12-7',
  cache: 'SDM vol. 3, Cache Control Registers and Bits, 11.5.1 / 12.5.1, table 11-5 / 12-5',
  prevent: 'SDM vol. 3, Preventing Caching, 11.5.3 / 12.5.3',
  ept: 'SDM vol. 3, Memory Type Used for Translated Guest-Physical Addresses, 28.2.6.2 / 29.3.7.2',
} as const;

export const KVM = {
  mask: 'vmx_get_mt_mask(), arch/x86/kvm/vmx/vmx.c, Linux 6.1',
  type: 'kvm_mtrr_get_guest_memory_type(), arch/x86/kvm/mtrr.c, Linux 6.1',
  update: 'update_mtrr(), arch/x86/kvm/mtrr.c, Linux 6.1',
  zap: 'kvm_zap_gfn_range(), arch/x86/kvm/mmu/mmu.c, Linux 6.1',
  cr0: 'kvm_post_set_cr0(), arch/x86/kvm/x86.c, Linux 6.1',
  oldType: 'get_mtrr_type(), arch/x86/kvm/mmu.c, up to Linux 4.1',
  dma: 'kvm_arch_register_noncoherent_dma(), arch/x86/kvm/x86.c, Linux 6.1',
  dmaZap: '"KVM: x86/mmu: Zap KVM TDP when noncoherent DMA assignment starts/stops", Linux 6.7',
  dropIpat: '"KVM: VMX: drop IPAT in memtype when CD=1 for KVM_X86_QUIRK_CD_NW_CLEARED", Linux 6.7',
  obeyQuirk: '"KVM: vmx: obey KVM_QUIRK_CD_NW_CLEARED", Linux 4.2',
  removed: '"KVM: VMX: Remove support for virtualizing guest MTRR memtypes", Linux 6.11',
  noForcedUc: '"KVM: VMX: Drop support for forcing UC memory when guest CR0.CD=1", Linux 6.11',
  ignorePat: '"KVM: x86: Introduce KVM_X86_QUIRK_IGNORE_GUEST_PAT", Linux 6.16',
  cpuid: '"KVM: MTRR: treat memory as writeback if MTRR is disabled in guest CPUID", Linux 4.4',
  mmio: '"KVM: MMU: Map device MMIO as UC in EPT", Linux 2.6.29',
} as const;

export const OTHER = {
  coreboot: 'coreboot mailing list, "MTRR setup strategy", 2009-01-24',
  linuxPat: 'pat_init(), arch/x86/mm/pat/memtype.c, Linux 6.1',
} as const;
