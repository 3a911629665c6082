/** The MTRR map for hypervisors that store the guest's MTRRs and never look at them: the registers as the SDM reads them. */
import type { Gfn } from '../../arch/gfn';
import { type TypeCode, typeName, UNDEFINED, WB } from '../../arch/memtype';
import type { MtrrRules } from '../types';
import { sdmMap } from './sdm-map';

/**
 * Nothing reads these registers, so there is no rule of the hypervisor's own; an overlap that the SDM leaves undefined
 * is WB, which is how KVM treats all guest memory since 6.11 (Documentation/virt/kvm/x86/errata.rst).
 */
export function storedBy(source: string): MtrrRules {
  return (state, cpu, window) => {
    const map = sdmMap(state, cpu, window);
    const at = (gfn: Gfn): TypeCode => {
      const code = map.at(gfn);
      return code === UNDEFINED ? WB : code;
    };
    return {
      ...map,
      at,
      explain: (gfn) => [
        ...map.explain(gfn),
        { rule: 'mtrr.stored', values: { type: typeName(at(gfn)) }, source },
      ],
    };
  };
}

/** KVM on Intel since 6.11. */
export const storedOnly = storedBy('Documentation/virt/kvm/x86/errata.rst, Linux 6.11');
