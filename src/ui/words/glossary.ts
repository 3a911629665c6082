/**
 * What each term means, in a sentence or two, and where that is from. Loaded when the first card is shown. The names
 * by which a term is found in a text stand in `terms.ts`.
 */
import type { TermId } from './terms';

export interface Entry {
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

const TYPES = 'SDM vol. 3, 11.3 / 12.3, "Methods of Caching Available"';
const PAT = 'SDM vol. 3, 11.12 / 12.12, "Page Attribute Table"';
const DEF_TYPE = 'SDM vol. 3, 11.11.2.1 / 12.11.2.1, "IA32_MTRR_DEF_TYPE MSR"';
const VARIABLE = 'SDM vol. 3, 11.11.2.3 / 12.11.2.3, "Variable Range MTRRs"';
const CACHES = 'SDM vol. 3, 11.5.1 / 12.5.1, "Cache Control Registers and Bits"';
const EPT = 'SDM vol. 3, 28.3 / 29.3, "The Extended Page Table Mechanism"';
const EPT_TYPES = 'SDM vol. 3, 28.3.7 / 29.3.7, "EPT and Memory Typing"';
const ZAP = 'kvm_zap_gfn_range(), arch/x86/kvm/mmu/mmu.c';
const AUDIT = 'how GPAtlas audits an event; every other event names its kernel function';
const QUIRKS = 'Documentation/virt/kvm/api.rst, KVM_CAP_DISABLE_QUIRKS2';
const SERIES = '"KVM: x86/mmu: refine memtype related mmu zap", 2023';

export const GLOSSARY: Readonly<Record<TermId, Entry>> = {
  mtrr: {
    title: 'MTRR',
    text: 'Memory Type Range Register: a model-specific register that gives a range of physical addresses a memory type. The fixed ones cover the first MiB, the variable ones anything.',
    source: 'SDM vol. 3, 11.11 / 12.11, "Memory Type Range Registers"',
  },
  variable: {
    title: 'Variable range',
    text: 'A pair of MSRs, PHYSBASE and PHYSMASK. It holds every address that agrees with the base in all bits that are set in the mask.',
    source: VARIABLE,
  },
  fixed: {
    title: 'Fixed range',
    text: 'One of the 88 ranges of 4, 16 or 64 KiB below 1 MiB. While FE and E are set they alone decide there, also against a variable range of type UC.',
    source: 'SDM vol. 3, 11.11.2.2 / 12.11.2.2, "Fixed Range MTRRs"',
  },
  defaultType: {
    title: 'Default type',
    text: 'The type of memory that no range holds. It takes no part in overlaps.',
    source: DEF_TYPE,
  },
  defType: {
    title: 'IA32_MTRR_DEF_TYPE',
    text: 'The MSR 0x2ff with the default type in bits 7:0, FE in bit 10 and E in bit 11. All other bits are reserved.',
    source: DEF_TYPE,
  },
  e: {
    title: 'E',
    text: 'MTRR enable, bit 11 of IA32_MTRR_DEF_TYPE. While it is clear all memory is UC and no range counts.',
    source: DEF_TYPE,
  },
  fe: {
    title: 'FE',
    text: 'Fixed-range enable, bit 10 of IA32_MTRR_DEF_TYPE. While it is clear, variable ranges and the default type decide below 1 MiB too.',
    source: DEF_TYPE,
  },
  physBase: {
    title: 'PHYSBASE',
    text: 'The half of a variable range that holds the type (bits 7:0) and the base. Base bits where the mask has none do not count.',
    source: VARIABLE,
  },
  physMask: {
    title: 'PHYSMASK',
    text: 'The half of a variable range that holds the valid bit (bit 11) and the mask. For a size of a power of two it is the address space less that size.',
    source: VARIABLE,
  },
  hole: {
    title: 'Mask with holes',
    text: 'A mask with a clear bit between set ones. The range then comes in several equal pieces; what lies between them has the type of others or the default. Legal, and read differently by different software.',
    source: VARIABLE,
  },
  hull: {
    title: 'Hull',
    text: 'From the first byte of a range to its last, with everything between, holes of the mask included. KVM up to 6.10 reads and zaps a range as its hull.',
    source: 'var_mtrr_range(), arch/x86/kvm/mtrr.c, Linux 4.2 to 6.10',
  },
  vcnt: {
    title: 'VCNT',
    text: 'How many variable ranges there are: bits 7:0 of IA32_MTRRCAP. Eight in a guest of KVM or Xen, ten on many machines, none in one of ACRN.',
    source: 'SDM vol. 3, 11.11.1 / 12.11.1, "MTRR Feature Identification"',
  },
  overlap: {
    title: 'Overlap',
    text: 'Where several variable ranges hold a page: equal types give that type, any UC gives UC, WT with WB gives WT. Every other mixture is undefined.',
    source: 'SDM vol. 3, 11.11.4.1 / 12.11.4.1, "MTRR Precedences"',
  },
  type: {
    title: 'Memory type',
    text: 'How accesses to a page are cached and ordered: UC, WC, WT, WP or WB, and in the PAT also UC-.',
    source: TYPES,
  },
  uc: {
    title: 'UC',
    text: 'Strong uncacheable: every access goes to the bus, in program order, without speculation. For registers of devices; RAM as UC is slow.',
    source: TYPES,
  },
  ucMinus: {
    title: 'UC-',
    text: 'As UC, but an MTRR of type WC makes it WC (and so does WP). It exists in the PAT alone.',
    source: TYPES,
  },
  wc: {
    title: 'WC',
    text: 'Write combining: not cached, weakly ordered; writes gather in buffers. For framebuffers.',
    source: TYPES,
  },
  wt: {
    title: 'WT',
    text: 'Write through: reads are cached, every write goes to memory as well.',
    source: TYPES,
  },
  wp: {
    title: 'WP',
    text: 'Write protected: reads are cached, writes go to memory and drop the cached line. Writes do not fault.',
    source: TYPES,
  },
  wb: {
    title: 'WB',
    text: 'Write back: reads and writes are cached. What RAM should be.',
    source: TYPES,
  },
  pat: {
    title: 'PAT',
    text: 'Page Attribute Table: the MSR IA32_PAT with eight types. Three bits of a page-table entry (PAT, PCD, PWT) choose one of them, which combines with the type by MTRR or EPT.',
    source: PAT,
  },
  patEntry: {
    title: 'PAT entry',
    text: 'One of PA0 to PA7. Its number is 4·PAT + 2·PCD + PWT of the page-table entry.',
    source: PAT,
  },
  pcd: {
    title: 'PCD and PWT',
    text: 'Bits 4 and 3 of a page-table entry, the two low bits of the number of the PAT entry.',
    source: PAT,
  },
  effective: {
    title: 'Effective type',
    text: 'What an access gets in the end: the type of the EPT leaf (or by MTRR) combined with that of the PAT entry, or the leaf alone with IPAT.',
    source: 'SDM vol. 3, table 11-7 / 12-7, and 28.3.7.2 / 29.3.7.2',
  },
  cd: {
    title: 'CD',
    text: 'Cache disable, bit 30 of CR0. Set by every reset. Which type a hypervisor gives to the pages of a guest that has set it depends on its version and quirks.',
    source: CACHES,
  },
  nw: {
    title: 'NW',
    text: 'Not write-through, bit 29 of CR0. Setting it with CD clear is a #GP. Processors since the Pentium 4 ignore it otherwise.',
    source: CACHES,
  },
  ept: {
    title: 'EPT',
    text: 'Extended page tables: the second stage of translation, from guest-physical to host-physical addresses, which the hypervisor builds.',
    source: EPT,
  },
  leaf: {
    title: 'EPT leaf',
    text: 'The entry that maps a page of 4 KiB, 2 MiB or 1 GiB. Bits 5:3 are its memory type, bit 6 is IPAT. The MTRRs of the guest play no part in hardware: only what the hypervisor wrote here.',
    source: EPT_TYPES,
  },
  ipat: {
    title: 'IPAT',
    text: "Ignore PAT, bit 6 of an EPT leaf: the leaf's type alone is what an access gets, whatever the guest's PAT says.",
    source: EPT_TYPES,
  },
  gpa: {
    title: 'GPA',
    text: 'Guest-physical address: what the guest takes for a physical address. The EPT translates it.',
    source: EPT,
  },
  gfn: {
    title: 'GFN',
    text: 'Guest frame number: a guest-physical address without its low 12 bits, the number of a 4 KiB page.',
    source: 'include/linux/kvm_types.h, gfn_t',
  },
  memslot: {
    title: 'Memslot',
    text: 'A range of guest-physical memory that a VMM has given to KVM, backed by its own memory or by that of a device.',
    source: 'Documentation/virt/kvm/api.rst, KVM_SET_USER_MEMORY_REGION',
  },
  mmio: {
    title: 'MMIO',
    text: 'Memory that is a device. Here: a BAR of an assigned device, mapped into the guest; emulated devices are not mapped, every access to them exits.',
    source: 'kvm_is_mmio_pfn(), arch/x86/kvm/mmu/spte.c',
  },
  vmexit: {
    title: 'VM exit',
    text: 'The processor leaves the guest and gives control to the hypervisor, for instance on WRMSR to an MTRR.',
    source: 'SDM vol. 3, chapter 27 / 28, "VM Exits"',
  },
  violation: {
    title: 'EPT violation',
    text: 'An access through an entry that is not present or forbids it. The hypervisor then installs a leaf, with the type that is right at that moment.',
    source: 'SDM vol. 3, 28.3.3.2 / 29.3.3.2, "EPT Violations"',
  },
  misconfig: {
    title: 'EPT misconfiguration',
    text: 'An entry with a reserved type (2, 3 or 7) or other impossible bits. KVM writes such ones on purpose for emulated MMIO.',
    source: 'SDM vol. 3, 28.3.3.1 / 29.3.3.1, "EPT Misconfigurations"',
  },
  zap: {
    title: 'Zap',
    text: 'To remove the leaves of a range from the EPT. The guest faults them in again, and each is then built with the type of that moment.',
    source: ZAP,
  },
  needless: {
    title: 'Needless',
    text: 'Backed memory that was zapped although its leaf stays the same: it costs faults and changes nothing.',
    source: AUDIT,
  },
  stale: {
    title: 'Stale',
    text: 'A leaf that stands though one built now would be another: the type changed and nothing zapped it. The guest goes on with the old type.',
    source: AUDIT,
  },
  audit: {
    title: 'Audit',
    text: 'What one event zapped, held against what it changed: changed and zapped is right, zapped alone is needless, changed alone is stale.',
    source: AUDIT,
  },
  quirk: {
    title: 'Quirk',
    text: 'Behaviour of KVM against the manual, kept for old guests and VMMs. A VMM can switch each one off.',
    source: QUIRKS,
  },
  cdNwQuirk: {
    title: 'KVM_X86_QUIRK_CD_NW_CLEARED',
    text: 'While it is enabled KVM takes a guest with CR0.CD=1 as if caches were on: WB. It was made for firmware that runs with CD set.',
    source: QUIRKS,
  },
  patQuirk: {
    title: 'KVM_X86_QUIRK_IGNORE_GUEST_PAT',
    text: 'While it is enabled KVM ignores the PAT of guests without non-coherent DMA: WB with IPAT. Old guests map RAM of emulated devices UC and would be slow. Since 6.16.',
    source: QUIRKS,
  },
  dma: {
    title: 'Non-coherent DMA',
    text: 'DMA that does not snoop the caches, as an assigned device may do where the IOMMU cannot enforce snooping. Only with such a user around did KVM honour the memory types of a guest.',
    source: 'kvm_arch_register_noncoherent_dma(), arch/x86/kvm/x86.c',
  },
  snoop: {
    title: 'Self-snoop',
    text: 'The processor keeps its own caches coherent when one page is accessed by several types. CPUID.1:EDX bit 27.',
    source: 'SDM vol. 3, 11.12.4 / 12.12.4, "Programming the PAT"',
  },
  cpuid: {
    title: 'CPUID',
    text: 'What the processor says of itself, and what a hypervisor lets it say to a guest: whether there are MTRRs, a PAT and self-snoop, and how wide addresses are.',
    source: 'SDM vol. 2, CPUID; leaf 1, EDX bits 12, 16 and 27; leaf 80000008H',
  },
  maxPhysAddr: {
    title: 'MAXPHYADDR',
    text: 'How many bits a physical address has, 36 to 52; CPUID.80000008H:EAX[7:0]. Bits of an MTRR at or above it are reserved.',
    source: 'SDM vol. 3, 4.1.4 / 5.1.4',
  },
  policy: {
    title: 'Policy',
    text: "One hypervisor version's rule: the type and IPAT of a leaf, what an event zaps, which writes it refuses.",
    source: 'GPAtlas',
  },
  segment: {
    title: 'Segment',
    text: 'A range of pages, as long as possible, in which every page has one and the same outcome.',
    source: 'GPAtlas',
  },
  largest: {
    title: 'Largest leaf',
    text: 'A 2 MiB or 1 GiB leaf has one type, so it may map only pages that agree. Where types change inside, smaller leaves are needed.',
    source:
      'SDM vol. 3, 11.11.9 / 12.11.9, "Large Page Size Considerations"; kvm_mtrr_check_gfn_range_consistency()',
  },
  npt: {
    title: 'NPT',
    text: "AMD's nested page tables. Their entries choose an entry of the host's PAT, and there is no IPAT.",
    source: 'AMD64 APM vol. 2, 15.25.8, "Combining Memory Types, MTRRs"',
  },
  gp: {
    title: '#GP',
    text: 'General protection: what a write gets that sets reserved bits or a reserved type. The register keeps its value.',
    source: 'SDM vol. 3, 11.11 / 12.11 and 11.12.4 / 12.12.4',
  },
  bar: {
    title: 'BAR',
    text: 'Base address register of a PCI device: a window of memory or registers that firmware or kernel places in the address space.',
    source: 'PCI Local Bus Specification 3.0, 6.2.5',
  },
  reset: {
    title: 'Reset value',
    text: 'What a register holds after power-up or RESET: MTRRs off, PAT WB WT UC- UC twice, CR0 with CD and NW set.',
    source: 'SDM vol. 3, table 9-1 / 10-1; PAT: table 11-12 / 12-12',
  },
  series: {
    title: 'The series of 2023',
    text: 'A patch series that made zaps on memory-type changes finer: MTRR state of one vCPU for the VM, and on toggles of CD only ranges that are not WB. Parts of it were merged.',
    source: SERIES,
  },
};
