/** Sentences for the leaf, its history, and what an access gets. */
import type { Values, Words } from './words-shape';

/** `event 3 (vCPU 0 writes 0xc06 to IA32_MTRR_DEF_TYPE)`. */
const event = (values: Values): string =>
  `event {event} (${actWords(values)}${'refused' in values ? ', which is refused' : ''})`;

/** What an event did, as a clause. */
function actWords({ act }: Values): string {
  switch (act) {
    case 'wrmsr':
      return 'vCPU {actor} writes {value} to {msr}';
    case 'cr0':
      return 'vCPU {actor} writes {value} to CR0, CD={cd}';
    case 'dma-register':
      return 'a user of non-coherent DMA registers';
    case 'dma-unregister':
      return 'a user of non-coherent DMA unregisters';
    case 'quirk-disable':
      return '{name} is disabled';
    case 'quirk-enable':
      return '{name} is enabled';
    case 'reset':
      return 'reset of vCPU {actor}, model {model}';
    case 'reset-all':
      return 'reset of all vCPUs, model {model}';
    case 'migrate':
      return 'migration, model {model}';
    case 'online':
      return 'vCPU {actor} goes online';
    default:
      return 'vCPU {actor} goes offline';
  }
}

export const standingWords: Words = {
  'policy.unverified': 'Not verified: {what}.',
  'leaf.bits': 'A leaf built now has {binary}b ({type}) in bits 5:3 and {ipat} in bit 6 (IPAT): {bits}.',
  'built.none': 'No vCPU was online to touch the page: no leaf stands there.',
  'built.start':
    'The leaf that stands there is {built}. vCPU {builder} built it at the start; nothing has zapped it since.',
  'built.event': (values) =>
    `The leaf that stands there is {built}. vCPU {builder} built it after ${event(values)}, when {call}() zapped [{start}, {end}).`,
  'built.migrate': (values) =>
    `The leaf that stands there is {built}. vCPU {builder} built it on the target after ${event(values)}.`,
  'built.first': (values) =>
    `The leaf that stands there is {built}. vCPU {builder} built it after ${event(values)}: before that, none stood there, and no vCPU was online to touch the page.`,
  'built.right': 'vCPU {vcpu} would build the same now.',
  'built.viewer-differs':
    'vCPU {vcpu} would build {leaf} now, vCPU {toucher} {built}: they share one EPT, and who faults first decides.',
  'built.nobody': 'vCPU {vcpu} would build {leaf} now, but no vCPU is online to touch the page.',
  'stale.no-zap': (values) => `Since ${event(values)} {right} would be right. That event zapped nothing.`,
  'stale.never-zaps': (values) =>
    `Since ${event(values)} {right} would be right. {title} never zaps for a memory type.`,
  'stale.zap-elsewhere': (values) =>
    `Since ${event(values)} {right} would be right. {call}() zapped [{start}, {end})${more(values)}, and the page is not in there.`,
  'stale.other-vcpu': (values) =>
    `After ${event(values)} vCPU {toucher} touches the page. It would build {right}, vCPU {builder} still {built}: their registers differ.`,
  'stale.stands':
    'So the leaf is stale: {built} stands where {right} would be right now, until something zaps this page.',
  'stale.viewer-agrees':
    'vCPU {vcpu} would build it as it stands; vCPU {toucher}, the last to touch it, would not.',
};

const more = ({ calls }: Values): string => (calls === 1 ? '' : ` and ${Number(calls) - 1} more`);

export const accessWords: Words = {
  'pat.off': 'CR0.PG=0: without paging the PAT is not consulted, and counts as WB.',
  'pat.entry': 'PAT entry {index} is selected here: {pat} (IA32_PAT {value}).',
  'access.exit': 'No leaf: every access exits to the hypervisor, and no memory type applies.',
  'access.nothing': 'Nothing answers an access here, so no memory type applies.',
  'access.ipat': "IPAT=1: the guest's PAT is ignored. An access gets the type of the leaf, {type}.",
  'access.ept': 'EPT {ept} with PAT {pat}: an access gets {type}.',
  'access.cd': 'CR0.CD=1: every access is UC. A line that is in a cache already may still be hit.',
  'access.table': 'MTRR {mtrr} with PAT {pat}: an access gets {type}.',
  'access.open': 'The MTRR type is open and PAT {pat} does not settle it: so is what an access gets.',
  'access.pat-decides':
    'The MTRR type is open, but PAT {pat} gives {type} with every one: an access gets {type}.',
  'access.policy': 'By the rule of {title} an access gets {type}.',
  'access.npt': ({ amd, type }) =>
    `Guest PAT {pat} with host PAT WB is {combined}; with host MTRR {mtrr} an access gets {amd}${amd === type ? '' : ', shown as {type}'}.`,
  'access.cd-amd':
    'CR0.CD=1, and with KVM_X86_QUIRK_CD_NW_CLEARED disabled it reaches the hardware: caches are off, shown as UC.',
  'access.acrn-cd':
    'CR0.CD=1: ACRN leaves the leaf ({leaf}) and loads a PAT whose entries are all UC. An access gets UC.',
  'access.xen-cd':
    'CR0.CD=1 in a domain with a device: Xen leaves the leaf ({leaf}) and loads a PAT whose entries are all UC. An access gets UC.',
};
