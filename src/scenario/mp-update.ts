/**
 * The SDM's update of MTRRs in a multiple-processor system, as one group of events.
 * Source: SDM vol. 3, "MTRR Considerations in MP Systems", 11.11.8 / 12.11.8. Disabling interrupts, flushing caches and
 * TLBs change no type, so they are no events here.
 */
import { CR0_CD, CR0_NW } from '../arch/cr0';
import { canonicalHex, type Hex, hexValue, toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE } from '../arch/msr';
import type { MsrWrite } from './edits';
import type { AtomicEvent, GroupEvent } from './types';

/** One vCPU that takes part, and what its CR0 and IA32_MTRR_DEF_TYPE hold before the update. */
export interface VcpuBefore {
  readonly vcpu: number;
  readonly cr0: Hex;
  readonly defType: Hex;
}

const E_BIT = 0x800n;
const DEF_TYPE = toHex(IA32_MTRR_DEF_TYPE);

/**
 * The steps of one vCPU: CD=1 and NW=0, E=0, the writes, DEF_TYPE as it was (or as the writes want it), CR0 as it was.
 * A write to DEF_TYPE goes with the step that sets E again: before it, E must be 0.
 */
function steps({ vcpu, ...before }: VcpuBefore, writes: readonly MsrWrite[]): AtomicEvent[] {
  const cr0 = hexValue(before.cr0);
  const defType = writes.findLast(isDefType)?.value ?? before.defType;
  const wrmsr = (msr: Hex, value: Hex): AtomicEvent => ({
    type: 'wrmsr',
    vcpu,
    msr: canonicalHex(msr),
    value: canonicalHex(value),
  });
  return [
    { type: 'cr0', vcpu, value: toHex((cr0 | BigInt(CR0_CD)) & ~BigInt(CR0_NW)) },
    wrmsr(DEF_TYPE, toHex(hexValue(before.defType) & ~E_BIT)),
    ...writes.filter((write) => !isDefType(write)).map((write) => wrmsr(write.msr, write.value)),
    wrmsr(DEF_TYPE, defType),
    { type: 'cr0', vcpu, value: toHex(cr0) },
  ];
}

const isDefType = ({ msr }: MsrWrite): boolean => canonicalHex(msr) === DEF_TYPE;

/**
 * The update as a group, on the vCPUs that are named: those that are offline execute nothing and are left out by the
 * caller. Sequential: one vCPU after the other. Concurrent: all make the same step before any makes the next one, as
 * the procedure's rendezvous has it, and the group is marked so.
 */
export function mpUpdate(
  label: string,
  vcpus: readonly VcpuBefore[],
  writes: readonly MsrWrite[],
  concurrent: boolean,
): GroupEvent {
  const each = vcpus.map((before) => steps(before, writes));
  if (!concurrent) return { type: 'group', label, events: each.flat() };
  const rounds = each[0]?.length ?? 0;
  const events = Array.from({ length: rounds }, (_, round) => each.flatMap((list) => list[round] ?? []));
  return { type: 'group', label, events: events.flat(), concurrent: true };
}
