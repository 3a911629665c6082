import { WB } from '../arch/memtype';
import { alwaysWb, hostMmio, IGNORE_GUEST_PAT, quirkEnabled } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { storedOnly } from './blocks/stored-only';
import { onFirstAndLastDma } from './blocks/zaps';
import { type Arm, IPAT } from './types';

const ignoreGuestPat: Arm = {
  key: 'arm.ignore-pat',
  source: 'vmx_get_mt_mask(), Linux 6.16; "KVM: x86: Introduce KVM_X86_QUIRK_IGNORE_GUEST_PAT"',
  decide: ({ machine }) =>
    machine.dma === 0 && quirkEnabled(machine, IGNORE_GUEST_PAT) ? WB | IPAT : undefined,
  values: ({ machine }) => ({
    count: machine.dma,
    quirk: quirkEnabled(machine, IGNORE_GUEST_PAT) ? 'enabled' : 'disabled',
  }),
};

/** Linux 6.16 and later, and 6.12.78 and later. Read in 6.12.117. */
export const kvm616 = kvm({
  id: 'kvm-6.16',
  title: 'KVM 6.16 and later',
  summary:
    "As 6.11, but a quirk decides whether the guest's PAT is ignored. Also 6.12.78 and later of that stable line.",
  source: '"KVM: x86: Introduce KVM_X86_QUIRK_IGNORE_GUEST_PAT"',
  mtrrRules: storedOnly,
  arms: [hostMmio, ignoreGuestPat, alwaysWb],
  zaps: onFirstAndLastDma((machine) => quirkEnabled(machine, IGNORE_GUEST_PAT), 'zap.dma-quirk'),
  refusesToo: ({ cpu, disabledQuirks }, event) => {
    if (event.type !== 'quirk') return undefined;
    if (!event.disabled && disabledQuirks.has(event.name))
      return 'since 6.16 a disabled quirk cannot be enabled again';
    if (event.disabled && event.name === IGNORE_GUEST_PAT && !cpu.selfSnoop) {
      return `${IGNORE_GUEST_PAT} cannot be disabled on a host without self-snoop`;
    }
    return undefined;
  },
});
