import { cacheDisabled } from '../arch/cr0';
import { effectiveOfLeaf } from '../arch/effective';
import { fixedIndex } from '../arch/fixed';
import { ONE_MIB } from '../arch/gfn';
import { type TypeCode, typeName, UC, WB } from '../arch/memtype';
import { msrKind } from '../arch/msr';
import { guestMtrr, hostMmio } from './blocks/arms';
import { fixedCuts } from './blocks/fixed-cuts';
import { refusals } from './blocks/refusals';
import { zapRule } from './blocks/zaps';
import { leafIpat, leafType, type MtrrRules, type Policy } from './types';

const SOURCE = 'update_ept_mem_type(), hypervisor/arch/x86/guest/vmtrr.c, ACRN';

/** Fixed ranges below 1 MiB while E and FE are set, else the default type there, also with E=0. Above: nothing of the guest. */
const acrnMap: MtrrRules = (state) => {
  const byRange = state.enabled && state.fixedEnabled;
  const at = (gfn: number): TypeCode => {
    if (gfn >= ONE_MIB) return WB;
    return byRange ? (state.fixed[fixedIndex(gfn)] as TypeCode) : state.defaultType;
  };
  return {
    at,
    cuts: byRange ? fixedCuts(state.fixed) : [ONE_MIB],
    vague: [],
    ranges: [],
    explain: (gfn) => [
      {
        rule: gfn >= ONE_MIB ? 'acrn.above' : byRange ? 'acrn.fixed' : 'acrn.default',
        values: { type: typeName(at(gfn)) },
        source: SOURCE,
      },
    ],
  };
};

/** ACRN: fixed ranges only, taken over when DEF_TYPE is written. */
export const acrn: Policy = {
  id: 'acrn',
  title: 'ACRN (user VM)',
  summary:
    'Only the first MiB follows the guest, and only when DEF_TYPE is written; no variable ranges; CR0.CD swaps the PAT.',
  source: SOURCE,
  family: 'other',
  mtrrRules: acrnMap,
  arms: [
    { ...hostMmio, source: 'passthrough BARs, hypervisor/arch/x86/guest/ept.c, ACRN' },
    { ...guestMtrr, source: SOURCE },
  ],
  effective: ({ leaf, pat, vcpu }) =>
    effectiveOfLeaf(leafType(leaf), leafIpat(leaf), cacheDisabled(vcpu.cr0) ? UC : pat),
  explainEffective: ({ leaf, vcpu }) =>
    cacheDisabled(vcpu.cr0)
      ? {
          rule: 'access.acrn-cd',
          values: { leaf: typeName(leafType(leaf)) },
          source: 'vcpu_set_cr0(), hypervisor/arch/x86/guest/virtual_cr.c, ACRN',
        }
      : undefined,
  zaps: zapRule(({ event }) => {
    if (event.type === 'online' || event.type === 'migrate') return undefined;
    if (event.type !== 'wrmsr' || msrKind(event.msr).kind !== 'deftype')
      return { calls: [], rule: 'zap.acrn-other', source: SOURCE };
    const calls = [{ start: 0, end: ONE_MIB, call: 'update_ept_mem_type' }];
    return { calls, rule: 'zap.acrn', source: SOURCE };
  }),
  refuses: refusals(() => 0),
  variableMtrrs: () => 0,
};
