import { cacheDisabled } from '../arch/cr0';
import { effectiveOfLeaf } from '../arch/effective';
import type { Gfn } from '../arch/gfn';
import { lookup, matches } from '../arch/lookup';
import { mtrrName, type TypeCode, typeName, UC, UNDEFINED, WB, WP, WT } from '../arch/memtype';
import { msrKind } from '../arch/msr';
import type { MtrrState, VariableMtrr } from '../arch/mtrr';
import type { Vcpu } from '../scenario/machine';
import { uniform } from './blocks/consistency';
import { kvmRefusals } from './blocks/refusals';
import { explainSdm, sdmMap } from './blocks/sdm-map';
import { everything, hasDma, zapRule } from './blocks/zaps';
import {
  type Access,
  type Arm,
  IPAT,
  leafIpat,
  leafType,
  type MtrrRules,
  type Policy,
  type Transition,
} from './types';

const LOOKUP = 'mtrr_get_type(), xen/arch/x86/hvm/mtrr.c, Xen 4.19';
const CHANGED = 'memory_type_changed(), xen/arch/x86/mm/p2m-ept.c, Xen 4.19';
const LEAF = 'epte_get_entry_emt(), xen/arch/x86/mm/p2m-ept.c, Xen 4.19';

/** The SDM's rules, but an overlap that they leave undefined gets the type of the last register that matches. */
function xenType(state: MtrrState, gfn: Gfn): TypeCode {
  const code = lookup(state, gfn);
  if (code !== UNDEFINED) return code;
  return (state.variable.findLast((range) => matches(range, gfn)) as VariableMtrr).type;
}

/** Xen's lookup. The host's own MTRRs are looked up by the same function. */
const xenMap: MtrrRules = (state, cpu, window) => ({
  ...sdmMap(state, cpu, window),
  at: (gfn) => xenType(state, gfn),
  explain: (gfn) =>
    explainSdm(state, gfn, (hits) => {
      const types = hits.map((i) => typeName((state.variable[i] as VariableMtrr).type));
      const type = typeName(xenType(state, gfn));
      const code = lookup(state, gfn);
      const rule =
        code === UNDEFINED ? 'xen.last' : new Set(types).size === 1 ? 'overlap.same' : `overlap.${type}`;
      // Only the last of these rules is Xen's own: it names what the SDM says.
      const own = rule === 'xen.last' ? { sdm: mtrrName(code) } : {};
      return { rule, values: { types: types.join(', '), type, ...own }, source: LOOKUP };
    }),
});

/** Guest and host combined: equal is itself, UC wins, WB yields, WT with WP is WP, any other clash is UC. */
function combineGuestHost(guest: TypeCode, host: TypeCode): TypeCode {
  if (guest === host) return guest;
  if (guest === WB) return host;
  if (host === WB) return guest;
  return (guest === WT || guest === WP) && (host === WT || host === WP) ? WP : UC;
}

const noDevice: Arm = {
  key: 'arm.xen-no-device',
  source: `${LEAF}: no IOMMU and cache_flush_permitted() is false`,
  decide: (page) => (page.region.kind !== 'mmio' && page.machine.dma === 0 ? WB | IPAT : undefined),
  values: (page) => ({ count: page.machine.dma }),
};

const directMmio: Arm = {
  key: 'arm.mmio',
  source: `${LEAF}: p2m_mmio_direct`,
  decide: (page) => (page.region.kind === 'mmio' ? UC : undefined),
};

const guestAndHost: Arm = {
  key: 'arm.xen-combine',
  source: LEAF,
  decide: (page) => combineGuestHost(page.mtrr as TypeCode, page.host as TypeCode),
  values: (page) => ({ guest: typeName(page.mtrr as TypeCode), host: typeName(page.host as TypeCode) }),
};

/**
 * `memory_type_changed`: the invalid type 7 is stamped on the top-level entries, and every leaf is recomputed at its
 * next access. So the whole space pays, and no page goes stale.
 */
function marks({ event, before, after }: Transition): boolean {
  if (event.type === 'dma') return hasDma(before) !== hasDma(after);
  if (event.type !== 'wrmsr' || !hasDma(after)) return false;
  const { mtrr } = after.vcpus[event.vcpu] as Vcpu;
  const { kind } = msrKind(event.msr);
  if (kind === 'deftype') return true;
  if (kind === 'fixed') return mtrr.enabled && mtrr.fixedEnabled;
  return (kind === 'base' || kind === 'mask') && mtrr.enabled;
}

/** Does CR0.CD=1 of this vCPU swap its PAT? Only for a domain with a device. Source: `vmx_handle_cd`. */
const swapsPat = ({ machine, vcpu }: Access): boolean => cacheDisabled(vcpu.cr0) && hasDma(machine);

/** Xen 4.19 and later, HVM and PVH guests on EPT. A DMA user stands for an assigned device. */
export const xen: Policy = {
  id: 'xen',
  title: 'Xen 4.19 and later',
  summary:
    "Guest and host MTRRs combined once a device is assigned; CR0.CD swaps the guest's PAT; all leaves recomputed lazily.",
  source: LEAF,
  family: 'other',
  largePage: uniform,
  mtrrRules: xenMap,
  arms: [noDevice, directMmio, guestAndHost],
  looksAtHost: true,
  // CR0.CD=1 loads an all-UC PAT for that vCPU (vmx_handle_cd); the leaves stay.
  effective: (access) =>
    effectiveOfLeaf(leafType(access.leaf), leafIpat(access.leaf), swapsPat(access) ? UC : access.pat),
  explainEffective: (access) =>
    swapsPat(access) && !leafIpat(access.leaf)
      ? {
          rule: 'access.xen-cd',
          values: { leaf: typeName(leafType(access.leaf)) },
          source: 'vmx_handle_cd(), xen/arch/x86/hvm/vmx/vmx.c, Xen 4.19',
        }
      : undefined,
  zaps: zapRule((transition) => {
    if (marks(transition)) {
      return { calls: everything('memory_type_changed'), rule: 'zap.xen-marked', source: CHANGED };
    }
    const isWrite = transition.event.type === 'wrmsr' && msrKind(transition.event.msr).kind !== 'pat';
    const isKnown = ['wrmsr', 'cr0', 'dma', 'quirk', 'reset'].includes(transition.event.type);
    return isKnown
      ? { calls: [], rule: isWrite ? 'zap.xen-off' : 'zap.xen-other', source: CHANGED }
      : undefined;
  }),
  refuses: kvmRefusals,
  variableMtrrs: () => 8,
};
