import { WB } from '../arch/memtype';
import { alwaysWb, hostMmio } from './blocks/arms';
import { kvm } from './blocks/kvm';
import { storedOnly } from './blocks/stored-only';
import { onFirstAndLastDma } from './blocks/zaps';
import { type Arm, IPAT } from './types';

const noSelfSnoop: Arm = {
  key: 'arm.no-self-snoop',
  source:
    'vmx_get_mt_mask(), Linux 6.11-rc1; "KVM: VMX: Always honor guest PAT on CPUs that support self-snoop"',
  decide: ({ machine }) => (!machine.cpu.selfSnoop && machine.dma === 0 ? WB | IPAT : undefined),
  values: ({ machine }) => ({ count: machine.dma, snoop: machine.cpu.selfSnoop ? 'has' : 'lacks' }),
};

/** Linux 6.11-rc1 to rc7, reverted before the release. */
export const kvm611rc = kvm({
  id: 'kvm-6.11-rc',
  title: 'KVM 6.11-rc1 to rc7',
  summary:
    "With self-snoop the guest's PAT always counts. Reverted before 6.11: old guests met UC framebuffers.",
  source: '"KVM: VMX: Always honor guest PAT on CPUs that support self-snoop"',
  mtrrRules: storedOnly,
  arms: [hostMmio, noSelfSnoop, alwaysWb],
  zaps: onFirstAndLastDma((machine) => !machine.cpu.selfSnoop, 'zap.dma-snoop'),
});
