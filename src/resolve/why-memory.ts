/** Step 1 of an explanation: what memory is there. */
import type { Gfn } from '../arch/gfn';
import { toHex } from '../arch/hex';
import type { Reason } from '../policy/types';
import type { Region } from '../scenario/machine';
import type { Snapshot } from './segments';

const SOURCE = 'the scenario: memory';
/** Who counts as host MMIO is decided by the host's page, never by the guest. */
const MMIO_SOURCE = 'the scenario: memory; kvm_is_mmio_pfn(), arch/x86/kvm/mmu/spte.c';

/** A page number as the byte address of its first byte. */
export const addressOf = (gfn: Gfn): string => toHex(gfn * 4096);

/** One step: the region, or that there is none. */
export function memorySteps(snapshot: Snapshot, region: Region, gfn: Gfn): Reason[] {
  const { fold, view } = snapshot;
  const { maxPhysAddr } = view.machine.cpu;
  if (region.index === -1) return [{ rule: 'memory.all', values: { bits: maxPhysAddr }, source: SOURCE }];
  if (region.index < 0) return [{ rule: 'memory.none', values: { address: addressOf(gfn) }, source: SOURCE }];
  const values = {
    name: fold.doc.memory?.[region.index]?.name || `memory[${region.index}]`,
    start: addressOf(region.start),
    end: addressOf(region.end),
  };
  const kvm = view.policy.family === 'kvm' || view.policy.family === 'series';
  const source = region.kind === 'mmio' && kvm ? MMIO_SOURCE : SOURCE;
  // Without a hypervisor there is no host behind it.
  const rule = view.policy.arms ? `memory.${region.kind}` : `memory.${region.kind}.bare`;
  return [{ rule, values, source }];
}
