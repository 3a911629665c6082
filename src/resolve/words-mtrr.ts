/** Sentences for memory, MTRR lookups and the arms of the policies. */
import type { Values, Words } from './words-shape';

/** What the SDM says, as the end of a step in which a hypervisor says something. */
function sdmSays({ sdm, type }: Values): string {
  if (sdm === 'undefined') return 'The SDM leaves this overlap open.';
  return sdm === type ? 'The SDM says the same.' : `The SDM says ${sdm}.`;
}

/** `1 user`, `2 users`. */
const users = (values: Values): string => `${values.count} ${values.count === 1 ? 'user' : 'users'}`;

/** KVM walks its list of ranges from the highest PHYSBASE down, type byte included. */
const WALK = 'by descending PHYSBASE: {order}';

export const mtrrWords: Words = {
  'memory.all': 'The scenario lists no memory: everything below 2^{bits} is RAM.',
  'memory.none': 'Nothing is listed at {address}: nothing is mapped there.',
  'memory.ram': '{name} [{start}, {end}): RAM of the guest, backed by RAM of the host.',
  'memory.mmio': '{name} [{start}, {end}): backed by MMIO of the host, such as an assigned BAR.',
  'memory.emulated': '{name} [{start}, {end}): emulated. Nothing is mapped there.',
  'memory.ram.bare': '{name} [{start}, {end}): RAM.',
  'memory.mmio.bare': '{name} [{start}, {end}): memory of a device.',
  'memory.emulated.bare': '{name} [{start}, {end}): registers of a device.',

  'mtrr.owner': 'One MTRR state counts for the whole VM: that of vCPU {owner}.',
  'mtrr.disabled': 'IA32_MTRR_DEF_TYPE.E=0: the MTRRs are off, and that means UC.',
  'mtrr.fixed': 'Below 1 MiB the fixed ranges decide: range {index}, [{start}, {end}), is {type}.',
  'mtrr.default': 'No variable range holds the page: the default type of IA32_MTRR_DEF_TYPE, {type}.',
  'mtrr.range': 'Variable range #{index} matches (base {base}, mask {mask}): {type}.',
  'mtrr.stored':
    'The hypervisor stores these registers and never looks at them. They are shown as {type} here.',
  'overlap.same': 'All ranges that hold the page agree: {type}.',
  'overlap.UC': 'Ranges of {types} overlap here: UC wins.',
  'overlap.WT': 'Ranges of {types} overlap here: WT wins over WB.',
  'overlap.undefined': 'Ranges of {types} overlap here. The SDM leaves this combination open.',
  'sdm.open': 'The SDM leaves this overlap open. {title} takes {type}.',
  'sdm.differs': 'The SDM says {sdm} here. {title} deviates: {type}.',
  'host.wb': "The scenario says nothing of the host's own MTRRs: WB.",
  'host.mtrr': "The host's own MTRRs say {type} here.",

  'kvm.range':
    'Variable range #{index} (base {base}, mask {mask}), which KVM reads as [{start}, {end}): {type}.',
  'kvm.disabled': ({ type, cpuid }) =>
    type === 'WB' && cpuid === 0
      ? "IA32_MTRR_DEF_TYPE.E=0 and the guest's CPUID reports no MTRRs: KVM takes WB."
      : 'IA32_MTRR_DEF_TYPE.E=0: the MTRRs are off. KVM takes {type}.',
  'kvm.uc-first': (values) =>
    `KVM 4.2 to 6.10 answers {type} here, a bug: UC was visited first (${WALK}) and does not win over a type that follows. ${sdmSays(values)}`,
  'kvm.uc-late': (values) =>
    `KVM 4.2 to 6.10 answers {type} here, a bug: it stops at the first pair that has no rule and never comes to UC (${WALK}). ${sdmSays(values)}`,
  'kvm.overlap-wb': (values) =>
    `KVM 4.2 to 6.10 takes {type} for types that have no rule together (${WALK}). ${sdmSays(values)}`,
  'kvm.hull': (values) =>
    `KVM 4.2 to 6.10 answers {type}: it reads base and mask as one range, from the base to the last address that the mask leaves free. By the match rule other registers hold the page. ${sdmSays(values)}`,
  'kvm.segment':
    'A bug of KVM 4.2 and 4.3: the search for the segment compares the wrong way round and reads fixed range {entry} in place of {right}: {type}.',
  'kvm.segment-before':
    'A bug of KVM 4.2 and 4.3: the search for the segment compares the wrong way round and reads {bytes} bytes before the fixed ranges, in place of range {right}. Those bytes belong to variable ranges 6 and 7 and are taken as 0: {type}.',
  'kvm.segment-none':
    'A bug of KVM 4.2 and 4.3: the search for the segment finds none, so fixed range {right} is passed over and the variable ranges decide.',
  'm1.disabled': 'IA32_MTRR_DEF_TYPE.E=0 and FE=0: the MTRRs are off. KVM up to 4.1 takes {type}.',
  'm1.fixed-unasked': (values) =>
    `KVM up to 4.1 takes them as soon as E or FE is set, and here only one of the two is. ${sdmSays(values)}`,
  'm1.default-unasked': (values) =>
    `E=0, but FE=1: KVM up to 4.1 goes on and takes the default type, {type}. ${sdmSays(values)}`,
  'm1.overlap-uc': (values) =>
    `Ranges of {types} overlap here, and KVM up to 4.1 takes {type}. ${sdmSays(values)}`,
  'xen.last':
    'Ranges of {types} overlap here. The SDM leaves this combination open; Xen takes the matching range with the highest number: {type}.',
  'acrn.above': "Above 1 MiB ACRN looks at none of the guest's registers: {type}.",
  'acrn.fixed': 'E=1 and FE=1: the fixed range of the page is {type}.',
  'acrn.default': 'E=0 or FE=0: below 1 MiB ACRN takes the default type of IA32_MTRR_DEF_TYPE, {type}.',
  'identity.overlap': 'Several ranges hold the page: this hypervisor takes {type}.',
  'identity.result': 'This hypervisor reads {type} for the page.',
};

