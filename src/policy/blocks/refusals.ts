/** What KVM refuses. The guest gets #GP(0), the old value stays. */
import { cr0Refusal } from '../../arch/cr0';
import { msrRefusal } from '../../arch/refusal';
import type { Act, Machine, Vcpu } from '../../scenario/machine';

/** KVM has eight variable ranges in every version (KVM_NR_VAR_MTRR). */
export const KVM_VARIABLE_MTRRS = 8;

/**
 * The register writes, as `kvm_mtrr_valid` and `kvm_set_cr0` test them, and a DMA user that was never registered.
 * Quirks are a matter of the version.
 */
export function refusals(variableMtrrs: (machine: Machine) => number) {
  return (machine: Machine, event: Act): string | undefined => {
    if (event.type === 'dma')
      return machine.dma + event.delta < 0 ? 'no user of non-coherent DMA is registered' : undefined;
    if (event.type !== 'wrmsr' && event.type !== 'cr0') return undefined;
    if (!(machine.vcpus[event.vcpu] as Vcpu).online)
      return `vCPU ${event.vcpu} is offline and executes nothing`;
    return event.type === 'cr0'
      ? cr0Refusal(event.value)
      : msrRefusal(event.msr, event.value, machine.cpu.maxPhysAddr, variableMtrrs(machine));
  };
}

export const kvmRefusals = refusals(() => KVM_VARIABLE_MTRRS);
