/**
 * The SDM's update of MTRRs in a multiple-processor system, as one group of events.
 * Source: SDM vol. 3, "MTRR Considerations in MP Systems", 11.11.8 / 12.11.8. Disabling interrupts, flushing caches and
 * TLBs change no type, so they are no events here.
 */
import { CR0_CD, CR0_NW } from '../arch/cr0';
import { type Hex, hexValue, toHex } from '../arch/hex';
import { IA32_MTRR_DEF_TYPE } from '../arch/msr';
import type { AtomicEvent, GroupEvent } from './types';

/** What one vCPU's CR0 and IA32_MTRR_DEF_TYPE hold before the update. */
export interface VcpuBefore {
  readonly cr0: Hex;
  readonly defType: Hex;
}

const E_BIT = 0x800n;
const DEF_TYPE = toHex(IA32_MTRR_DEF_TYPE);

/** The steps of one vCPU: CD=1, E=0, the writes, E as it was (or as the writes leave it), CR0 as it was. */
function steps(vcpu: number, before: VcpuBefore, writes: readonly { msr: Hex; value: Hex }[]): AtomicEvent[] {
  const cr0 = hexValue(before.cr0);
  const defType = hexValue(writes.find((write) => write.msr === DEF_TYPE)?.value ?? before.defType);
  const wrmsr = (msr: Hex, value: Hex): AtomicEvent => ({ type: 'wrmsr', vcpu, msr, value });
  return [
    { type: 'cr0', vcpu, value: toHex((cr0 | BigInt(CR0_CD)) & ~BigInt(CR0_NW)) },
    wrmsr(DEF_TYPE, toHex(hexValue(before.defType) & ~E_BIT)),
    ...writes.filter((write) => write.msr !== DEF_TYPE).map((write) => wrmsr(write.msr, write.value)),
    wrmsr(DEF_TYPE, toHex(defType)),
    { type: 'cr0', vcpu, value: toHex(cr0) },
  ];
}

/**
 * The update as a group. Sequential: one vCPU after the other. Concurrent: all make the same step before any makes the
 * next one, as the procedure's rendezvous has it, and the group is marked so.
 */
export function mpUpdate(
  label: string,
  vcpus: readonly VcpuBefore[],
  writes: readonly { msr: Hex; value: Hex }[],
  concurrent: boolean,
): GroupEvent {
  const each = vcpus.map((before, vcpu) => steps(vcpu, before, writes));
  if (!concurrent) return { type: 'group', label, events: each.flat() };
  const rounds = each[0]?.length ?? 0;
  const events = Array.from({ length: rounds }, (_, round) =>
    each.flatMap((list) => list[round] ?? []),
  ).flat();
  return { type: 'group', label, events, concurrent: true };
}