/** Arms, as `<key>.hit` where one decides and `<key>.miss` where it passes the page on. */
export const armWords: Words = {
  'arm.mmio.hit': "Host MMIO: {leaf}, whatever the guest's MTRRs and CR0.CD say. Its PAT still counts.",
  'arm.mmio.miss': 'Not host MMIO.',
  'arm.no-dma.hit':
    "No user of non-coherent DMA is registered: the guest's MTRRs, CR0.CD and PAT are ignored. {leaf}.",
  'arm.no-dma.miss': (values) => `${users(values)} of non-coherent DMA: the guest's memory types count.`,
  'arm.cd.hit': cdHit,
  'arm.cd.miss': 'CR0.CD=0 on vCPU {vcpu}.',
  'arm.cd-ipat.hit': cdHit,
  'arm.cd-ipat.miss': 'CR0.CD=0 on vCPU {vcpu}.',
  'arm.mtrr.hit': 'The MTRR type of the page becomes the type of the leaf: {leaf}.',
  'arm.wb.hit': "The guest's MTRRs and CR0.CD have no effect in this version: {leaf}. Its PAT counts.",
  'arm.ignore-pat.hit':
    "No user of non-coherent DMA is registered and KVM_X86_QUIRK_IGNORE_GUEST_PAT is enabled: {leaf}, the guest's PAT is ignored.",
  'arm.ignore-pat.miss': (values) =>
    values.quirk === 'disabled'
      ? "KVM_X86_QUIRK_IGNORE_GUEST_PAT is disabled: the guest's PAT counts."
      : `${users(values)} of non-coherent DMA: the guest's PAT counts.`,
  'arm.no-device.hit':
    "No device is assigned behind an IOMMU without snoop control (a user of non-coherent DMA stands for one): the guest's MTRRs and PAT are ignored. {leaf}.",
  'arm.no-device.miss':
    "A device is assigned behind an IOMMU without snoop control: the guest's memory types count.",
  'arm.ram-no-dma.hit':
    "RAM, and no user of non-coherent DMA is registered: the guest's MTRRs, CR0.CD and PAT are ignored. {leaf}.",
  'arm.ram-no-dma.miss': (values) =>
    values.kind === 'mmio'
      ? 'Host MMIO, which 4.2 alone treats as it treats RAM under a device: the guest decides.'
      : `${users(values)} of non-coherent DMA: the guest's memory types count.`,
  'arm.dma-slot.hit':
    "The memslot is flagged for non-coherent DMA: the host's type, {leaf}, whatever the guest says.",
  'arm.dma-slot.miss': 'The memslot is not flagged for non-coherent DMA.',
  'arm.no-self-snoop.hit':
    "The host lacks self-snoop and no user of non-coherent DMA is registered: {leaf}, the guest's PAT is ignored.",
  'arm.no-self-snoop.miss': (values) =>
    values.snoop === 'has'
      ? "The host has self-snoop: the guest's PAT counts."
      : `${users(values)} of non-coherent DMA: the guest's PAT counts.`,
  'arm.npt.hit':
    'Nested paging: the entry selects entry 0 of the host PAT, {leaf}. It has no bits for a memory type.',
  'arm.bhyve.hit': ({ memory }) =>
    `${memory === 'passthrough' ? 'A passed-through BAR' : 'Guest RAM'}: {leaf}. Nothing of the guest is looked at.`,
  'arm.identity.hit':
    'The leaf is built from the MTRRs when the hypervisor loads: {leaf}. Later writes are not seen.',
  'arm.xen-no-device.hit':
    'The domain has no device (a user of non-coherent DMA stands for one): guest types are ignored. {leaf}.',
  'arm.xen-no-device.miss': (values) =>
    values.count === 0
      ? 'Direct MMIO, so the rule for ordinary memory passes.'
      : `${users(values)} of DMA: the domain has a device.`,
  'arm.xen-combine.hit': 'Guest MTRR {guest} and host MTRR {host} combine to {leaf}.',
};

function cdHit({ quirk }: Values): string {
  return quirk === 'enabled'
    ? 'CR0.CD=1 on vCPU {vcpu}, and KVM_X86_QUIRK_CD_NW_CLEARED is enabled, as it is by default: {leaf}. The MTRRs are not looked at.'
    : 'CR0.CD=1 on vCPU {vcpu}, and KVM_X86_QUIRK_CD_NW_CLEARED is disabled: {leaf}.';
}
