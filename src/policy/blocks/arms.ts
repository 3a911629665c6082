/** The arms that KVM's policies are made of. Each is one line of `vmx_get_mt_mask`, arch/x86/kvm/vmx/vmx.c. */
import { cacheDisabled } from '../../arch/cr0';
import { type MtrrCode, mtrrName, UC, UNDEFINED, WB } from '../../arch/memtype';
import type { Machine } from '../../scenario/machine';
import { type Arm, IPAT, type LeafCode } from '../types';

export const CD_NW_CLEARED = 'KVM_X86_QUIRK_CD_NW_CLEARED';
export const IGNORE_GUEST_PAT = 'KVM_X86_QUIRK_IGNORE_GUEST_PAT';

const MT_MASK = 'vmx_get_mt_mask(), arch/x86/kvm/vmx/vmx.c';

export const quirkEnabled = (machine: Machine, name: string): boolean => !machine.disabledQuirks.has(name);

/** Host MMIO is UC, whatever the guest says; without IPAT, so that a guest's PAT=WC still gives WC. */
export const hostMmio: Arm = {
  key: 'arm.mmio',
  source: `${MT_MASK}; "KVM: MMU: Map device MMIO as UC in EPT"`,
  decide: (page) => (page.region.kind === 'mmio' ? UC : undefined),
};

const dmaCount = (page: { machine: Machine }): Record<string, number> => ({ count: page.machine.dma });

/** Without a user of non-coherent DMA nothing of the guest counts: WB, and its PAT is ignored. */
export const noDma: Arm = {
  key: 'arm.no-dma',
  source: `${MT_MASK}: kvm_arch_has_noncoherent_dma()`,
  decide: (page) => (page.machine.dma === 0 ? WB | IPAT : undefined),
  values: dmaCount,
};

/** The same in 4.2, where host MMIO is not excepted but RAM alone is. */
export const ramWithoutDma: Arm = {
  ...noDma,
  key: 'arm.ram-no-dma',
  decide: (page) => (page.region.kind !== 'mmio' && page.machine.dma === 0 ? WB | IPAT : undefined),
};

/** CR0.CD=1 on the faulting vCPU: WB where the quirk is enabled (with or without IPAT), else UC with IPAT. */
export function cdArm(quirkLeaf: LeafCode, source: string): Arm {
  return {
    key: quirkLeaf === WB ? 'arm.cd' : 'arm.cd-ipat',
    source: `${MT_MASK}; ${source}`,
    decide: (page) => {
      if (!cacheDisabled(page.vcpu.cr0)) return undefined;
      return quirkEnabled(page.machine, CD_NW_CLEARED) ? quirkLeaf : UC | IPAT;
    },
    values: (page) => ({
      cd: cacheDisabled(page.vcpu.cr0) ? 1 : 0,
      quirk: quirkEnabled(page.machine, CD_NW_CLEARED) ? 'enabled' : 'disabled',
    }),
  };
}

/** Else the guest's own MTRRs decide, and its PAT counts. */
export const guestMtrr: Arm = {
  key: 'arm.mtrr',
  source: `${MT_MASK}: kvm_mtrr_get_guest_memory_type()`,
  decide: (page) => definite(page.mtrr),
  values: (page) => ({ type: mtrrName(page.mtrr) }),
};

/** Since 6.11 MTRRs and CR0.CD have no effect: WB, and the guest's PAT counts. */
export const alwaysWb: Arm = {
  key: 'arm.wb',
  source: `${MT_MASK}; "KVM: VMX: Drop support for forcing UC memory when guest CR0.CD=1"`,
  decide: () => WB,
};

/** Every KVM lookup decides something; only the architecture leaves an overlap undefined. */
function definite(code: MtrrCode): LeafCode {
  if (code === UNDEFINED) throw new Error('a policy with an EPT met an undefined MTRR type');
  return code;
}
