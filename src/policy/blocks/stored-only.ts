/** The MTRR map for hypervisors that store the guest's MTRRs and never look at them: the registers as the SDM reads them. */
import { UNDEFINED, WB } from '../../arch/memtype';
import type { MtrrRules } from '../types';
import { sdmMap } from './sdm-map';

/**
 * Nothing reads these registers, so there is no rule of the hypervisor's own; an overlap that the SDM leaves undefined
 * is WB, which is how KVM treats all guest memory since 6.11 (Documentation/virt/kvm/x86/errata.rst).
 */
export const storedOnly: MtrrRules = (state, cpu, window) => {
  const map = sdmMap(state, cpu, window);
  return {
    ...map,
    at: (gfn) => {
      const code = map.at(gfn);
      return code === UNDEFINED ? WB : code;
    },
    explain: (gfn) => [
      ...map.explain(gfn),
      {
        rule: 'mtrr.stored',
        values: {},
        source: 'the registers read by the SDM; no code of the hypervisor reads them',
      },
    ],
  };
};
