/** Sentences for zaps: why an event zapped what it did, and why it kept silent. */
import type { Words } from './words-shape';

export const zapWords: Words = {
  'zap.mtrr-no-dma':
    'No user of non-coherent DMA is registered, so guest MTRRs do not count: update_mtrr() returns early.',
  'zap.mtrr-deftype': 'A write of IA32_MTRR_DEF_TYPE zaps everything, whether its value changes or not.',
  'zap.mtrr-e':
    'E=0 after the write: update_mtrr() returns early. The write that sets E will zap everything.',
  'zap.mtrr-fe': 'FE=0: a write of a fixed MTRR zaps nothing.',
  'zap.mtrr-fixed': 'A write of {name} zaps the eight fixed ranges that it holds, whichever of them changes.',
  'zap.mtrr-range': ({ v }) =>
    `PHYSBASE{index} and PHYSMASK{index} as they stand after the write are [{start}, {end}), and that is zapped${v === 0 ? ', though V=0' : ''}. Where the range lay before is not.`,
  'zap.mtrr-unwritten':
    'PHYSMASK{index} was never written, so the end of the range wraps to 0: it is empty, and nothing is zapped.',
  'zap.cd-always': 'CR0.CD changed, and this version zaps everything then, device or not.',
  'zap.cd':
    'CR0.CD changed, a user of non-coherent DMA is registered and KVM_X86_QUIRK_CD_NW_CLEARED is disabled: everything is zapped.',
  'zap.cd-quirk':
    'CR0.CD changed, but KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: a toggle of CD does not zap.',
  'zap.cd-no-dma': 'CR0.CD changed, but no user of non-coherent DMA is registered: nothing is zapped.',
  'zap.cd-same': 'CR0.CD did not change, and no other bit of CR0 has to do with memory types.',
  'zap.cd-ignored': 'CR0.CD has no effect on memory types in this version.',
  'zap.dma-first': 'The first user of non-coherent DMA came: everything is zapped.',
  'zap.dma-last': 'The last user of non-coherent DMA went: everything is zapped.',
  'zap.dma-more': ({ count }) =>
    count === 1
      ? 'One user of non-coherent DMA is left: only the first and the last one zap.'
      : '{count} users of non-coherent DMA are registered: only the first and the last one zap.',
  'zap.dma-gate': 'The rule for the first and last user of non-coherent DMA does not hold here.',
  'zap.dma-snoop':
    "The host has self-snoop, so the guest's PAT always counts, and a DMA user changes nothing.",
  'zap.dma-quirk':
    "KVM_X86_QUIRK_IGNORE_GUEST_PAT is disabled, so the guest's PAT always counts, and a DMA user changes nothing.",
  'zap.dma-counter':
    'Up to 6.6 a user of non-coherent DMA that comes or goes changes a counter and zaps nothing.',
  'zap.quirk':
    'KVM_ENABLE_CAP zaps nothing, in any version: quirks are meant to be set before the guest runs.',
  'zap.reset':
    'RESET and INIT set CR0 past kvm_set_cr0(), and no version resets or zaps for MTRRs there: nothing is zapped.',
  'zap.online': 'A vCPU that comes or goes changes no register: nothing is zapped.',
  'zap.migrate':
    'The target of a migration begins with an empty EPT: everything is built anew, and nothing is zapped.',
  'zap.pat': 'A write of IA32_PAT never zaps: the PAT is not part of a leaf.',
  'zap.mtrr-stored': 'This version stores MTRRs and never looks at them: a write zaps nothing.',
  'zap.no-ept': 'There is no EPT, so there is nothing to zap.',
  'zap.never': '{title} never zaps for a memory type.',
  'zap.v2-other':
    'One MTRR state counts for the VM, that of vCPU {owner}: a write by another vCPU zaps nothing.',
  'zap.v2-same': 'The write leaves the one MTRR state that counts as it was: nothing is zapped.',
  'zap.v4-cd': 'Patch 6: an MTRR write while CR0.CD=1 zaps nothing. The toggle of CD will.',
  'zap.v4-all':
    'Patch 10: with CD=1 and with CD=0 the default type or IPAT would differ, so a toggle zaps everything.',
  'zap.v4-nothing': 'Patch 10: with CD=1 and with CD=0 every type is the same, so a toggle zaps nothing.',
  'zap.v4-ranges':
    'Patch 10: a toggle zaps only the ranges whose type differs from the default type {type}: {count} of them.',
  'zap.v4-memory': 'Patch 10: the list of ranges could not be allocated, so the toggle zaps everything.',
  'zap.xen-marked': 'memory_type_changed(): all leaves are recomputed at their next access.',
  'zap.xen-off':
    'The domain has no device, or the MTRRs that were written do not count: nothing is recomputed.',
  'zap.xen-other': 'Xen recomputes leaves for MTRR writes and for the first and last device alone.',
  'zap.acrn': 'A write of IA32_MTRR_DEF_TYPE takes the first MiB over into the EPT.',
  'zap.acrn-other': 'ACRN takes MTRRs over when IA32_MTRR_DEF_TYPE is written, and only then.',
};
